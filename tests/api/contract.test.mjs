// The contract that makes kith checkable from outside: routes, faces, errors, start and end.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { seedDay } from './day.mjs';
import { makeDay, openHouse, pathOf, program, writePost } from './house.mjs';
import { startRehearsal } from './rehearsal.mjs';

const routes = JSON.parse(execFileSync(program, ['routes', '--json'], { encoding: 'utf8' }));
const audiences = ['anyone', 'seat link', 'signed in', 'team', 'keeper'];

describe('the contract', () => {
  let house;
  let keeper;
  let post;
  let list;
  let day;
  let seat;
  let evening;
  let rehearsal;
  before(async () => {
    house = await openHouse();
    keeper = await house.keeper();
    post = await writePost(keeper);
    list = (await keeper.post('/lists', { names: 'Anna\nBert\nCara\nDora\nEmil\nFritz', rounds: 2, table_size: 3 }))
      .json;
    day = await makeDay(keeper);
    seat = (await keeper.post(`/days/${day.id}/sign-ups`, { name: 'Frau Weber' })).json;
    evening = seedDay(house, 'Frau Weber', { people: 4 });
    rehearsal = await startRehearsal(keeper);
  });
  after(() => house.close());

  // An address that exists (or at least fits) for each pattern.
  const filled = (path) =>
    path
      .replace('{post}', post.id)
      .replace('{list}', list.id)
      .replace('{day}', day.id)
      .replace('{part}', day.programme[1].id)
      .replace('{seat}', seat.id)
      .replace('{table}', '0'.repeat(13))
      .replace('{asset}', 'none.css')
      .replace('{kind}', 'slips')
      .replace('{rehearsal}', rehearsal.rehearsal)
      .replace(/\{(reply|network|sign_in|day|seat|other|contact)\}/g, '0000000000000')
      .replace('{token}', '0'.repeat(39));

  test('a house is ready within two seconds and says so in one line', async () => {
    // Beside other tests the quickest of four openings says more about the house than the first.
    let quickest = house.readyAfterMs;
    for (let i = 0; i < 3 && quickest >= 2_000; ++i) {
      const another = await openHouse();
      quickest = Math.min(quickest, another.readyAfterMs);
      await another.close();
    }
    assert.ok(quickest < 2_000, `${quickest} ms`);
    assert.equal(house.said.match(/kith is ready at/g).length, 1);
  });

  test('the list of routes needs no server, and each row says method, path, audience, body, idempotent', () => {
    assert.ok(routes.length > 40);
    for (const route of routes) {
      assert.deepEqual(Object.keys(route).sort(), ['audience', 'body', 'idempotent', 'method', 'path']);
      assert.ok(['GET', 'POST'].includes(route.method), route.method);
      assert.ok(audiences.includes(route.audience), route.audience);
    }
  });

  test('the list of routes equals the served OpenAPI', async () => {
    const { paths } = (await house.visitor().get('/openapi.json')).json;
    const served = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, told]) => `${method.toUpperCase()} ${path} ${told['x-audience']}`),
    );
    assert.deepEqual(served.sort(), routes.map((r) => `${r.method} ${r.path} ${r.audience}`).sort());
  });

  test('the served OpenAPI is valid 3.1', async () => {
    const document = (await house.visitor().get('/openapi.json')).json;
    assert.match(document.openapi, /^3\.1/);
    const { valid, errors } = await new Validator().validate(document);
    assert.ok(valid, JSON.stringify(errors, null, 1));
  });

  test('every listed GET answers its keeper something else than 404 and 405, if its object exists', async () => {
    for (const { method, path } of routes) {
      if (method !== 'GET' || /\{(token|asset|reply|network|sign_in|day|seat|contact)\}/.test(path)) continue;
      if (path.endsWith('/changes')) continue; // has no end: rounds.test.mjs listens to it
      const answer = await keeper.get(filled(path));
      assert.ok([200, 303].includes(answer.status), `${path}: ${answer.status} ${answer.text.slice(0, 200)}`);
    }
  });

  test('what is listed nowhere answers 404, whatever the method', async () => {
    const visitor = house.visitor();
    for (const path of [
      '/nothing',
      '/posts/',
      '/posts/new/more',
      '/..',
      '/admin',
      '/wp-login.php',
      '/.env',
      '//',
      '/posts//replies',
    ]) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        const answer = await visitor.send(method, path, { headers: { Accept: 'application/json' } });
        assert.equal(answer.status, 404, `${method} ${path}`);
        assert.match(answer.headers['content-type'], /^application\/problem\+json/);
        assert.equal(answer.code, 'not_found');
      }
    }
  });

  test('a wrong method answers 405 and says which are allowed', async () => {
    const known = new Map();
    for (const { method, path } of routes) known.set(path, [...(known.get(path) ?? []), method]);
    for (const [path, methods] of known) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        if (methods.includes(method)) continue;
        // /posts/new is a page, and fits /posts/{post} as well.
        if (path === '/posts/new' && method === 'POST') continue;
        const answer = await house.visitor().send(method, filled(path), { headers: { Accept: 'application/json' } });
        assert.equal(answer.status, 405, `${method} ${path}: ${answer.text.slice(0, 100)}`);
        for (const allowed of methods)
          assert.ok(answer.headers.allow.split(', ').includes(allowed), `${path}: ${answer.headers.allow}`);
        assert.equal(answer.code, 'wrong_method');
      }
    }
  });

  test('TRACE and CONNECT are not served', async () => {
    for (const method of ['TRACE', 'CONNECT']) {
      const answer = await house.raw(
        `${method} / HTTP/1.1\r\nHost: 127.0.0.1:${house.port}\r\nConnection: close\r\n\r\n`,
      );
      assert.match(answer, /^HTTP\/1\.1 (400|405|501) /, method);
    }
  });

  test('an error is problem+json with a stable code and nothing from inside', async () => {
    const visitor = house.visitor();
    const stranger = await house.visitor();
    await stranger.post('/people', { name: 'Herr Schmidt' });
    const cases = [
      [await visitor.get('/me'), 401, 'not_signed_in'],
      [await visitor.get('/house'), 401, 'not_signed_in'],
      [await stranger.get('/house'), 403, 'keepers_only'],
      [await visitor.get('/posts/0000000000000'), 404, 'not_found'],
      [await visitor.get('/posts/zzz'), 404, 'not_found'],
      [await visitor.post('/people', '{'), 400, undefined],
      [await visitor.post('/people', { name: '' }), 422, undefined],
      [await visitor.get('/posts?after=x'), 404, 'not_found'],
      [await visitor.get('/posts?what=x'), 400, undefined],
    ];
    for (const [answer, status, code] of cases) {
      assert.equal(answer.status, status, answer.text);
      assert.match(answer.headers['content-type'], /^application\/problem\+json/);
      assert.equal(answer.json.status, status);
      assert.match(answer.code, /^[a-z_]+$/);
      if (code) assert.equal(answer.code, code);
      assert.ok(answer.json.title.length > 5);
      assert.doesNotMatch(answer.text, /select |insert |sqlite|postgres|soci|\.cpp|\/src\/|std::|SQLSTATE/i);
    }
  });

  test('every page answers a browser in HTML and a program in JSON, from the same view', async () => {
    for (const path of [
      '/',
      '/posts',
      `/posts/${post.id}`,
      '/lists',
      `/lists/${list.id}`,
      '/me',
      '/me/sign-ins',
      '/house',
      '/sign-in',
      '/posts/new',
      `/posts/${post.id}/edit`,
      ...['/days', '/days/new', `/seats/${seat.id}`],
      ...['', '/edit', '/people', '/import', '/find-my-seat'].map((page) => `/days/${day.id}${page}`),
      '/imprint',
      '/privacy',
      `/days/${evening.day}/seating`,
      `/days/${evening.day}/live`,
      `/days/${evening.day}/screen`,
      `/seats/${evening.seats[0].id}/now`,
      '/rehearsals',
      rehearsal.base,
      `${rehearsal.base}/seats/${rehearsal.seat}/now`,
    ]) {
      const html = await keeper.page(path);
      const json = await keeper.get(path);
      assert.equal(html.status, 200, path);
      assert.match(html.headers['content-type'], /^text\/html; charset=utf-8/, path);
      assert.match(html.text, /^\s*<!doctype html>/i, path);
      assert.match(html.text, /<html lang="en"/, path);
      assert.equal(json.status, 200, path);
      assert.match(json.headers['content-type'], /^application\/json/, path);
      assert.equal(typeof json.json, 'object', path);
    }
  });

  test('no Accept, */* and application/json mean JSON; text/html anywhere means a page', async () => {
    const visitor = house.visitor();
    for (const accept of [undefined, '*/*', 'application/json', 'application/xml'])
      assert.match(
        (await visitor.send('GET', '/posts', { headers: { Accept: accept } })).headers['content-type'],
        /json/,
      );
    assert.match(
      (await visitor.page('/posts', { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })).headers['content-type'],
      /html/,
    );
  });

  test('after a form comes 303 to the page that shows the outcome, after JSON the view', async () => {
    const form = await keeper.form(`/posts/${post.id}/replies`, { name: 'Frau Weber', reply: 'Von Hand.' });
    assert.equal(form.status, 303);
    assert.match(form.headers.location, /^\/replies\/[0-9a-z]{13}$/);
    const json = await keeper.post(`/posts/${post.id}/replies`, { name: 'Frau Weber', reply: 'Vom Programm.' });
    assert.equal(json.status, 200);
    assert.equal(json.json.reply.text, 'Vom Programm.');
    assert.equal(json.headers['content-location'], `/replies/${json.json.reply.id}`);
  });

  test('unknown fields are refused with 400 and named', async () => {
    const visitor = house.visitor();
    for (const answer of [
      await visitor.post('/people', { name: 'Frau Meier', keeper: true }),
      await visitor.form('/people', { name: 'Frau Meier', keeper: 'true' }, { Accept: '*/*' }),
    ]) {
      assert.equal(answer.status, 400, answer.text);
      assert.ok(
        answer.json.errors.some((e) => e.field === 'keeper'),
        answer.text,
      );
    }
    assert.equal((await visitor.get('/me')).status, 401);
  });

  test('a page shown again after an error keeps what was typed and names the field', async () => {
    const page = await house
      .visitor()
      .form(`/posts/${post.id}/replies`, { name: '', reply: 'Das tippe ich kein zweites Mal.', email: 'nothing' });
    assert.equal(page.status, 422);
    assert.match(page.headers['content-type'], /^text\/html/);
    assert.match(page.text, /Das tippe ich kein zweites Mal\./);
    assert.match(page.text, /role="alert"/);
    assert.match(page.text, /href="#answer_post_name"/);
    assert.match(page.text, /id="answer_post_name"[^>]*aria-invalid="true"/);
    assert.doesNotMatch(page.text, /id="answer_post_reply"[^>]*aria-invalid/);
  });

  test('all fields that are wrong are named at once', async () => {
    const answer = await house.visitor().post(`/posts/${post.id}/replies`, { name: '', reply: '' });
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.json.errors.map((e) => e.field).sort(), ['name', 'reply']);
    for (const error of answer.json.errors) assert.match(error.code, /^[a-z_]+$/);
  });

  test('the reader’s language decides: German, English, else the house’s', async () => {
    const said = async (language) =>
      (await house.visitor({ language }).page('/sign-in')).text.match(/<html lang="([^"]+)"/)[1];
    assert.equal(await said('en'), 'en');
    assert.match(await said('de'), /^de/);
    assert.match(await said('de-AT,en;q=0.5'), /^de/);
    assert.equal(await said('de;q=0.2,en-GB;q=0.9'), 'en');
    assert.match(await said('fr'), /^de/);
    assert.match(await said(''), /^de/);
    const german = await house.visitor({ language: 'de' }).get('/nothing');
    const english = await house.visitor({ language: 'en' }).get('/nothing');
    assert.equal(german.code, english.code);
    assert.notEqual(german.json.title, english.json.title);
  });

  test('a language once chosen stays, and leads back to a page of this house only', async () => {
    const visitor = house.visitor({ language: 'en' });
    const chosen = await visitor.form('/language', { language: 'de', back: '/posts' });
    assert.equal(chosen.status, 303);
    assert.equal(chosen.headers.location, '/posts');
    assert.match((await visitor.page('/')).text, /<html lang="de/);
    for (const back of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '\t//evil.example',
    ])
      assert.equal((await visitor.form('/language', { language: 'en', back })).headers.location, '/', back);
  });

  test('HEAD answers what GET answers, without the body', async () => {
    for (const path of [
      '/',
      '/posts',
      `/posts/${post.id}`,
      '/healthz',
      '/readyz',
      '/openapi.json',
      '/feed',
      '/nothing',
      '/lists',
    ]) {
      const accept = { headers: { Accept: 'application/json' } };
      const get = await house.visitor().send('GET', path, accept);
      const head = await house.visitor().send('HEAD', path, accept);
      assert.equal(head.status, get.status, path);
      assert.equal(head.bytes.length, 0, path);
      assert.equal(head.headers['content-type'], get.headers['content-type'], path);
      if (path !== '/nothing') assert.equal(head.headers['content-length'], get.headers['content-length'], path);
    }
  });

  test('/healthz says the process lives, /readyz that it can write', async () => {
    assert.equal((await house.visitor().get('/healthz')).status, 200);
    assert.deepEqual((await house.visitor().get('/readyz')).json, { status: 'ready' });
  });

  test('the feed is Atom and holds the posts', async () => {
    const feed = await house.visitor().get('/feed');
    assert.match(feed.headers['content-type'], /^application\/atom\+xml/);
    assert.match(feed.text, /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/);
    assert.ok(feed.text.includes(post.title));
  });

  test('an asset of a page is served for ever under its own name, compressed if wanted, and 304 if known', async () => {
    const visitor = house.visitor();
    const paths = (await visitor.page('/')).text.match(/\/assets\/[^"']+/g);
    assert.ok(paths.length > 1);
    for (const path of new Set(paths)) {
      const plain = await visitor.get(path);
      assert.equal(plain.status, 200, path);
      assert.match(plain.headers['cache-control'], /immutable/, path);
      assert.equal((await visitor.get(path, { 'If-None-Match': plain.headers.etag })).status, 304, path);
      const small = await visitor.get(path, { 'Accept-Encoding': 'br' });
      if (/\.(css|js)$/.test(path)) assert.equal(small.headers['content-encoding'], 'br', path);
    }
  });

  test('a network shows itself and its posts', async () => {
    const { network } = (await house.visitor().get('/')).json;
    const shown = await house.visitor().get(`/networks/${network}`);
    assert.equal(shown.status, 200);
    assert.ok(shown.json.posts.some((p) => p.id === post.id));
    assert.ok(pathOf(house.url));
  });
});

test('SIGTERM ends a house with 0 within five seconds, and finishes what is under way', async () => {
  const house = await openHouse();
  const visitor = house.visitor();
  await visitor.get('/');
  const began = Date.now();
  const asked = visitor.post('/lists', { names: Array.from({ length: 200 }, (_, i) => `Person ${i}`).join('\n') });
  const half = house.raw('GET / HTTP/1.1\r\nHost:', 5_000);
  await new Promise((done) => setTimeout(done, 100));
  const end = await house.stop();
  assert.deepEqual(end, { code: 0, signal: null });
  assert.ok(Date.now() - began < 5_000);
  assert.equal((await asked).status, 200);
  await half;
  await house.close();
});

test('SIGINT ends a house as SIGTERM does', async () => {
  const house = await openHouse();
  house.child.kill('SIGINT');
  assert.deepEqual(await house.ended, { code: 0, signal: null });
  await house.close();
});
