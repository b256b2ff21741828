// Row R7: too large, too deep, too many: refused early, cheaply, and the next request works.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { after, before, describe, test } from 'node:test';
import { openHouse, writePost } from './house.mjs';

describe('oversize', () => {
  let house;
  let post;
  before(async () => {
    house = await openHouse({ limits: false });
    post = await writePost(await house.keeper());
  });
  after(() => house.close());

  const head = (more) =>
    `POST /posts/${post.id}/replies HTTP/1.1\r\nHost: 127.0.0.1:${house.port}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;
  const worksStill = async () => assert.equal((await house.visitor().get(`/posts/${post.id}`)).status, 200);

  test('a body announced above 1 MiB is refused with 413 before it is sent', async () => {
    for (const length of [1024 * 1024 + 1, 10_000_000, 2 ** 40]) {
      const began = Date.now();
      const answer = await house.raw(head(`Content-Length: ${length}`), 2_000);
      assert.match(answer, /^HTTP\/1\.1 413 /, `${length}`);
      assert.match(answer, /application\/problem\+json/);
      assert.ok(answer.length > 0 && Date.now() - began < 4_000);
    }
    await worksStill();
  });

  test('a browser is told so by a page in its language, whatever the wire refused', async () => {
    const accepts = 'Accept: text/html\r\nAccept-Language: de\r\n';
    const answer = await house.raw(head(`${accepts}Content-Length: ${1024 * 1024 + 1}`), 2_000);
    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.match(answer, /Content-Type: text\/html/);
    assert.match(answer, /<html lang="de"/);
    assert.ok(Buffer.from(answer, 'latin1').includes('Das ist zu groß') || answer.includes('Das ist zu groß'), answer);
    assert.match(answer, /Content-Security-Policy: /);
    await worksStill();
  });

  test('a body of chunks is cut when it passes 1 MiB, not when it ends', async () => {
    const sent = await new Promise((done) => {
      const socket = net.connect(house.port, '127.0.0.1');
      const chunk = Buffer.from(`10000\r\n${'x'.repeat(0x10000)}\r\n`);
      let wrote = 0;
      let answer = '';
      const pour = () => {
        while (wrote < 64 * 1024 * 1024 && !socket.destroyed) {
          wrote += chunk.length;
          if (!socket.write(chunk)) return socket.once('drain', pour);
        }
      };
      socket.on('connect', () => {
        socket.write(head('Transfer-Encoding: chunked'));
        pour();
      });
      socket.on('data', (bytes) => {
        answer += bytes;
      });
      socket.on('error', () => {});
      socket.on('close', () => done({ wrote, answer }));
      setTimeout(() => socket.destroy(), 8_000).unref();
    });
    assert.match(sent.answer, /^HTTP\/1\.1 413 /);
    assert.ok(sent.wrote < 32 * 1024 * 1024, `${sent.wrote} bytes were taken`);
    await worksStill();
  });

  test('just below the limit is read, and what is wrong with it said', async () => {
    const answer = await house.visitor().post(`/posts/${post.id}/replies`, { name: 'a', reply: 'b'.repeat(1_000_000) });
    assert.equal(answer.status, 422, answer.text.slice(0, 200));
    assert.deepEqual(
      answer.json.errors.map((e) => [e.field, e.code]),
      [['reply', 'too_long']],
    );
  });

  const deep = (levels) => `{"name":"a","reply":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  const many = (count) => `{${Array.from({ length: count }, (_, i) => `"${i.toString(36)}":1`).join(',')}}`;
  const bad = {
    'nested 65 deep': deep(65),
    'nested 100,000 deep': deep(100_000),
    'objects 100,000 deep': '{"name":'.repeat(100_000),
    'a field named twice': '{"name":"a","reply":"b","name":"c"}',
    'a field named twice, once escaped': '{"name":"a","reply":"b","n\\u0061me":"c"}',
    'a number without bounds': '{"name":"a","reply":1e999}',
    'a negative number without bounds': '{"name":"a","reply":-1e999}',
    NaN: '{"name":"a","reply":NaN}',
    Infinity: '{"name":"a","reply":Infinity}',
    '100,000 fields': many(100_000),
    nothing: '',
    'two values': '{"name":"a","reply":"b"} {}',
    'a comma at the end': '{"name":"a","reply":"b",}',
    'a comment': '{"name":"a",/* */"reply":"b"}',
    'single quotes': "{'name':'a','reply':'b'}",
    'half of it': '{"name":"a","reply":"b',
  };
  for (const [what, body] of Object.entries(bad)) {
    test(`JSON with ${what} answers 400`, async () => {
      const answer = await house.visitor().post(`/posts/${post.id}/replies`, body);
      assert.equal(answer.status, 400, answer.text.slice(0, 300));
      assert.match(answer.code, /^[a-z_]+$/);
      assert.ok(answer.bytes.length < 20_000, 'an error does not grow with its cause');
      await worksStill();
    });
  }

  test('a version without bounds is refused, not cut', async () => {
    const guest = house.visitor();
    const list = (await guest.post('/lists', { names: 'Anna\nBert\nCara\nDora' })).json;
    for (const version of ['1e999', '1.5', '99999999999999999999', '"1"', 'true', 'null'])
      assert.ok(
        [400, 422].includes((await guest.post(`/lists/${list.id}/undo`, `{"version":${version}}`)).status),
        version,
      );
  });

  test('a form with 300 fields is refused', async () => {
    const answer = await house.visitor().form(
      `/posts/${post.id}/replies`,
      Array.from({ length: 300 }, (_, i) => [`f${i}`, 'x']),
      { Accept: '*/*' },
    );
    assert.equal(answer.status, 400);
  });

  test('a thousand of them at once cost little memory, and a normal request works meanwhile', async () => {
    const rss = () => Number(readFileSync(`/proc/${house.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;
    const visitor = house.visitor();
    await Promise.all(Array.from({ length: 100 }, () => visitor.post('/people', deep(1_000))));
    const before = rss();
    const bodies = [deep(65), deep(100_000), many(20_000), bad['a field named twice']];
    const all = Promise.all(
      Array.from({ length: 1_000 }, (_, i) => visitor.post(`/posts/${post.id}/replies`, bodies[i % bodies.length])),
    );
    const meanwhile = await house.visitor().get(`/posts/${post.id}`);
    const answers = await all;
    assert.equal(meanwhile.status, 200);
    assert.ok(
      answers.every((a) => a.status === 400 || a.status === 503),
      [...new Set(answers.map((a) => a.status))].join(),
    );
    assert.ok(rss() - before < 32, `${before} to ${rss()} MiB`);
    await worksStill();
  });
});
