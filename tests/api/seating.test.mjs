// What a plan keeps to when hands, latecomers and the programme change it: pins, the last step back, rounds taken out.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, seedDay } from './day.mjs';
import { openHouse, sleep, untilAnswered } from './house.mjs';

describe('a plan that is changed', () => {
  let house;
  let team;
  before(async () => {
    house = await openHouse({ limits: false });
    team = await house.keeper('Herr Bassetti');
  });
  after(() => house.close());

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
      done,
      plan: (tables = 0) => done(`${seating}/${made.part}/plan`, { tables }),
      act: (verb, body = {}) => done(`${live}/${made.part}/${verb}`, body),
      rounds: async () => (await team.get(seating)).json.seating,
      tap: (number, verb, body = {}) => done(`/seats/${made.seats[number - 1].id}/${verb}`, body),
    };
  }

  const digits = '0123456789abcdefghjkmnpqrstvwxyz';
  const idOf = (text) => [...text].reduce((id, digit) => id * 32n + BigInt(digits.indexOf(digit)), 0n);
  const tableOf = (round, person) => round.tables.find((t) => t.seats.some((s) => s.person === person))?.table ?? 0;

  // Undone, the old plan would unseat who came meanwhile, and seat who went.
  test('a step by hand is undone only in the plan in which it was taken', async () => {
    const day = evening({ people: 14, here: 12 });
    await day.plan();
    await day.act('start');
    const at = `${day.seating}/${day.part}`;
    const { version } = (await team.get(day.seating)).json;
    const moved = (await team.post(`${at}/move`, { version, round: 3, person: 1, table: 0 })).json;
    assert.ok(moved.can.includes('undo'));
    for (const late of [12, 13]) await day.act('there', { seat: day.seats[late].id });
    await day.act('gone', { seat: day.seats[3].id });
    const now = (await team.get(day.seating)).json;
    assert.ok(now.version > moved.version);
    assert.ok(!now.can.includes('undo'));
    for (const [verb, body] of [
      ['undo', {}],
      ['move', { round: 3, person: 2, with: 4 }],
    ]) {
      const stale = await team.post(`${at}/${verb}`, { version: moved.version, ...body });
      assert.deepEqual([stale.status, stale.code], [409, 'changed_meanwhile']);
    }
    const undone = await team.post(`${at}/undo`, { version: now.version });
    assert.deepEqual([undone.status, undone.code], [409, 'nothing_to_undo']);
    for (const round of (await day.rounds()).slice(1)) {
      assert.ok(tableOf(round, 13) && tableOf(round, 14), `round ${round.round}`);
      assert.equal(tableOf(round, 4), 0);
    }
  });

  test('a pin keeps its table while its person is away: late, sat out, or set aside by hand', async () => {
    const day = evening({ people: 14, here: 11 });
    await day.done(`${day.seating}/${day.part}/plan`, { tables: 0, everyone: true });
    const at = `${day.seating}/${day.part}`;
    const move = async (person, table) => {
      const { version } = (await team.get(day.seating)).json;
      return day.done(`${at}/move`, { version, round: 3, person, table });
    };
    const away = tableOf((await day.rounds())[2], 13) % 4 || 4;
    const pinned = (away % 4) + 1;
    await move(13, pinned);
    await move(2, pinned);
    await move(3, 0);
    await day.act('there', { seat: day.seats[11].id });
    await day.act('start');
    assert.equal(tableOf((await day.rounds())[2], 13), 0);
    await day.tap(2, 'sit-out', { round: 3 });
    await day.act('there', { seat: day.seats[12].id });
    assert.equal(tableOf((await day.rounds())[2], 13), pinned);
    assert.equal(tableOf((await day.rounds())[2], 3), 0);
    await day.tap(2, 'back');
    await day.act('there', { seat: day.seats[13].id });
    const third = (await day.rounds())[2];
    assert.deepEqual([tableOf(third, 13), tableOf(third, 2), tableOf(third, 3)], [pinned, pinned, 0]);
    assert.ok(third.tables.flatMap((t) => t.seats).find((s) => s.person === 13).pinned);
    const { version } = (await team.get(day.seating)).json;
    await day.done(`${at}/release`, { version });
    await day.act('gone', { seat: day.seats[5].id });
    assert.ok(tableOf((await day.rounds())[2], 3) > 0, 'released, everybody plays');
  });

  const hostsOf = async (day) => (await team.get(day.seating)).json.hosts.map(({ name, table = 0 }) => [name, table]);
  const nameHost = (day, number, body) => day.done(`/days/${day.day}/people/${day.seats[number - 1].id}/host`, body);

  test('a host keeps their table in every round, and when the rest is planned again', async () => {
    const day = evening({ people: 16, names: ['Jörg'] });
    await nameHost(day, 1, { host: true, table: 3 });
    await nameHost(day, 2, { host: true });
    assert.deepEqual(await hostsOf(day), [
      ['Jörg', 3],
      ['Gast2 Muster', 0],
    ]);
    await day.plan();
    const first = await day.rounds();
    const second = tableOf(first[0], 2);
    assert.ok(second > 0 && second !== 3, 'two hosts have two tables');
    const kept = (rounds) => {
      for (const round of rounds)
        assert.deepEqual([tableOf(round, 1), tableOf(round, 2)], [3, second], `round ${round.round}`);
    };
    kept(first);
    const [jörg, other] = [1, 5].map((n) => first[0].tables.flatMap((t) => t.seats).find((s) => s.person === n));
    assert.deepEqual([jörg.host, other.host], [true, false]);
    await day.act('start');
    await day.act('gone', { seat: day.seats[9].id });
    kept(await day.rounds());
    await day.act('next', { round: 1 });
    await day.act('lose-table', { table: [1, 2, 4].find((table) => table !== second) });
    kept(await day.rounds());
    const page = await team.page(day.seating);
    assert.match(page.text, /Table hosts[\s\S]*Jörg: table 3/);
  });

  test('a host reads it on their phone and slip; who else sits there, and the card, only if the host is named in the list', async () => {
    const day = evening({ people: 8, names: ['Jörg Adam', 'Mia Berg'] });
    await nameHost(day, 1, { host: true, table: 2 });
    await nameHost(day, 2, { host: true });
    await day.plan(2);
    await day.act('start');
    const phone = async (number) => (await team.get(`/seats/${day.seats[number - 1].id}/now`)).json;
    const page = async (number) => (await team.page(`/seats/${day.seats[number - 1].id}/now`)).text;
    const [jörg, mia] = [await phone(1), await phone(2)];
    assert.deepEqual([jörg.table, jörg.hosts, jörg.hosts_here], [2, true, true]);
    assert.deepEqual([mia.table, mia.hosts, mia.hosts_here], [1, true, true]);
    assert.match(await page(1), /You host this table in every round\./);
    const mate = jörg.mates.find(({ you }) => !you).person;
    assert.doesNotMatch(await page(mate), /hosts? this table/);
    assert.deepEqual(
      (await phone(mate)).mates.filter(({ host }) => host),
      [],
    );
    const print = async (kind) => (await team.get(`/days/${day.day}/print/${kind}`)).json;
    assert.deepEqual(
      (await print('tables')).cards.map(({ host_names }) => host_names),
      ['', ''],
    );

    house.sow([`update seat set shows = 1 where day = ${idOf(day.day)} and number in (1, 2)`]);
    assert.match(await page(mate), /Jörg hosts this table\./);
    assert.deepEqual(
      (await phone(mate)).mates.filter(({ host }) => host).map(({ name }) => name),
      ['Jörg'],
    );
    assert.deepEqual(
      (await print('tables')).cards.map(({ host_names }) => host_names),
      ['Mia', 'Jörg'],
    );
    const slips = new Map(
      (await print('slips')).slips.map(({ name, hosts, host_table }) => [name, [hosts, host_table]]),
    );
    assert.deepEqual(slips.get('Jörg Adam'), [true, 2]);
    assert.deepEqual(slips.get('Mia Berg'), [true, 1]);
    assert.deepEqual(slips.get('Gast3 Muster'), [false, undefined]);
    assert.match((await team.page(`/days/${day.day}/print/slips`)).text, /You host table 2 in every round\./);

    // Whoever hosts another table from the next round on is not told that this one is theirs.
    await nameHost(day, 1, { host: true, table: 1 });
    for (let i = 0; i < 60 && (await phone(1)).hosts_here; ++i) await sleep(50);
    assert.deepEqual([(await phone(1)).table, (await phone(1)).hosts, (await phone(1)).hosts_here], [2, true, false]);
    assert.match(await page(1), /You host a table, and keep it in every round\./);
  });

  test('who hosts another table from now on moves when the round is over, and who hosts none moves with the others', async () => {
    const day = evening({ people: 16 });
    await day.plan();
    await day.act('start');
    const sat = tableOf((await day.rounds())[0], 1);
    const table = (sat % 4) + 1;
    await nameHost(day, 1, { host: true, table });
    const planned = async () => {
      for (let i = 0; i < 60; ++i) {
        const rounds = await day.rounds();
        if (rounds.slice(1).every((round) => tableOf(round, 1) === table)) return rounds;
        await sleep(50);
      }
      return assert.fail('not planned anew within 3 s');
    };
    assert.equal(tableOf((await planned())[0], 1), sat, 'the round that runs is left alone');
    await nameHost(day, 1, { host: false });
    assert.deepEqual(await hostsOf(day), []);
    assert.equal((await team.get(`/seats/${day.seats[0].id}/now`)).json.stays, false);
  });

  test('a host is named by the team alone, at a table there can be', async () => {
    const day = evening({ people: 4 });
    const path = `/days/${day.day}/people/${day.seats[0].id}/host`;
    for (const table of [0, 501]) {
      const refused = await team.post(path, { host: true, table });
      assert.deepEqual([refused.status, refused.code], [422, 'out_of_range']);
    }
    const guest = house.visitor();
    await guest.post('/people', { name: 'Frau Meier' });
    assert.equal((await guest.post(path, { host: true })).status, 404);
    assert.deepEqual(await hostsOf(day), []);
    const form = await team.form(path, { host: 'true', table: '' });
    assert.equal(form.status, 303, form.text);
    assert.deepEqual(await hostsOf(day), [['Gast1 Muster', 0]]);
  });

  test('a company that is taken away counts as one that is named: the plan is made anew for it', async () => {
    const day = evening({ people: 4 });
    const said = { name: 'Gast1 Muster', first_together: false, shows: false, on_screen: false };
    const edit = (company) => day.done(`/seats/${day.seats[0].id}/edit`, { ...said, company });
    const roster = () => Number(ask(house, `select roster from live where part = ${idOf(day.part)};`)[0][0]);
    await edit('Holz & Wasser');
    const named = roster();
    await edit('Holz & Wasser');
    assert.equal(roster(), named, 'nothing new');
    await edit(undefined);
    assert.equal(roster(), named + 1);
  });

  test('rounds that are taken out of the programme are in no list and on no paper', async () => {
    const day = evening({ people: 8, rounds: 6, tableSize: 4 });
    await day.plan();
    const csv = `/days/${day.day}/seating.csv`;
    assert.match((await team.get(csv)).text, /^6,/m);
    const desk = await team.post(`/days/${day.day}/parts/${day.part}`, { rounds: 4 });
    assert.equal(desk.status, 200, desk.text);
    const rows = (await team.get(csv)).text;
    assert.match(rows, /^4,/m);
    assert.doesNotMatch(rows, /^[56],/m);
    assert.equal((await day.rounds()).length, 4);
    await team.post(`/days/${day.day}/parts/${day.part}`, { rounds: 6 });
    assert.doesNotMatch((await team.get(csv)).text, /^[56],/m, 'an old plan does not come back');
  });

  test('so many tables are so many that there are: one that is lost is none of them', async () => {
    const day = evening({ people: 12 });
    await day.plan();
    await day.act('start');
    await day.act('lose-table', { table: 1 });
    await day.plan(1);
    const coming = (await day.rounds()).slice(1);
    assert.ok(coming.length > 0);
    for (const round of coming) {
      assert.deepEqual([round.tables.map((t) => t.table), round.sit_out.length], [[2], 0]);
    }
    await day.act('next', { round: 1 });
    const last = await team.post(`${day.live}/${day.part}/lose-table`, { table: 2 });
    assert.deepEqual([last.status, last.code], [409, 'last_table']);
  });

  // Two may wait for a look; what they see is kept, and the others have the house to themselves.
  test('a crowd before one unplanned day keeps nobody else waiting', async () => {
    const day = evening({ people: 300, rounds: 10, tableSize: 6 });
    const crowd = Array.from({ length: 60 }, () => untilAnswered(() => team.get(day.seating)));
    const began = Date.now();
    await sleep(30);
    assert.equal((await house.visitor().get('/posts')).status, 200);
    const waited = Date.now() - began;
    const answers = await Promise.all(crowd);
    const took = Date.now() - began;
    assert.ok(waited < took, `${waited} ms of ${took}`);
    const busy = answers.filter((a) => a.status !== 200);
    assert.ok(busy.length < answers.length);
    for (const answer of busy) {
      assert.deepEqual([answer.status, answer.code], [503, 'planner_full']);
      assert.ok(Number(answer.headers['retry-after']) >= 1);
    }
    const { possible } = (await team.get(day.seating)).json;
    for (const answer of answers)
      if (answer.status === 200) assert.deepEqual(answer.json.possible, possible, 'searched for once');
  });
});
