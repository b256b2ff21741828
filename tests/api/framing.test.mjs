// Row S12: no field reaches a header, a foreign Host is sent away, and doubtful framing is refused and cut.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse, writePost } from './house.mjs';

describe('headers and framing', () => {
  let house;
  let keeper;
  before(async () => {
    house = await openHouse({ limits: false });
    keeper = await house.keeper();
  });
  after(() => house.close());

  test('a line break in a field of one line is refused; in none does it reach a header', async () => {
    const post = await writePost(keeper);
    for (const crlf of ['\r\nSet-Cookie: evil=1', '\nSet-Cookie: evil=1', '\rSet-Cookie: evil=1', '\r\n\r\n<html>']) {
      const answers = [
        await house.visitor().post('/people', { name: `a${crlf}` }),
        await keeper.post('/posts', { title: `a${crlf}`, text: 'b' }),
        await keeper.post(`/posts/${post.id}/replies`, { name: `a${crlf}`, reply: 'b' }),
        await keeper.post(`/posts/${post.id}/replies`, { name: 'a', reply: 'b', email: `a@b${crlf}` }),
        await house.visitor().post('/sign-in', { name: `a${crlf}`, passphrase: 'b' }),
        await house.visitor().form('/people', { name: `a${crlf}` }),
      ];
      for (const [i, answer] of answers.entries()) {
        assert.ok([400, 422].includes(answer.status), `${i}: ${answer.status} ${answer.text.slice(0, 200)}`);
        assert.ok(!answer.rawHeaders.some((h) => /evil/.test(h)), `${i}`);
      }
      const language = await house.visitor().form('/language', { language: `de${crlf}`, back: `/posts${crlf}` });
      assert.ok(!language.rawHeaders.some((h) => /evil/.test(h)));
    }
    for (const path of [
      '/%0d%0aSet-Cookie:%20evil=1',
      '/posts/%0d%0aSet-Cookie:%20evil=1',
      '/l/%0d%0aSet-Cookie:evil=1',
      '/posts?after=%0d%0aSet-Cookie:evil=1',
    ])
      assert.ok(!(await house.visitor().get(path)).rawHeaders.some((h) => /evil/.test(h)), path);
  });

  test('a foreign Host is answered 421, and no link is ever made from it', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${house.port}`,
      `127.0.0.1.evil.example:${house.port}`,
      '127.0.0.1',
      `127.0.0.1:${house.port + 1}`,
      `user@127.0.0.1:${house.port}`,
    ]) {
      const answer = await house.visitor().get('/', { Host: host });
      assert.ok([400, 421].includes(answer.status), `${host}: ${answer.status}`);
      assert.doesNotMatch(answer.text, /evil/);
    }
    assert.equal((await house.visitor().get('/', { Host: 'evil.example' })).status, 421);
    for (const host of [`127.0.0.1:${house.port}`, `localhost:${house.port}`, `LOCALHOST:${house.port}`])
      assert.equal((await house.visitor().get('/', { Host: host })).status, 200, host);
    const me = await house
      .visitor()
      .post('/people', { name: 'a' }, { 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' });
    assert.ok(me.json.link.startsWith(house.url), me.json.link);
  });

  const host = () => `Host: 127.0.0.1:${house.port}`;
  const cases = {
    'no Host': () => 'GET / HTTP/1.1\r\n\r\n',
    'two Hosts': () => `GET / HTTP/1.1\r\n${host()}\r\nHost: evil.example\r\n\r\n`,
    'Content-Length and Transfer-Encoding': () =>
      `POST /people HTTP/1.1\r\n${host()}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    'two Content-Lengths': () =>
      `POST /people HTTP/1.1\r\n${host()}\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    'a list of Content-Lengths': () => `POST /people HTTP/1.1\r\n${host()}\r\nContent-Length: 2, 2\r\n\r\n{}`,
    'a negative Content-Length': () => `POST /people HTTP/1.1\r\n${host()}\r\nContent-Length: -1\r\n\r\n`,
    'a Content-Length in words': () => `POST /people HTTP/1.1\r\n${host()}\r\nContent-Length: two\r\n\r\n{}`,
    'a Content-Length beyond 64 bits': () =>
      `POST /people HTTP/1.1\r\n${host()}\r\nContent-Length: 99999999999999999999\r\n\r\n{}`,
    'an unknown Transfer-Encoding': () =>
      `POST /people HTTP/1.1\r\n${host()}\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    'a disguised Transfer-Encoding': () =>
      `POST /people HTTP/1.1\r\n${host()}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    'a chunk size that is none': () =>
      `POST /people HTTP/1.1\r\n${host()}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    'a folded header': () => `GET / HTTP/1.1\r\n${host()}\r\nX-Fold: a\r\n b\r\n\r\n`,
    'bare LF': () => `GET / HTTP/1.1\n${host()}\n\n`,
    'a bare LF in between': () => `GET / HTTP/1.1\r\n${host()}\nX: y\r\n\r\n`,
    'a bare CR': () => `GET / HTTP/1.1\r\n${host()}\r\nX: a\rb\r\n\r\n`,
    'NUL in a header': () => `GET / HTTP/1.1\r\n${host()}\r\nX: a\x00b\r\n\r\n`,
    'NUL in the target': () => `GET /\x00 HTTP/1.1\r\n${host()}\r\n\r\n`,
    'absolute form': () => `GET http://evil.example/ HTTP/1.1\r\n${host()}\r\n\r\n`,
    'a space before the colon': () => `GET / HTTP/1.1\r\n${host()}\r\nX : y\r\n\r\n`,
    'a space in the target': () => `GET / x HTTP/1.1\r\n${host()}\r\n\r\n`,
    'a header without a name': () => `GET / HTTP/1.1\r\n${host()}\r\n: x\r\n\r\n`,
    'another protocol': () => `GET / HTTQ/1.1\r\n${host()}\r\n\r\n`,
    'HTTP/2 by foreknowledge': () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'TLS on a plain port': () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'bytes above ASCII in the target': () => `GET /\xff HTTP/1.1\r\n${host()}\r\n\r\n`,
  };
  for (const [name, bytes] of Object.entries(cases)) {
    test(`${name}: 400 and the connection is closed`, async () => {
      const pipelined = `GET /healthz HTTP/1.1\r\n${host()}\r\n\r\n`;
      const answer = await house.raw(Buffer.from(bytes() + pipelined, 'latin1'), 4_000);
      assert.match(answer, /^HTTP\/1\.1 (400|413|505) /, answer.slice(0, 200));
      assert.doesNotMatch(answer, /"alive"/, 'what follows doubtful framing is never read as a request');
      assert.match(answer, /Connection: close/i);
    });
  }

  test('too long a head is 431, too many headers are refused', async () => {
    assert.match(
      await house.raw(`GET / HTTP/1.1\r\n${host()}\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`),
      /^HTTP\/1\.1 431 /,
    );
    assert.match(await house.raw(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host()}\r\n\r\n`), /^HTTP\/1\.1 (414|431) /);
    assert.match(
      await house.raw(`GET / HTTP/1.1\r\n${host()}\r\n${'X: y\r\n'.repeat(300)}\r\n`),
      /^HTTP\/1\.1 (400|431) /,
    );
  });

  test('two requests in one packet get two answers in their order', async () => {
    const answer = await house.raw(
      `GET /healthz HTTP/1.1\r\n${host()}\r\n\r\nGET /nothing HTTP/1.1\r\n${host()}\r\nConnection: close\r\n\r\n`,
    );
    assert.deepEqual(answer.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 200', 'HTTP/1.1 404']);
  });

  test('a chunked body is read as any other', async () => {
    const answer = await house.raw(
      `POST /people HTTP/1.1\r\n${host()}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{"nam\r\na\r\ne":"Anna"}\r\n0\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 200 /, answer);
  });
});
