// Watching a day live: the stream that pages hear, and the room's screen.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import { ask, seedDay } from './day.mjs';
import { openHouse, pathOf, sleep } from './house.mjs';

describe('watching a day', () => {
  let house;
  let team;
  before(async () => {
    house = await openHouse({ limits: false });
    team = await house.keeper('Herr Bassetti');
  });
  after(() => house.close());

  // A day of its own for each test, with short ways to do and look.
  function evening(options) {
    const made = seedDay(house, 'Herr Bassetti', options);
    const seating = `/days/${made.day}/seating`;
    const live = `/days/${made.day}/live`;
    const done = async (path, body) => {
      const answer = await team.post(path, body);
      assert.equal(answer.status, 200, `${path}: ${answer.text}`);
      return answer.json;
    };
    return {
      ...made,
      seating,
      live,
      plan: (tables = 0) => done(`${seating}/${made.part}/plan`, { tables }),
      act: (verb, body = {}) => done(`${live}/${made.part}/${verb}`, body),
      look: async () => (await team.get(live)).json,
    };
  }

  async function until(what, look) {
    for (let i = 0; i < 60; ++i) {
      const seen = await look();
      if (seen) return seen;
      await sleep(50);
    }
    return assert.fail(`not within 3 s: ${what}`);
  }

  // What a page that watches hears.
  function watch(day) {
    const heard = [];
    const request = http.get(`${house.url}/days/${day}/changes`, { headers: { Accept: 'text/event-stream' } });
    const opened = new Promise((done, failed) => {
      request.on('error', failed);
      request.on('response', (response) => {
        response.on('data', (bytes) => heard.push(bytes.toString()));
        response.on('error', () => {});
        done(response);
      });
    });
    return { heard, opened, close: () => request.destroy() };
  }

  test('the stream says only "changed" and the version, at once and after a commit here', async () => {
    const day = evening({ people: 8 });
    await day.plan();
    const watching = watch(day.day);
    const response = await watching.opened;
    assert.equal(response.statusCode, 200);
    assert.match(response.headers['content-type'], /^text\/event-stream/);
    await until('the first word', () => watching.heard.length > 0);
    const began = Date.now();
    await day.act('start');
    await until('a second word', () => watching.heard.length > 1);
    assert.ok(Date.now() - began < 1_500);
    for (const said of watching.heard.join('').trim().split('\n\n'))
      assert.match(said, /^event: changed\ndata: \{"version":\d+\}$/);
    watching.close();
  });

  test('what another server commits is heard as well', async () => {
    const day = evening({ people: 4 });
    await day.plan();
    const watching = watch(day.day);
    await watching.opened;
    await until('the first word', () => watching.heard.length > 0);
    const id = BigInt(ask(house, 'select id from day order by made desc limit 1;')[0][0]);
    ask(
      house,
      `begin; update day set version = version + 1 where id = ${id}; insert into outbox (id, at, kind, noun, payload)
       values (${BigInt(Date.now())}, ${Date.now()}, 'day.changed', ${id}, ''); commit;`,
    );
    await until('a second word', () => watching.heard.length > 1);
    watching.close();
  });

  test('the screen opens by its link without sign-in, and shows names only if the team says so and of those who agreed', async () => {
    const closed = evening({ people: 8 });
    await closed.plan();
    const open = evening({ people: 8, namesOnScreen: true });
    await open.plan();
    await open.act('start');
    const passer = house.visitor();
    assert.equal((await passer.get(`/days/${open.day}/screen`)).status, 404);
    assert.equal((await passer.get(pathOf((await open.look()).screen))).status, 303);
    const screen = (await passer.get(`/days/${open.day}/screen`)).json;
    assert.deepEqual(screen.tables.flatMap((t) => t.names).sort(), ['Gast1', 'Gast3', 'Gast5', 'Gast7']);
    assert.deepEqual(
      (await team.get(`/days/${closed.day}/screen`)).json.tables.flatMap((t) => t.names),
      [],
    );
    assert.equal((await passer.get(open.live)).status, 401);
    // The web only grows.
    const lines = async () => (await team.get(`/days/${open.day}/screen`)).json.web.split('M').length;
    const before = await lines();
    await open.act('next', { round: 1 });
    assert.ok((await lines()) > before);
  });
});

test('one address watches by three hundred streams and no more, so that others have room', async () => {
  const house = await openHouse({ args: ['--trust-proxy', '127.0.0.1'] });
  try {
    await house.keeper('Herr Bassetti');
    const { day } = seedDay(house, 'Herr Bassetti');
    const streams = [];
    const statusFor = (address) =>
      new Promise((done, failed) => {
        const headers = { Accept: 'text/event-stream', 'X-Forwarded-For': address };
        const request = http.get(`${house.url}/days/${day}/changes`, { headers, agent: false });
        streams.push(request);
        request.on('error', failed);
        request.on('response', (response) => {
          response.on('error', () => {});
          response.resume();
          done(response.statusCode);
        });
      });
    const statuses = [];
    for (let i = 0; i < 301; ++i) statuses.push(await statusFor('198.51.100.1'));
    assert.deepEqual(statuses, [...Array(300).fill(200), 503]);
    assert.equal(await statusFor('198.51.100.2'), 200);
    streams[0].destroy();
    await sleep(200);
    assert.equal(await statusFor('198.51.100.1'), 200, 'whoever leaves makes room');
    for (const stream of streams) stream.destroy();
  } finally {
    await house.close();
  }
});
