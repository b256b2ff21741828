// What a plan keeps to when hands, latecomers and the programme change it: pins, the last step back, rounds taken out.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, seedDay } from './day.mjs';
import { openHouse, sleep } from './house.mjs';

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

  // Two may wait for a look; what they see is kept, and the others have the house to themselves.
  test('a crowd before one unplanned day keeps nobody else waiting', async () => {
    const day = evening({ people: 300, rounds: 10, tableSize: 6 });
    const crowd = Array.from({ length: 60 }, () => team.get(day.seating));
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
