// Names become tables: by anyone, visible to nobody else, moved by hand, kept by a secret link.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse, pathOf } from './house.mjs';

const names = ['Anna', 'Bert', 'Cara', 'Dora', 'Emil', 'Fritz', 'Gerda', 'Hans', 'Ida'];

// Every person once in every round.
function checkSeating(list) {
  for (const round of list.seating) {
    const seated = [...round.tables.flatMap((t) => t.seats), ...round.sit_out]
      .map((s) => s.person)
      .sort((a, b) => a - b);
    assert.deepEqual(
      seated,
      Array.from({ length: list.people }, (_, i) => i + 1),
    );
    for (const table of round.tables) assert.ok(table.seats.length <= list.table_size);
  }
}

const tableOf = (list, round, person) =>
  list.seating[round - 1].tables.find((t) => t.seats.some((s) => s.person === person))?.table ?? 0;

describe('lists of names', () => {
  let house;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  async function made(wish = {}) {
    const visitor = house.visitor();
    const answer = await visitor.post('/lists', { names: names.join('\n'), rounds: 3, table_size: 3, ...wish });
    assert.equal(answer.status, 200, answer.text);
    return { visitor, list: answer.json, path: `/lists/${answer.json.id}` };
  }

  test('pasted names become rounds at tables at once, everyone once in every round', async () => {
    const { list } = await made();
    assert.equal(list.people, 9);
    assert.equal(list.seating.length, 3);
    checkSeating(list);
    assert.equal(list.repeats, 0);
    assert.match(list.sentence, /9 people/);
    assert.deepEqual(
      list.ways.map((w) => w.name),
      names,
    );
    const hours = (Date.parse(list.until) - Date.now()) / 3_600_000;
    assert.ok(hours > 23.9 && hours < 24.1);
  });

  test('a form without JavaScript does the same', async () => {
    const visitor = house.visitor();
    const answer = await visitor.form('/lists', {
      _key: await visitor.key('/lists'),
      names: names.join('\r\n'),
      rounds: '2',
      table_size: '3',
    });
    assert.equal(answer.status, 303, answer.text.slice(0, 300));
    const page = await visitor.page(answer.headers.location);
    assert.equal(page.status, 200);
    for (const name of names) assert.ok(page.text.includes(name));
  });

  test('a CSV with companies keeps colleagues apart', async () => {
    const rows = names.map((name, i) => `${name};${['Alpha', 'Beta', 'Gamma'][i % 3]}`);
    const { list } = await made({ names: `Name;Firma\n${rows.join('\n')}`, rounds: 1 });
    checkSeating(list);
    for (const table of list.seating[0].tables)
      assert.equal(new Set(table.seats.map((s) => s.company)).size, table.seats.length);
  });

  test('other rounds, other tables, other names: planned again, each time a new version', async () => {
    const { visitor, list, path } = await made();
    const wider = await visitor.post(`${path}/plan`, { version: list.version, rounds: 2, table_size: 5 });
    assert.equal(wider.status, 200, wider.text);
    assert.equal(wider.json.seating.length, 2);
    assert.ok(wider.json.version > list.version);
    checkSeating(wider.json);
    const fewer = await visitor.post(`${path}/plan`, { version: wider.json.version, names: 'Anna\nBert\nCara\nDora' });
    assert.equal(fewer.json.people, 4);
    checkSeating(fewer.json);
  });

  test('a person moves to another table, changes places, sits out; each can be undone', async () => {
    const { visitor, list, path } = await made();
    const here = tableOf(list, 1, 1);
    const there = (here % 3) + 1;
    const moved = await visitor.post(`${path}/move`, { version: list.version, round: 1, person: 1, table: there });
    assert.equal(moved.status, 200, moved.text);
    assert.equal(tableOf(moved.json, 1, 1), there);
    assert.ok(moved.json.can.includes('undo'));
    const undone = await visitor.post(`${path}/undo`, { version: moved.json.version });
    assert.deepEqual(undone.json.seating, list.seating);
    assert.equal((await visitor.post(`${path}/undo`, { version: undone.json.version })).status, 409);
    const other = list.seating[1].tables
      .flatMap((t) => t.seats)
      .find((s) => tableOf(list, 2, s.person) !== tableOf(list, 2, 1)).person;
    const swapped = await visitor.post(`${path}/move`, {
      version: undone.json.version,
      round: 2,
      person: 1,
      with: other,
    });
    assert.equal(tableOf(swapped.json, 2, 1), tableOf(list, 2, other));
    assert.equal(tableOf(swapped.json, 2, other), tableOf(list, 2, 1));
    const out = await visitor.post(`${path}/move`, { version: swapped.json.version, round: 3, person: 2, table: 0 });
    assert.deepEqual(
      out.json.seating[2].sit_out.map((s) => s.person),
      [2],
    );
    assert.deepEqual(out.json.seating[0], list.seating[0]);
  });

  test('several steps by hand go back one by one; a move to where one sits is no step', async () => {
    const { visitor, list, path } = await made();
    const act = async (verb, body) => (await visitor.post(`${path}/${verb}`, body)).json;
    const one = await act('move', { version: list.version, round: 1, person: 1, table: 0 });
    const two = await act('move', { version: one.version, round: 2, person: 2, table: 0 });
    const same = await act('move', { version: two.version, round: 2, person: 2, table: 0 });
    assert.deepEqual(same.seating, two.seating);
    const back = await act('undo', { version: same.version });
    assert.deepEqual(back.seating, one.seating);
    assert.deepEqual((await act('undo', { version: back.version })).seating, list.seating);
  });

  test('a table emptied by hand, or one more, can be sat down at', async () => {
    const { visitor, list, path } = await made();
    const tables = list.seating[0].tables.length;
    const moved = await visitor.post(`${path}/move`, { version: list.version, round: 1, person: 1, table: tables + 1 });
    assert.equal(moved.status, 200, moved.text);
    assert.equal(tableOf(moved.json, 1, 1), tables + 1);
    const page = await visitor.page(`${path}?round=1&person=2`);
    assert.match(page.text, new RegExp(`name="table" value="${tables + 2}"`));
    const away = await visitor.post(`${path}/move`, { version: moved.json.version, round: 1, person: 1, table: 0 });
    const again = { version: away.json.version, round: 1, person: 3, table: tables + 1 };
    assert.equal(tableOf((await visitor.post(`${path}/move`, again)).json, 1, 3), tables + 1);
  });

  // "Anna and Bert meet a second time in round 3." for every pair that does.
  function secondMeetings(list) {
    const met = new Map();
    for (const round of list.seating)
      for (const table of round.tables)
        for (const a of table.seats)
          for (const b of table.seats)
            if (a.person < b.person) {
              const pair = `${a.name} and ${b.name}`;
              met.set(pair, [...(met.get(pair) ?? []), round.round]);
            }
    return [...met]
      .filter(([, rounds]) => rounds.length === 2)
      .map(([pair, rounds]) => `${pair} meet a second time in round ${rounds[1]}.`);
  }

  test('a move by hand says at once whom it brings together again, and which table it overfills', async () => {
    const { visitor, list, path } = await made();
    assert.deepEqual([list.just_now, list.again, list.amiss], [[], [], []]);
    const table = list.seating[1].tables.find((t) => t.table !== tableOf(list, 2, 1));
    const swapped = await visitor.post(`${path}/move`, {
      version: list.version,
      round: 2,
      person: 1,
      with: table.seats[0].person,
    });
    assert.ok(swapped.json.just_now.length > 0);
    assert.deepEqual(swapped.json.just_now.sort(), secondMeetings(swapped.json).sort());
    assert.equal(swapped.json.again.length, swapped.json.just_now.length);
    const page = await visitor.page(path);
    for (const sentence of swapped.json.just_now) assert.ok(page.text.includes(sentence), sentence);
    const undone = await visitor.post(`${path}/undo`, { version: swapped.json.version });
    assert.deepEqual([undone.json.just_now, undone.json.again], [[], []]);
    const full = await visitor.post(`${path}/move`, { version: undone.json.version, round: 1, person: 1, table: 1 });
    if (tableOf(list, 1, 1) !== 1)
      assert.ok(full.json.amiss.includes('Round 1: 4 sit at table 1; 3 were meant to, at most.'), full.text);
  });

  test('what if: a round more and other tables, answered at once and taken with one tap', async () => {
    const { visitor, list, path } = await made();
    assert.equal(list.distance, '27 different pairs meet; more is not possible.');
    const words = list.what_if.map((one) => one.words);
    assert.equal(words[0], 'One round more (4): everyone could meet at most 8, nobody twice.');
    assert.match(words[1], /^One table fewer \(2\): everyone could meet at most 8/);
    const [{ rounds, table_size }] = list.what_if;
    const taken = await visitor.post(`${path}/plan`, { version: list.version, rounds, table_size });
    assert.equal(taken.json.seating.length, 4);
    assert.equal(taken.json.repeats, 0);
  });

  test('a move to where nothing is, is refused in words and changes nothing', async () => {
    const { visitor, list, path } = await made();
    for (const move of [
      { round: 9, person: 1, table: 1 },
      { round: 1, person: 99, table: 1 },
      { round: 1, person: 1, table: 99 },
      { round: 1, person: 1, table: -1 },
      { round: 0, person: 1, table: 1 },
      { round: 1, person: 1, with: 99 },
      { round: 1, person: 1 },
    ]) {
      const answer = await visitor.post(`${path}/move`, { version: list.version, ...move });
      assert.ok([400, 422].includes(answer.status), `${JSON.stringify(move)}: ${answer.status}`);
    }
    assert.equal((await visitor.get(path)).json.version, list.version);
  });

  test('who saw an older version is told so with 409, and nothing is overwritten', async () => {
    const { visitor, list, path } = await made();
    const first = await visitor.post(`${path}/move`, { version: list.version, round: 1, person: 1, table: 0 });
    assert.equal(first.status, 200);
    for (const [verb, body] of [
      ['move', { round: 1, person: 2, table: 0 }],
      ['plan', { rounds: 5 }],
      ['undo', {}],
      ['title', { title: 'x' }],
    ]) {
      const answer = await visitor.post(`${path}/${verb}`, { version: list.version, ...body });
      assert.equal(answer.status, 409, verb);
      assert.equal(answer.code, 'changed_meanwhile');
    }
    assert.deepEqual((await visitor.get(path)).json.seating, first.json.seating);
  });

  test('sixteen moves at once from one version: one wins, fifteen are told', async () => {
    const { visitor, list, path } = await made();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        visitor.post(`${path}/move`, { version: list.version, round: 1, person: (i % 9) + 1, table: 0 }),
      ),
    );
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, ...Array(15).fill(409)]);
    checkSeating((await visitor.get(path)).json);
  });

  test('kept, it stays thirty days; claimed, until its person removes it', async () => {
    const { visitor, path } = await made();
    assert.equal((await visitor.post(`${path}/claim`)).status, 401);
    const kept = await visitor.post(`${path}/keep`);
    assert.equal(kept.json.kept, true);
    const days = (Date.parse(kept.json.until) - Date.now()) / 86_400_000;
    assert.ok(days > 29.9 && days < 30.1);
    await visitor.post('/people', { name: 'Frau Weber' });
    const claimed = await visitor.post(`${path}/claim`);
    assert.equal(claimed.status, 200, claimed.text);
    assert.equal(claimed.json.yours, true);
    assert.equal(claimed.json.until, undefined);
    assert.equal(claimed.json.for_good, false, 'a guest’s list goes with its guest');
    assert.match((await visitor.page(path)).text, /as long as you are somebody here/);
    assert.deepEqual(
      (await visitor.get('/me')).json.lists.map((l) => l.id),
      [claimed.json.id],
    );
    const second = house.visitor();
    await second.get(pathOf(claimed.json.link));
    await second.post('/people', { name: 'Herr Schmidt' });
    assert.equal((await second.post(`${path}/claim`)).status, 409);
  });

  test('keep, claim, title and remove work from the forms of the page', async () => {
    const { visitor, path } = await made();
    await visitor.post('/people', { name: 'Frau Weber' });
    for (const verb of ['keep', 'claim', 'title', 'remove']) {
      const { text } = await visitor.page(path);
      const form = text.match(new RegExp(`<form[^>]*action="${path}/${verb}"[^]*?</form>`))?.[0];
      assert.ok(form, `no form for ${verb}`);
      const fields = [...form.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        name === 'title' ? 'Networking Day' : value,
      ]);
      const answer = await visitor.form(`${path}/${verb}`, fields);
      assert.equal(answer.status, 303, `${verb}: ${answer.text.match(/<h1>([^<]*)/)?.[1] ?? answer.status}`);
      if (verb === 'title') assert.match((await visitor.page(path)).text, /<h1>Networking Day</);
    }
    assert.equal((await visitor.get(path)).status, 404);
  });

  test('the secret link opens the list elsewhere, in a clean address', async () => {
    const { list, path } = await made();
    const other = house.visitor();
    assert.equal((await other.get(path)).status, 404);
    const opened = await other.get(pathOf(list.link));
    assert.equal(opened.status, 303);
    assert.equal(opened.headers.location, path);
    const shown = await other.get(path);
    assert.equal(shown.status, 200);
    assert.deepEqual(shown.json.seating, list.seating);
    assert.equal(
      (await other.post(`${path}/move`, { version: list.version, round: 1, person: 1, table: 0 })).status,
      200,
    );
  });

  test('a program opens a list with its token as Bearer', async () => {
    const { list, path } = await made();
    const token = pathOf(list.link).slice('/l/'.length);
    assert.equal((await house.visitor().get(path, { Authorization: `Bearer ${token}` })).status, 200);
    assert.equal((await house.visitor().post(`${path}/keep`, {}, { Authorization: `Bearer ${token}` })).status, 200);
  });

  test('to a stranger a list answers byte for byte as one that does not exist', async () => {
    const { list, path } = await made();
    const nowhere = path.replace(list.id, list.id.slice(0, -1) + (list.id.endsWith('0') ? '1' : '0'));
    const keeper = await house.keeper().catch(() => null);
    for (const visitor of [house.visitor(), keeper].filter(Boolean)) {
      for (const [method, verb] of [
        ['GET', ''],
        ['GET', '/plan.csv'],
        ['POST', '/plan'],
        ['POST', '/move'],
        ['POST', '/undo'],
        ['POST', '/keep'],
        ['POST', '/title'],
        ['POST', '/remove'],
        ['HEAD', ''],
      ]) {
        const bodies = {
          '/plan': { version: 1 },
          '/move': { version: 1, round: 1, person: 1, table: 0 },
          '/undo': { version: 1 },
          '/title': { version: 1, title: 'x' },
        };
        const ask = (where) =>
          method === 'POST'
            ? visitor.post(where + verb, bodies[verb] ?? {})
            : visitor.send(method, where + verb, { headers: { Accept: 'application/json' } });
        const [one, two] = [await ask(path), await ask(nowhere)];
        assert.equal(one.status, 404, `${method} ${verb}`);
        const same = (a) => [
          a.status,
          a.text.replace(/"request":"[^"]*"/, ''),
          a.bytes.length,
          a.rawHeaders.filter((_, i, all) => !/^date$/i.test(all[i & ~1])),
        ];
        assert.deepEqual(same(one), same(two), `${method} ${verb}`);
      }
    }
    assert.equal((await house.visitor().get(pathOf(list.link))).status, 303);
  });

  test('the plan comes along as CSV that a spreadsheet takes as text', async () => {
    const { visitor, path } = await made({ names: 'Jürgen\n=1+1\n@Müller\n"Weber, Anna"\n+49 30\nFritz', rounds: 1 });
    const csv = await visitor.get(`${path}/plan.csv`);
    assert.equal(csv.status, 200, csv.text);
    assert.match(csv.headers['content-type'], /^text\/csv/);
    assert.match(csv.headers['content-disposition'], /^attachment/);
    assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const lines = csv.text.slice(1).trim().split(/\r?\n/);
    assert.equal(lines[0], 'round,table,person');
    assert.equal(lines.length, 7);
    for (const line of lines.slice(1)) assert.doesNotMatch(line, /^\d+,\d+,"?[=+@-]/);
    assert.match(csv.text, /Jürgen/);
  });

  test('a removed list is gone for everybody, at the next request', async () => {
    const { visitor, list, path } = await made();
    const other = house.visitor();
    await other.get(pathOf(list.link));
    assert.equal((await visitor.post(`${path}/remove`)).status, 200);
    assert.equal((await visitor.get(path)).status, 404);
    assert.equal((await other.get(path)).status, 404);
    assert.equal((await other.get(pathOf(list.link))).status, 404);
  });

  test('five hundred names are planned in time, one more is told where it goes', async () => {
    const many = Array.from({ length: 501 }, (_, i) => `Person ${i}`);
    const { list } = await made({ names: many.slice(1).join('\n'), rounds: 6, table_size: 6 });
    assert.equal(list.people, 500);
    checkSeating(list);
    const answer = await house.visitor().post('/lists', { names: many.join('\n') });
    assert.equal(answer.status, 422);
    assert.deepEqual(
      answer.json.errors.map((e) => [e.field, e.code]),
      [['names', 'too_many_names']],
    );
  });

  test('picking somebody offers every place of that round', async () => {
    const { visitor, path, list } = await made();
    const { moving } = (await visitor.get(`${path}?round=1&person=3`)).json;
    assert.deepEqual(moving, { round: 1, person: 3, name: list.ways.find((w) => w.person === 3).name });
    assert.match((await visitor.page(`${path}?round=1&person=3`)).text, /name="with" value="/);
  });
});
