// Row S8: nothing changes by looking, and nothing is changed from a page of somebody else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { makeDay, openHouse, pathOf, program, sameData, writePost } from './house.mjs';

const routes = JSON.parse(execFileSync(program, ['routes', '--json'], { encoding: 'utf8' }));

describe('methods and senders', () => {
  let house;
  let keeper;
  let post;
  before(async () => {
    house = await openHouse({ limits: false });
    keeper = await house.keeper();
    post = await writePost(keeper);
  });
  after(() => house.close());

  test('GET, HEAD and OPTIONS change no byte of what is stored, on any route, for any viewer', async () => {
    const guest = house.visitor();
    const me = (await guest.post('/people', { name: 'Frau Meier' })).json;
    const list = (await guest.post('/lists', { names: 'Anna\nBert\nCara\nDora' })).json;
    const { reply, link } = (await guest.post(`/posts/${post.id}/replies`, { name: 'Frau Meier', reply: 'Hallo.' }))
      .json;
    const day = await makeDay(guest);
    const seat = (await guest.post(`/days/${day.id}/sign-ups`, { name: 'Frau Meier' })).json;
    const [table] = (await guest.post(`/seats/${seat.id}/open-tables`, { sentence: 'Boote' })).json.open_tables;
    await guest.post(`/days/${day.id}/import`, { csv: 'Name;Mail\nAnna;a@example.com' });
    const links = [me.link, list.link, link, day.team_link, seat.link];
    const tokens = links.map(pathOf).map((p) => p.split('/')[2]);
    const { rehearsal } = (await guest.post('/rehearsals')).json;
    const { network } = (await guest.get('/')).json;
    const { id } = (await guest.get('/me/sign-ins')).json.sign_ins[0];
    const fill = (path, token) =>
      path
        .replace('{post}', post.id)
        .replace('{list}', list.id)
        .replace('{day}', day.id)
        .replace('{part}', day.programme[1].id)
        .replace('{seat}', seat.id)
        .replace('{table}', table.id)
        .replace('{reply}', reply.id)
        .replace('{network}', network)
        .replace('{sign_in}', id)
        .replace('{rehearsal}', rehearsal)
        .replace('{token}', token);
    await guest.get('/readyz'); // makes its row once
    const before = house.stored();
    let asked = 0;
    for (const visitor of [house.visitor(), guest, keeper]) {
      for (const path of new Set(routes.map((r) => r.path))) {
        if (path.endsWith('/changes')) continue; // an answer to GET has no end there
        for (const token of path.includes('{token}') ? tokens : ['']) {
          for (const method of ['GET', 'HEAD', 'OPTIONS']) {
            for (const query of ['', '?name=x&reply=y&title=z&text=t&version=1&names=a&_method=POST'])
              await visitor.send(method, fill(path, token) + query, {
                headers: { Accept: 'text/html', 'X-HTTP-Method-Override': 'POST' },
              });
            ++asked;
          }
        }
      }
    }
    assert.ok(asked > 400, `${asked}`);
    assert.ok(sameData(house.stored(), before));
    assert.equal((await guest.get('/me')).json.name, 'Frau Meier');
  });

  const attempt = (visitor, headers, body = { name: 'x', reply: `${Math.random()}` }) =>
    visitor.send('POST', `/posts/${post.id}/replies`, {
      headers: { Accept: 'application/json', ...headers },
      body: typeof body === 'string' ? body : new URLSearchParams(body).toString(),
    });
  const asForm = { 'Content-Type': 'application/x-www-form-urlencoded' };

  test('a form or JSON from a foreign page is refused, whatever key it carries', async () => {
    const before = (await keeper.get(`/posts/${post.id}`)).json.replies.length;
    const foreign = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `http://127.0.0.1:${house.port + 1}` },
      { Origin: `https://127.0.0.1:${house.port}.evil.example` },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'cross-site', Origin: house.url },
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
    ];
    const _key = await keeper.key(`/posts/${post.id}`);
    for (const headers of foreign) {
      const form = await attempt(keeper, { ...asForm, ...headers }, { _key, name: 'x', reply: 'foreign' });
      const json = await keeper.post(`/posts/${post.id}/replies`, { name: 'x', reply: 'foreign' }, headers);
      for (const answer of [form, json]) {
        assert.equal(answer.status, 403, JSON.stringify(headers));
        assert.equal(answer.code, 'foreign_page');
      }
    }
    assert.equal((await keeper.get(`/posts/${post.id}`)).json.replies.length, before);
  });

  test('a page of ours is believed by Sec-Fetch-Site or Origin, localhost and 127.0.0.1 being one', async () => {
    for (const headers of [
      { Origin: house.url },
      { Origin: `http://localhost:${house.port}` },
      { 'Sec-Fetch-Site': 'same-origin' },
      { 'Sec-Fetch-Site': 'none' },
      { 'Sec-Fetch-Site': 'same-origin', Origin: house.url },
    ])
      assert.equal((await attempt(keeper, { ...asForm, ...headers })).status, 200, JSON.stringify(headers));
  });

  test('with neither, a form needs the key of a page made for this viewer', async () => {
    const guest = house.visitor();
    await guest.post('/people', { name: 'Frau Meier' });
    const path = `/posts/${post.id}`;
    const own = await guest.key(path);
    const others = await keeper.key(path);
    const anyones = await house.visitor().key(path);
    const send = async (_key) =>
      (await attempt(guest, asForm, { ...(_key && { _key }), name: 'x', reply: `${Math.random()}` })).status;
    assert.equal(await send(), 403);
    assert.equal(await send('nonsense'), 403);
    assert.equal(await send(others), 403);
    assert.equal(await send(anyones), 403);
    assert.equal(await send(own.slice(0, -1) + (own.endsWith('0') ? '1' : '0')), 403);
    assert.equal(await send(own), 200);
    assert.equal((await attempt(house.visitor(), asForm, { name: 'x', reply: 'y' })).status, 403);
  });

  test('nobody is signed in or out from a foreign page', async () => {
    const visitor = house.visitor();
    for (const [path, fields] of [
      ['/sign-in', { name: 'Frau Weber', passphrase: 'four words do well' }],
      ['/people', { name: 'x' }],
      ['/sign-out', {}],
      ['/language', { language: 'de' }],
    ]) {
      const answer = await visitor.form(path, fields, { Origin: 'https://evil.example' });
      assert.equal(answer.status, 403, path);
      assert.equal(answer.headers['set-cookie'], undefined, path);
    }
    const keyless = await visitor.send('POST', '/sign-in', {
      headers: asForm,
      body: 'name=Frau+Weber&passphrase=four+words+do+well',
    });
    assert.equal(keyless.status, 403);
  });

  test('text/plain, multipart, XML and JSON in a form’s clothes are refused with 415 or 400', async () => {
    const json = JSON.stringify({ name: 'x', reply: 'y' });
    for (const type of [
      'text/plain',
      'text/plain;application/json',
      'multipart/form-data; boundary=x',
      'application/xml',
      'text/json',
      'application/jsonx',
      '',
    ]) {
      const answer = await attempt(keeper, { 'Content-Type': type || undefined, Origin: house.url }, json);
      assert.equal(answer.status, 415, `${type}: ${answer.text}`);
      assert.equal(answer.code, 'wrong_type');
    }
    const dressed = await attempt(keeper, { ...asForm, Origin: house.url }, json);
    assert.ok([400, 422].includes(dressed.status), `${dressed.status}`);
  });

  test('commands without fields refuse a body of another type, too', async () => {
    const before = (await keeper.get('/me')).status;
    const answer = await keeper.send('POST', '/sign-out', { headers: { 'Content-Type': 'text/plain' }, body: 'x' });
    assert.equal(answer.status, 415);
    assert.equal((await keeper.get('/me')).status, before);
  });

  test('a bearer needs neither Origin nor key, and a cookie beside it adds nothing', async () => {
    const guest = house.visitor();
    await guest.post('/people', { name: 'Frau Meier' });
    const { value } = [...guest.cookies.values()].find((c) => c.path === '/');
    const bearer = house.visitor({ headers: { Authorization: `Bearer ${value}` } });
    assert.equal((await bearer.get('/me')).json.name, 'Frau Meier');
    assert.equal((await bearer.post('/me', { name: 'Anna' }, { Origin: 'https://program.example' })).status, 200);
    const both = await keeper.get('/me', { Authorization: `Bearer ${value}` });
    assert.notEqual(both.json.name, 'Frau Weber');
    const nobody = await keeper.get('/me', { Authorization: `Bearer ${'a'.repeat(52)}` });
    assert.equal(nobody.status, 401);
  });

  test('no answer allows another origin to read it', async () => {
    for (const path of ['/', '/me', `/posts/${post.id}`, '/openapi.json', '/nothing']) {
      const answer = await keeper.get(path, { Origin: 'https://evil.example' });
      assert.ok(!Object.keys(answer.headers).some((h) => h.startsWith('access-control-')), path);
    }
  });
});
