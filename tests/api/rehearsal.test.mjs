// The rehearsal: a whole networking day over HTTP, by the day's own addresses, in a house that is thrown away. Nothing
// of it reaches the house it was opened in.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeDay, openHouse, pathOf, sameData, sleep } from './house.mjs';
import { playRounds, startRehearsal } from './rehearsal.mjs';

// Where the houses of this file throw away what they throw away: other tests have rehearsals, too.
const folder = mkdtempSync(join(tmpdir(), 'kith-thrown-away-'));
process.env.TMPDIR = folder;
after(() => rmSync(folder, { recursive: true, force: true }));
const folders = () => readdirSync(folder).filter((name) => name.startsWith('kith-stage-'));

describe('a rehearsal', () => {
  let house;
  before(async () => {
    house = await openHouse({ limits: false });
  });
  after(() => house.close());

  test('goes from the door to the first contact', async () => {
    const player = house.visitor();
    const played = await startRehearsal(player);
    assert.equal(played.step, 'door');
    assert.ok(played.people >= 20 && played.missing === 4, JSON.stringify(played));
    const steps = new Set();
    const tables = [];
    await playRounds(played, async (round, seen) => {
      steps.add(seen.step);
      if (seen.late_comes) {
        assert.equal(round, 1);
        await played.act('there', { seat: seen.late });
        assert.equal((await played.now()).late_comes, false);
      }
      const phone = await played.look(`/seats/${played.seat}/now`);
      assert.equal(phone.table, (await played.now()).table);
      tables.push({ table: phone.table, names: phone.mates.map((mate) => mate.name), together: seen.together });
    });
    assert.deepEqual([...steps], ['rounds']);
    const shared = tables.find((at) => at.together);
    assert.equal(shared.table, 4, JSON.stringify(tables));
    assert.ok(shared.names.some((name) => /Weber/.test(name)));

    const after = await played.now();
    assert.equal(after.step, 'afterwards');
    assert.equal(after.contact, undefined);
    const met = await played.done(`/seats/${played.seat}/met/${after.other}`, { gladly: true });
    assert.ok(!JSON.stringify(met).includes('contact":"'), 'nothing shows before the morning');
    assert.equal((await played.now()).step, 'morning');
    assert.deepEqual((await played.look(`/seats/${played.seat}/contacts`)).contacts, []);
    const morning = await played.done('/morning');
    assert.equal(morning.step, 'end');
    const contact = await played.look(`/seats/${played.seat}/contacts/${morning.contact}`);
    assert.match(contact.title, /Weber/);
    assert.deepEqual(
      contact.story.map((at) => at.table),
      [4],
    );
    await played.end();
  });

  test('in which nothing is said makes no contact, and tells nobody', async () => {
    const played = await startRehearsal(house.visitor());
    await playRounds(played);
    assert.equal((await played.now()).step, 'afterwards');
    const morning = await played.done('/morning');
    assert.equal(morning.step, 'end');
    assert.equal(morning.contact, undefined);
    assert.deepEqual((await played.look(`/seats/${played.seat}/contacts`)).contacts, []);
    await played.end();
  });

  test('says on every page what it is, and every address of it stays in it', async () => {
    const player = house.visitor();
    const played = await startRehearsal(player);
    const { day, seat, base } = played;
    const pages = [
      '',
      `/days/${day}`,
      `/days/${day}/door`,
      `/days/${day}/live`,
      `/seats/${seat}`,
      `/seats/${seat}/now`,
    ];
    pages.push(`/days/${day}/people`, `/days/${day}/edit`, `/seats/${seat}/met`, `/seats/${seat}/contacts`, '/nowhere');
    for (const path of pages) {
      const page = await player.page(base + path);
      assert.match(page.text, /This is a rehearsal\./, path);
      assert.match(page.text, /<meta name="robots" content="noindex/, path);
      assert.equal(page.headers['cache-control'], 'no-store', path);
      const addresses = [...page.text.matchAll(/ (?:href|action|formaction|src|data-[a-z-]*url-value)="(\/[^"]*)"/g)];
      const outside = addresses.map((found) => found[1]).filter((to) => !to.startsWith(`${base}`));
      const known = /^\/(assets\/|imprint$|privacy$|days\/new$|rehearsals$)/;
      assert.deepEqual(
        outside.filter((to) => !known.test(to)),
        [],
        path,
      );
    }
    await played.end();
  });

  test('works by forms, without scripts, and its cookies open nothing else', async () => {
    const player = house.visitor();
    const start = await player.form('/rehearsals', { _key: await player.key('/') });
    assert.equal(start.status, 303);
    const base = start.headers.location;
    assert.match(base, /^\/rehearsals\/[0-9a-z]{26}$/);
    for (const line of start.headers['set-cookie']) assert.match(line, new RegExp(`Path=${base};`));
    const lobby = await player.page(base);
    const action = lobby.text.match(/action="([^"]*door\/here)"/)[1];
    const seat = lobby.text.match(/name="seat" value="([^"]*)"/)[1];
    const here = await player.form(action, { _key: lobby.key(), seat });
    assert.equal(here.status, 303);
    assert.ok(here.headers.location.startsWith(`${base}/days/`), here.headers.location);
    assert.equal((await player.get('/me')).status, 401, 'nobody in the house itself');
    const ended = await player.form(`${base}/end`, { _key: (await player.page(base)).key() });
    assert.equal(ended.headers.location, base);
    assert.match((await player.page(base)).text, /This rehearsal is over/);
  });

  test('a phone joins by the link of the seat, and sees that seat only', async () => {
    const played = await startRehearsal(house.visitor());
    const phone = house.visitor();
    const opened = await phone.page(pathOf(played.phone));
    assert.equal(opened.status, 303);
    assert.ok(opened.headers.location.startsWith(`${played.base}/seats/${played.seat}`));
    const page = await phone.page(opened.headers.location);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /door\/here"/, 'the team’s taps are the team’s');
    const stranger = await house.visitor().page(`${played.base}/days/${played.day}`);
    assert.match(stranger.text, /This is a rehearsal\./);
    assert.doesNotMatch(stranger.text, /Step 1 of 6/);
    assert.equal((await phone.get(`${played.base}/days/${played.day}/live`)).status, 401);
    await played.end();
  });

  test('leaves no trace in the house: not a row, not a list, not a figure', async () => {
    const keeper = await house.keeper();
    const day = await makeDay(keeper);
    const lists = async () =>
      Promise.all(['/days', '/feed', '/house', `/days/${day.id}/people`].map(async (p) => (await keeper.get(p)).text));
    const [stored, shown] = [house.stored(), await lists()];
    const player = house.visitor();
    const played = await startRehearsal(player, { day: day.id });
    await playRounds(played);
    assert.ok(sameData(stored, house.stored()), 'the house has the same rows');
    assert.deepEqual(await lists(), shown);
    assert.equal((await keeper.get(`/days/${played.day}`)).status, 404);
    assert.equal((await keeper.get(`/seats/${played.seat}`)).status, 404);
    await played.end();
    assert.ok(sameData(stored, house.stored()));
  });

  test('takes over how a day is shaped, and none of its people', async () => {
    const keeper = house.visitor();
    const day = await makeDay(keeper);
    const rounds = day.programme.find((part) => part.kind === 'rounds');
    const shape = { rounds: 2, round_minutes: 20, table_size: 4 };
    assert.equal((await keeper.post(`/days/${day.id}/parts/${rounds.id}`, shape)).status, 200);
    await keeper.post(`/days/${day.id}/people`, { name: 'Frau Ganzecht' });
    const played = await startRehearsal(house.visitor(), { day: day.id });
    const own = await played.look(`/days/${played.day}/edit`);
    const taken = own.programme.find((part) => part.kind === 'rounds');
    for (const [field, value] of Object.entries(shape)) assert.equal(taken[field], value, field);
    assert.ok(!JSON.stringify(await played.look(`/days/${played.day}/people`)).includes('Ganzecht'));
    await played.end();
    assert.equal((await house.visitor().post('/rehearsals', { day: '0000000000000' })).status, 404);
  });

  test('two at once do not see each other', async () => {
    const [one, other] = [house.visitor(), house.visitor()];
    const [first, second] = [await startRehearsal(one), await startRehearsal(other)];
    await first.comeIn();
    assert.equal((await first.now()).step, 'seat_them');
    assert.equal((await second.now()).step, 'door');
    for (const path of [`/days/${first.day}/live`, `/seats/${first.seat}`, `/days/${first.day}`])
      assert.equal((await other.get(second.base + path)).status, 404, path);
    // A stranger who guessed ids, or has the first's cookies under the second's address, is nobody there.
    const cookie = first.started.headers['set-cookie'][0].split(';')[0];
    const stranger = await house.visitor().get(`${second.base}/days/${second.day}/live`, { Cookie: cookie });
    assert.equal(stranger.status, 401);
    // Not even by the second's address below one's own.
    await one.post(`${first.base}/rehearsals/${second.rehearsal}/end`);
    assert.equal((await second.now()).step, 'door');
    await second.end();
  });

  test('has nothing that would be kept', async () => {
    const player = house.visitor();
    const played = await startRehearsal(player);
    const kept = [
      '/',
      '/people',
      '/sign-in',
      '/lists',
      '/posts',
      '/house',
      '/days',
      '/days/new',
      '/house/backup',
      '/me',
    ];
    for (const path of [...kept, `/seats/${played.seat}/claim`, `/days/${played.day}/import`])
      if (path !== '/')
        assert.ok([403, 404, 405].includes((await player.get(played.base + path)).status), `GET ${path}`);
    const claim = { name: 'Frau Meier', passphrase: 'four words do well' };
    assert.equal((await player.post(`${played.base}/seats/${played.seat}/claim`, claim)).status, 403);
    assert.equal((await player.post(`${played.base}/rehearsals`)).status, 403, 'no rehearsal in a rehearsal');
    await played.end();
  });

  test('ends with a friendly page, for whatever is asked of it, and its folder goes', async () => {
    const player = house.visitor();
    const before = folders();
    const played = await startRehearsal(player);
    const [own, ...more] = folders().filter((name) => !before.includes(name));
    assert.ok(own && more.length === 0, 'one folder for each');
    await played.end();
    for (const path of ['', '/', `/days/${played.day}/live`, '/nowhere']) {
      const page = await player.page(played.base + path);
      assert.equal(page.status, 404, path);
      assert.match(page.text, /Another rehearsal/, path);
      assert.equal((await player.get(played.base + path)).code, 'rehearsal_over', path);
    }
    assert.equal((await player.post(`${played.base}/days/${played.day}/door/here`, {})).code, 'rehearsal_over');
    for (let i = 0; i < 60 && folders().includes(own); ++i) await sleep(50);
    assert.ok(!folders().includes(own));
  });

  test('is taken down while others keep the house busy', async () => {
    const player = house.visitor();
    const before = folders();
    const played = await startRehearsal(player);
    const [own] = folders().filter((name) => !before.includes(name));
    await played.end();
    const until = Date.now() + 4_000;
    while (folders().includes(own) && Date.now() < until)
      assert.equal((await house.visitor().post('/people', { name: 'Anna' })).status, 200);
    assert.ok(!folders().includes(own));
  });

  test('a stream of one ends with it', async () => {
    const player = house.visitor();
    const played = await startRehearsal(player);
    const stream = player.send('GET', `${played.base}/days/${played.day}/changes`);
    await sleep(100);
    await played.end();
    const heard = await stream;
    assert.match(heard.text, /event: changed/);
  });
});

describe('a house full of rehearsals', () => {
  test('lets one address begin eight in a minute, however soon they end', async () => {
    const house = await openHouse();
    try {
      const player = house.visitor();
      for (let i = 0; i < 8; ++i) await (await startRehearsal(player)).end();
      const refused = await player.post('/rehearsals', {});
      assert.equal(refused.status, 429);
      assert.equal(refused.code, 'rehearsals_often');
    } finally {
      await house.close();
    }
  });

  test('takes three from one address, six in all, and says so', async () => {
    const house = await openHouse({ args: ['--trust-proxy', '127.0.0.1'] });
    try {
      const from = (address) => house.visitor({ headers: { 'X-Forwarded-For': address } });
      const started = [];
      for (const address of ['192.0.2.1', '192.0.2.2']) {
        const player = from(address);
        for (let i = 0; i < 3; ++i) started.push(await startRehearsal(player));
        const refused = await player.post('/rehearsals', {});
        assert.equal(refused.status, 429);
        assert.equal(refused.code, 'rehearsals_here');
        assert.ok(Number(refused.headers['retry-after']) > 0);
      }
      const late = from('192.0.2.3');
      const full = await late.post('/rehearsals', {});
      assert.equal(full.status, 503);
      assert.equal(full.code, 'rehearsals_full');
      const page = await late.form('/rehearsals', { _key: await late.key('/rehearsals') });
      assert.equal(page.status, 503);
      assert.match(page.text, /In some minutes one is free/);
      await started[0].end();
      const played = await startRehearsal(late);
      assert.equal(played.step, 'door');
    } finally {
      await house.close();
    }
  });

  test('loses each after its time, and nothing of them when it stops', async () => {
    const before = folders().length;
    const opened = new Date('2027-03-01T12:00:00Z');
    const house = await openHouse({ limits: false, at: opened });
    try {
      const player = house.visitor();
      const played = await startRehearsal(player);
      house.setClock(opened.getTime() + 19 * 60_000);
      assert.equal((await player.get(played.base)).status, 200);
      const stays = await startRehearsal(player);
      house.setClock(opened.getTime() + 21 * 60_000);
      assert.equal((await player.get(played.base)).code, 'rehearsal_over');
      assert.equal((await player.get(stays.base)).status, 200);
      await house.stop();
      assert.equal(folders().length, before);
    } finally {
      await house.close();
    }
  });

  test('that is killed leaves folders, which the next one takes away; nobody takes those of one that runs', async () => {
    const before = folders();
    const running = await openHouse({ limits: false });
    const killed = await openHouse({ limits: false });
    try {
      const plays = await startRehearsal(running.visitor());
      const [own] = folders().filter((name) => !before.includes(name));
      for (let i = 0; i < 2; ++i) await startRehearsal(killed.visitor());
      await killed.kill();
      assert.equal(folders().length, before.length + 3, 'nobody was there to take them away');
      await killed.start();
      assert.deepEqual(folders(), [...before, own].sort());
      assert.equal((await plays.now()).step, 'door', 'it is still played in');
    } finally {
      await killed.close();
      await running.close();
    }
  });

  test('the clock of each runs as fast as its rounds are long', async () => {
    const opened = new Date('2027-03-01T12:00:00Z');
    const house = await openHouse({ limits: false, at: opened });
    try {
      const player = house.visitor();
      const played = await startRehearsal(player);
      await played.comeIn();
      const running = await played.act('start');
      house.setClock(opened.getTime() + 10_000);
      const half = await played.look(`/days/${played.day}/live`);
      assert.equal(half.left_ms, running.left_ms / 2, 'ten seconds are half a round of five minutes');
      assert.match((await player.page(`${played.base}/days/${played.day}/live`)).text, /<body [^>]*data-speed="15"/);
      house.setClock(opened.getTime() + 21_000);
      assert.equal((await played.look(`/days/${played.day}/live`)).phase, 'time_is_up');
    } finally {
      await house.close();
    }
  });
});
