// Rounds at tables, from the first plan to the last round: what is over stays, what runs changes only where it must, and
// what is to come is planned again at once.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, seedDay } from './day.mjs';
import { openHouse, sleep } from './house.mjs';

describe('rounds', () => {
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
      rounds: async () => (await team.get(seating)).json.seating,
      phone: async (number) => (await team.get(`/seats/${made.seats[number - 1].id}/now`)).json,
      tap: (number, verb, body = {}) => done(`/seats/${made.seats[number - 1].id}/${verb}`, body),
    };
  }

  const tableOf = (round, person) => round.tables.find((t) => t.seats.some((s) => s.person === person))?.table ?? 0;
  const placesOf = (round) => Object.fromEntries(round.tables.flatMap((t) => t.seats.map((s) => [s.person, t.table])));

  async function until(what, look) {
    for (let i = 0; i < 60; ++i) {
      const seen = await look();
      if (seen) return seen;
      await sleep(50);
    }
    return assert.fail(`not within 3 s: ${what}`);
  }

  test('before planning two or three real possibilities stand there, one tap decides, and everybody has a seat', async () => {
    const day = evening({ people: 14 });
    const offered = (await team.get(day.seating)).json;
    assert.equal(offered.planned, false);
    assert.ok(offered.possible.length >= 2, JSON.stringify(offered.possible));
    for (const one of offered.possible) {
      assert.ok(one.smallest >= 2 && one.largest <= 5);
      assert.ok(one.new_people > 3 && one.new_people <= 13);
    }
    const { tables } = offered.possible[0];
    const planned = await day.plan(tables);
    assert.equal(planned.seating.length, 4);
    assert.match(planned.sentence, /14 people, 4 rounds/);
    for (const round of planned.seating) {
      assert.equal(round.tables.length, tables);
      assert.deepEqual(
        Object.keys(placesOf(round))
          .map(Number)
          .sort((a, b) => a - b),
        [...Array(14).keys()].map((i) => i + 1),
      );
    }
  });

  for (const people of [1, 2, 3, 5, 7]) {
    test(`${people} are seated, too`, async () => {
      const day = evening({ people });
      for (const round of (await day.plan()).seating) assert.equal(Object.keys(placesOf(round)).length, people);
    });
  }

  test('nobody here: said in words, and nothing begins', async () => {
    const day = evening({ people: 3, here: 0 });
    for (const path of [`${day.seating}/${day.part}/plan`, `${day.live}/${day.part}/start`]) {
      const answer = await team.post(path, path.endsWith('plan') ? { tables: 1 } : {});
      assert.equal(answer.status, 409);
      assert.equal(answer.code, 'nobody_here');
    }
  });

  test('who comes after the plan is named until it is planned anew', async () => {
    const day = evening({ people: 9, here: 8 });
    await day.plan();
    await day.act('there', { seat: day.seats[8].id });
    assert.deepEqual(
      (await team.get(day.seating)).json.arrived.map((s) => s.person),
      [9],
    );
    assert.deepEqual((await day.plan()).arrived, []);
  });

  test('moved by hand, pinned, undone; and a pin outlives a new plan', async () => {
    const day = evening({ people: 12 });
    const planned = await day.plan();
    const before = placesOf(planned.seating[1]);
    const other = [2, 3, 4, 5].find((n) => before[n] !== before[1]);
    const at = `${day.seating}/${day.part}`;
    const moved = (await team.post(`${at}/move`, { version: planned.version, round: 2, person: 1, with: other })).json;
    assert.equal(placesOf(moved.seating[1])[1], before[other]);
    assert.ok(moved.seating[1].tables.flatMap((t) => t.seats).find((s) => s.person === 1).pinned);
    const stale = await team.post(`${at}/move`, { version: planned.version, round: 2, person: 1, with: other });
    assert.equal(stale.status, 409);
    const again = await day.plan();
    assert.equal(placesOf(again.seating[1])[1], before[other]);
    const moved2 = (await team.post(`${at}/move`, { version: again.version, round: 3, person: 1, table: 0 })).json;
    assert.equal(tableOf(moved2.seating[2], 1), 0);
    const undone = (await team.post(`${at}/undo`, { version: moved2.version })).json;
    assert.deepEqual(undone.seating.map(placesOf), again.seating.map(placesOf));
    assert.equal((await team.post(`${at}/undo`, { version: undone.version })).code, 'nothing_to_undo');
  });

  test('whom the team keeps apart share no table', async () => {
    const day = evening({ people: 12 });
    assert.equal((await team.post(`${day.seating}/apart`, { one: 3, other: 4, apart: true })).json.apart.length, 1);
    for (const round of (await day.plan()).seating) assert.notEqual(tableOf(round, 3), tableOf(round, 4));
    assert.equal((await team.post(`${day.seating}/apart`, { one: 4, other: 3, apart: false })).json.apart.length, 0);
  });

  test('who met on an earlier day of the network is seated apart where that is possible', async () => {
    const first = evening({ people: 8, rounds: 1, startsIn: -86_400_000 });
    const was = (await first.plan()).seating[0];
    await first.act('start');
    await first.act('next', { round: 1 });
    const second = evening({ people: 8, rounds: 1, persons: first.seats.map((s) => s.person) });
    const [is] = (await second.plan()).seating;
    const together = (round, a, b) => tableOf(round, a) === tableOf(round, b);
    let again = 0;
    for (let a = 1; a <= 8; ++a) for (let b = a + 1; b <= 8; ++b) again += together(was, a, b) && together(is, a, b);
    assert.equal(again, 4); // of twelve pairs; with two tables of four it cannot be fewer
  });

  test('a whole run: no-show, late, gone, table lost; the past stays, the running round changes only where it must', async () => {
    const day = evening({ people: 17, here: 16 });
    await day.plan();
    await day.act('start');
    const one = (await day.rounds())[0];
    // Gone: their table has one less, everybody else stays.
    await day.act('gone', { seat: day.seats[4].id });
    let now = (await day.rounds())[0];
    const was = placesOf(one);
    delete was[5];
    assert.deepEqual(placesOf(now), was);
    assert.equal(tableOf((await day.rounds())[2], 5), 0);
    // Late: a free seat now, at the smallest table.
    await day.act('there', { seat: day.seats[16].id });
    now = (await day.rounds())[0];
    assert.equal(tableOf(now, 17), tableOf(one, 5));
    for (const [person, table] of Object.entries(was)) assert.equal(placesOf(now)[person], table);
    await day.act('next', { round: 1 });
    const two = await day.rounds();
    assert.deepEqual(placesOf(two[0]), placesOf(now));
    // A table lost: its people move, nobody else, and it is used no more.
    await day.act('lose-table', { table: 2 });
    const lost = await day.rounds();
    assert.deepEqual(placesOf(lost[0]), placesOf(now));
    for (const round of lost.slice(1)) assert.ok(!round.tables.some((t) => t.table === 2));
    for (const [person, table] of Object.entries(placesOf(two[1])))
      if (table !== 2) assert.equal(placesOf(lost[1])[person], table);
    assert.equal(Object.keys(placesOf(lost[1])).length, 16);
    await day.act('next', { round: 2 });
    await day.act('next', { round: 3 });
    assert.equal((await day.act('next', { round: 4 })).phase, 'over');
    assert.deepEqual(placesOf((await day.rounds())[0]), placesOf(now));
  });

  test('two Next at once: one ends the round, the other is told who did it', async () => {
    const day = evening({ people: 8 });
    await day.plan();
    await day.act('start');
    const press = () => team.post(`${day.live}/${day.part}/next`, { round: 1 });
    const answers = await Promise.all([press(), press()]);
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409]);
    const told = answers.find((a) => a.status === 409);
    assert.equal(told.code, 'already_done');
    assert.match(told.json.title, /Herr Bassetti/);
    assert.equal((await day.look()).round, 2);
  });

  test('pause, go on, extend, skip, end', async () => {
    const day = evening({ people: 8 });
    await day.plan();
    await day.act('start');
    assert.equal((await day.act('pause', { round: 1 })).phase, 'paused');
    assert.equal((await day.act('go-on', { round: 1 })).phase, 'running');
    const left = (await day.look()).left_ms;
    assert.ok((await day.act('extend', { round: 1, minutes: 5 })).left_ms > left + 290_000);
    assert.equal((await day.act('skip', { round: 1 })).round, 3);
    assert.equal((await day.rounds())[1].skipped, true);
    assert.equal((await day.act('end', { round: 3 })).phase, 'over');
  });

  test('a phone knows its table, who sits there and what is to come; it may sleep through a round', async () => {
    const day = evening({ people: 8 });
    await day.plan();
    await day.act('start');
    const one = await day.phone(3);
    const [first, second] = await day.rounds();
    assert.equal(one.table, tableOf(first, 3));
    assert.deepEqual(
      one.mates.map((m) => m.person).sort(),
      first.tables
        .find((t) => t.table === one.table)
        .seats.map((s) => s.person)
        .sort(),
    );
    assert.deepEqual(
      one.mates.filter((m) => m.you).map((m) => [m.name, m.line]),
      [['Gast3', 'Ich bin die Nummer 3']],
    );
    assert.equal(one.finding, ['am Fenster', 'links von der Tür'][one.table - 1]);
    assert.equal(one.coming[0].table, tableOf(second, 3));
    assert.ok(one.card.text.length > 10);
    await day.act('next', { round: 1 });
    await day.act('next', { round: 2 });
    const three = await day.phone(3);
    assert.equal(three.round, 3);
    assert.equal(three.table, tableOf((await day.rounds())[2], 3));
  });

  test('sitting out, going earlier, staying, coming back: one tap each, and the rest of the day follows', async () => {
    const day = evening({ people: 12 });
    await day.plan();
    await day.act('start');
    assert.equal((await day.tap(2, 'sit-out')).table, 0);
    assert.equal((await day.tap(3, 'stay')).stays, true);
    await day.tap(4, 'earlier');
    const staying = (await day.phone(3)).table;
    await until('planned again', async () => {
      const rounds = await day.rounds();
      return (
        tableOf(rounds[0], 2) === 0 &&
        tableOf(rounds[1], 2) > 0 &&
        rounds.every((r) => tableOf(r, 3) === staying) &&
        rounds.slice(1).every((r) => tableOf(r, 4) === 0)
      );
    });
    await day.tap(2, 'back');
    await day.tap(4, 'back');
    await until('back at tables', async () => {
      const rounds = await day.rounds();
      return tableOf(rounds[0], 2) > 0 && tableOf(rounds[3], 4) > 0;
    });
  });

  test('16 identical taps have one effect', async () => {
    const day = evening({ people: 8 });
    await day.plan();
    await day.act('start');
    const { id } = day.seats[1];
    const version = () =>
      Number(ask(house, 'select version from seat order by made desc, number;').length) && seatVersion();
    const seatVersion = () =>
      Number(
        ask(
          house,
          `select seat.version from seat join day on day.id = seat.day where seat.number = 2 order by day.made desc limit 1;`,
        )[0][0],
      );
    const before = version();
    await Promise.all(Array.from({ length: 16 }, () => team.post(`/seats/${id}/sit-out`, { round: 1 })));
    assert.equal(version(), before + 1);
    assert.deepEqual(await day.phone(2).then((p) => p.sits_out), true);
  });

  test('a block moves its maker alone, holds ever after, and leaves no trace in any face', async () => {
    const day = evening({ people: 16 });
    await day.plan();
    await day.act('start');
    const one = (await day.rounds())[0];
    const mate = (await day.phone(1)).mates.find((m) => !m.you).person;
    await day.tap(1, 'elsewhere', { whom: mate });
    const rounds = await day.rounds();
    for (const round of rounds) assert.notEqual(tableOf(round, 1), tableOf(round, mate));
    assert.ok(tableOf(rounds[0], 1) > 0);
    for (let person = 2; person <= 16; ++person) assert.equal(tableOf(rounds[0], person), tableOf(one, person));
    // The blocked one's and the team's faces: no word, no rule, no broken rule, and no seat too few.
    const faces = [
      (await team.get(day.seating)).json,
      await day.look(),
      await day.phone(mate),
      (await team.get(`/days/${day.day}/screen`)).json,
    ];
    for (const face of faces) assert.doesNotMatch(JSON.stringify(face), /block|private|rule|broken/i);
    assert.deepEqual(faces[0].apart, []);
    // Nor in the file: who and whom are sealed.
    const [row] = ask(house, 'select sealed from block;');
    assert.doesNotMatch(row[0], /\d{6}/);
  });

  test('a block that changes nothing raises no version', async () => {
    const day = evening({ people: 3, rounds: 2 });
    await day.plan(1);
    await day.act('start');
    const before = (await day.look()).version;
    await day.tap(1, 'elsewhere', { whom: 2 });
    await sleep(300);
    const after = await day.look();
    assert.equal(after.version, before);
    assert.equal((await day.phone(1)).table, 1); // one table only: there is no other seat
  });

  test('once printed, a change makes a list to call out; ticked off it is gone, printed anew it is empty', async () => {
    const day = evening({ people: 16 });
    await day.plan();
    assert.equal((await day.act('printed')).printed, 1);
    await day.act('start');
    assert.deepEqual((await day.look()).call_outs, []);
    const { call_outs: calls } = await day.act('lose-table', { table: 3 });
    assert.deepEqual((await day.look()).call_outs, calls, 'the tap itself is answered with whom to call');
    assert.ok(calls.length >= 4);
    for (const call of calls) assert.match(call.words, /^Gast\d+ Muster, Runde \d: Tisch \d statt 3$|statt \d$/);
    const ticked = await day.act('called-out', { call: calls[0].call });
    assert.equal(ticked.call_outs.length, calls.length - 1);
    const printed = await day.act('printed');
    assert.deepEqual([printed.printed, printed.call_outs], [2, []]);
  });

  test('where very many seats differ from the paper, fresh paper is offered', async () => {
    const day = evening({ people: 48, tableSize: 6 });
    await day.plan();
    await day.act('printed');
    await day.act('start');
    const few = await day.act('gone', { seat: day.seats[0].id });
    assert.ok(few.call_outs.length <= 15);
    assert.equal(few.print_anew, false);
    const many = await day.act('lose-table', { table: 3 });
    assert.ok(many.call_outs.length > 15, `${many.call_outs.length}`);
    assert.equal(many.print_anew, true);
    const page = await team.page(day.live);
    assert.match(page.text, /Print anew/);
    const [, action] = page.text.match(/class="print-anew" action="([^"]+)"/);
    const paper = await team.form(action, { _key: page.key() });
    assert.equal(paper.headers.location, `/days/${day.day}/print/seating?number=2`);
    const now = await day.look();
    assert.deepEqual([now.printed, now.call_outs, now.print_anew], [2, [], false]);
  });

  test('the last table is not lost: the team is told, and everybody keeps a seat', async () => {
    const day = evening({ people: 8 });
    await day.plan(2);
    await day.act('start');
    await day.act('lose-table', { table: 2 });
    const before = await day.rounds();
    for (const round of before) assert.equal(round.tables.flatMap((t) => t.seats).length, 8, `round ${round.round}`);
    const refused = await team.post(`${day.live}/${day.part}/lose-table`, { table: 1 });
    assert.deepEqual([refused.status, refused.code], [409, 'last_table']);
    assert.match(refused.json.title, /^Table 1 is the last one/);
    assert.deepEqual((await day.look()).tables_lost, [2]);
    assert.deepEqual(await day.rounds(), before);
    const form = await team.form(`${day.live}/${day.part}/lose-table`, { table: '1' });
    assert.match(form.text, /class="errors"[\s\S]*Table 1 is the last one/);
    await day.act('find-table', { table: 2 });
    await day.act('lose-table', { table: 1 });
    for (const round of await day.rounds()) assert.deepEqual([...new Set(round.tables.map((t) => t.table))], [2]);
  });

  test('where all sit at one table and others stand empty, losing it moves them', async () => {
    const day = evening({ people: 3, tableSize: 4 });
    await day.plan(3);
    await day.act('start');
    const [{ table }] = (await day.rounds())[0].tables;
    await day.act('lose-table', { table });
    for (const round of await day.rounds()) {
      assert.equal(round.tables.flatMap((t) => t.seats).length, 3, `round ${round.round}`);
      assert.ok(round.tables.every((t) => t.table !== table));
    }
  });

  test('strangers see none of it, and it looks like nothing', async () => {
    const day = evening({ people: 4 });
    await day.plan();
    const stranger = house.visitor();
    await stranger.post('/people', { name: 'Frau Fremd' });
    const nothing = await stranger.get('/days/0000000000000/live');
    for (const path of [day.seating, day.live, `/days/${day.day}/screen`, `/seats/${day.seats[0].id}/now`]) {
      const answer = await stranger.get(path);
      assert.equal(answer.status, 404, path);
      assert.equal(answer.code, nothing.code);
    }
    assert.equal((await stranger.post(`${day.live}/${day.part}/start`, {})).status, 404);
    assert.equal((await stranger.post(`/seats/${day.seats[0].id}/sit-out`, {})).status, 404);
  });
});
