// A list that the team brings in: any dialect, headers guessed, a dry run that hides nothing, and no person twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { makeDay, openHouse, untilAnswered } from './house.mjs';
import { listsFromElsewhere } from './lists_from_elsewhere.mjs';

const wanted = {
  pretix: {
    uses: { 'Attendee name': 'name', 'Attendee email': 'email', Company: 'company', Status: 'status' },
    names: ['Ayşe Öztürk', 'Jörg Weiß'],
    troubles: { 4: /canceled/, 5: /no name/ },
  },
  eventbrite: {
    uses: { 'Attendee #': 'id', 'First Name': 'first_name', 'Last Name': 'last_name', Company: 'company' },
    names: ['Anna Berg', 'Carl Berg', 'Dora O’Neil'],
    troubles: { 4: /no e-mail address/, 5: /Not Attending/ },
    doubles: 1,
  },
  meetup: {
    uses: { Name: 'name', 'User ID': 'id', RSVP: 'status' },
    names: ['Liam', 'Marta K.'],
    troubles: { 4: /does not come/ },
  },
  hi_events: {
    uses: { 'First Name': 'first_name', Department: 'keep', Status: 'status', Email: 'email' },
    names: ['Zoë van Dijk', 'Émile Moreau'],
    troubles: { 4: /CANCELLED/ },
  },
};

describe('lists brought in', () => {
  let house;
  before(async () => {
    house = await openHouse({ limits: false });
  });
  after(() => house.close());

  async function teamWithDay() {
    const team = house.visitor();
    const day = await makeDay(team, { capacity: 50 });
    const path = `/days/${day.id}`;
    const paste = async (csv) => {
      const answer = await team.post(`${path}/import`, { csv });
      assert.equal(answer.status, 200, answer.text);
      return answer.json;
    };
    const act = async (verb, body = {}) => {
      const { draft = 'none' } = (await team.get(`${path}/import`)).json;
      return team.post(`${path}/import/${verb}`, { draft, ...body });
    };
    const take = async () => (await act('take')).json;
    return { team, path, day, paste, act, take };
  }
  const namesOf = (people) => people.coming.map((c) => c.name);

  for (const [shop, { uses, names, troubles, doubles = 0 }] of Object.entries(wanted)) {
    test(`${shop}: columns are guessed, every line it cannot take is named, and once more doubles nobody`, async () => {
      const { paste, take } = await teamWithDay();
      const look = await paste(listsFromElsewhere[shop]);
      const guessed = Object.fromEntries(look.columns.map((c) => [c.header, c.use]));
      for (const [header, use] of Object.entries(uses)) assert.equal(guessed[header], use, JSON.stringify(guessed));
      assert.deepEqual([...look.names].sort(), [...names].sort());
      assert.deepEqual(
        look.troubles.map((t) => `${t.line}`),
        Object.keys(troubles),
      );
      for (const trouble of look.troubles) assert.match(trouble.sentence, troubles[trouble.line]);
      assert.equal(look.doubles.length, doubles);
      assert.deepEqual(namesOf(await take()).sort(), [...names].sort());
      const again = await paste(listsFromElsewhere[shop]);
      assert.deepEqual([again.names.length, again.known], [0, names.length]);
      assert.equal(namesOf(await take()).length, names.length);
    });
  }

  test('a later list changes whom it knows by id, and never brings back who gave the seat back', async () => {
    const { team, path, paste, take } = await teamWithDay();
    await paste('id;Name;Firma\n1;Anna;Nordwind\n2;Bert;Südwind');
    const bert = (await take()).coming.find((c) => c.name === 'Bert');
    await team.post(`/seats/${bert.id}/give-back`);
    await paste('id;Name;Firma\n1;Anna Berg;Westwind\n2;Bert;Südwind\n3;Cara;Ostwind');
    const now = await take();
    assert.deepEqual(namesOf(now), ['Anna Berg', 'Cara']);
    assert.equal(now.coming[0].company, 'Westwind');
    assert.equal((await team.get(path)).json.seats_left, 48);
  });

  test('doubles are offered, and merged only if the team says so', async () => {
    const { paste, act, take } = await teamWithDay();
    const csv = 'Name;E-Mail;Firma\nAnna Berg;a@example.com;\nA. Berg;a@example.com;Nordwind\nanna berg;;';
    const look = await paste(csv);
    const offered = look.doubles.map((d) => [d.line, d.first_line, d.same_email, d.merged]);
    assert.deepEqual(offered, [
      [3, 2, true, false],
      [4, 2, false, false],
    ]);
    assert.equal(look.names.length, 3);
    await act('double', { line: 3, merged: true });
    const merged = (await act('double', { line: 4, merged: true })).json;
    assert.deepEqual(merged.names, ['Anna Berg']);
    const { coming } = await take();
    assert.deepEqual(
      coming.map((c) => [c.name, c.company, c.has_email]),
      [['Anna Berg', 'Nordwind', true]],
    );
  });

  test('somebody who signed up already may be the one on the list', async () => {
    const { path, paste, act, take } = await teamWithDay();
    await house.visitor().post(`${path}/sign-ups`, { name: 'Anna Berg' });
    const look = await paste('Name\nAnna Berg\nBert');
    assert.deepEqual([look.doubles[0].line, look.doubles[0].first_line], [2, 0]);
    await act('double', { line: 2, merged: true });
    assert.deepEqual(namesOf(await take()), ['Anna Berg', 'Bert']);
  });

  test('a guess that is wrong is corrected column by column', async () => {
    const { paste, act } = await teamWithDay();
    const look = await paste('Wer;Womit;Seit\nAnna;Nordwind;2001\nBert;Südwind;2002');
    assert.equal(look.names.length, 0);
    await act('column', { column: 1, use: 'name' });
    const now = (await act('column', { column: 2, use: 'company' })).json;
    assert.deepEqual(now.names, ['Anna', 'Bert']);
    assert.equal((await act('column', { column: 9, use: 'name' })).status, 409);
  });

  test('two equal lines are two people or one, and the same list once more can be taken, and doubles nobody', async () => {
    for (const merged of [false, true]) {
      const { paste, act, take } = await teamWithDay();
      const csv = 'Name;Firma\nAnna;\nAnna;Nordwind\nBert;';
      await paste(csv);
      if (merged) await act('double', { line: 3, merged });
      const many = merged ? 2 : 3;
      assert.equal((await take()).coming.length, many);
      for (let i = 0; i < 2; ++i) {
        const again = await paste(csv);
        assert.deepEqual([again.names, again.known], [[], many]);
        const taken = await act('take');
        assert.equal(taken.status, 200, taken.text);
        assert.equal(taken.json.coming.length, many);
      }
    }
  });

  test('a table without a line of headers loses nobody: the first line may be a person', async () => {
    const { paste, act, take } = await teamWithDay();
    const look = await paste('Anna;Nordwind;anna@example.com\nBert;Südwind;bert@example.com');
    assert.equal(look.first_line, 'Anna, Nordwind');
    assert.equal((await act('first-line', { person: true })).status, 200);
    await act('column', { column: 1, use: 'name' });
    const now = (await act('column', { column: 2, use: 'company' })).json;
    assert.deepEqual([now.names, now.first_line_is_person], [['Anna', 'Bert'], true]);
    assert.deepEqual(
      (await take()).coming.map((comer) => [comer.name, comer.company]),
      [
        ['Anna', 'Nordwind'],
        ['Bert', 'Südwind'],
      ],
    );
    assert.equal((await paste('Name;Firma;x\nAnna;Nordwind;1')).first_line, undefined);
  });

  test('two columns are two columns, whatever separates them and whatever they are called', async () => {
    const { paste, act } = await teamWithDay();
    const shown = (look) => [look.names, look.columns.map((column) => column.use)];
    for (const separator of [';', ',', '\t']) {
      const lines = (...rows) => rows.map((row) => row.join(separator)).join('\n');
      const people = [
        ['Lea Lu', 'Uni Bonn'],
        ['Mo Mi', 'Stadtwerke'],
      ];
      const known = await paste(lines(['Gäste', 'Institution'], ...people));
      assert.deepEqual(shown(known), [
        ['Lea Lu', 'Mo Mi'],
        ['name', 'company'],
      ]);
      assert.equal(known.first_line, undefined);
      const unknown = await paste(lines(['Wer so kommt', 'Woher'], ...people));
      assert.deepEqual([unknown.names, unknown.columns.length], [['Lea Lu', 'Mo Mi'], 2], separator);
      assert.equal(unknown.first_line, 'Wer so kommt, Woher');
      const bare = await paste(lines(...people));
      assert.deepEqual([bare.names, bare.columns.length], [['Mo Mi'], 2], separator);
      assert.equal(bare.first_line, 'Lea Lu, Uni Bonn');
      const asked = (await act('first-line', { person: true })).json;
      assert.deepEqual(asked.names, ['Lea Lu', 'Mo Mi'], separator);
    }
  });

  test('“Schmidt, Anna” is Anna Schmidt, in two columns that can be turned round', async () => {
    const { paste, act } = await teamWithDay();
    const look = await paste('Schmidt, Anna\nvan Dijk, Zoë\nMarta');
    assert.deepEqual(look.names, ['Anna Schmidt', 'Zoë van Dijk', 'Marta']);
    assert.deepEqual([look.first_line, look.first_line_is_person], ['Schmidt, Anna', true]);
    assert.deepEqual(
      look.columns.map((column) => column.use),
      ['last_name', 'first_name'],
    );
    await act('column', { column: 1, use: 'name' });
    assert.deepEqual((await act('column', { column: 2, use: 'company' })).json.names, ['Schmidt', 'van Dijk', 'Marta']);
    assert.deepEqual((await act('first-line', { person: false })).json.names, ['van Dijk', 'Marta']);
  });

  test('who gave the seat back, or was removed, is said before the list is taken', async () => {
    const { team, path, paste, take } = await teamWithDay();
    const csv = 'Name\nAnna\nBert\nCara';
    await paste(csv);
    const [anna, bert] = (await take()).coming;
    await team.post(`/seats/${anna.id}/give-back`);
    await team.post(`${path}/people/${bert.id}/remove`, { sentence: 'Versehen.' });
    const look = await paste(csv);
    assert.deepEqual([look.names.length, look.known, look.left_out], [0, 1, 2]);
    assert.deepEqual(
      look.troubles.map((trouble) => [trouble.line, trouble.taken]),
      [
        [2, false],
        [3, false],
      ],
    );
    const [givenBack, removed] = look.troubles.map((trouble) => trouble.sentence);
    assert.match(givenBack, /^Anna is not brought back by a list/);
    assert.equal(removed, givenBack.replace('Anna', 'Bert'), 'who gave back is told from nobody');
  });

  test('nobody takes a list they have not seen', async () => {
    const { team, path, paste } = await teamWithDay();
    const { draft } = await paste('Name\nAnna');
    await paste('Name\nBert');
    for (const [verb, body] of [
      ['take', {}],
      ['drop', {}],
      ['column', { column: 1, use: 'company' }],
      ['double', { line: 2, merged: true }],
      ['first-line', { person: true }],
    ])
      assert.equal((await team.post(`${path}/import/${verb}`, { draft, ...body })).code, 'other_list', verb);
    const now = (await team.get(`${path}/import`)).json;
    assert.deepEqual(now.names, ['Bert']);
    assert.equal((await team.post(`${path}/import/take`, { draft: now.draft })).status, 200);
  });

  test('a column says who hosts a table, in either language, by a yes or by its number', async () => {
    const { team, path, paste, take } = await teamWithDay();
    const rows = 'Jörg;ja\nAnna;Tisch 3\nBert;nein\nCara;\nDora;vielleicht';
    const look = await paste(`Name;Gastgeber:in\n${rows}`);
    assert.deepEqual(
      look.columns.map((column) => column.use),
      ['name', 'host'],
    );
    assert.deepEqual(
      look.troubles.map((trouble) => [trouble.line, trouble.taken, /vielleicht/.test(trouble.sentence)]),
      [[6, true, true]],
    );
    const hosts = (people) =>
      people.coming.filter((comer) => comer.host).map((comer) => [comer.name, comer.host_table ?? 0]);
    const { coming } = await take();
    assert.deepEqual(hosts({ coming }), [
      ['Anna', 3],
      ['Jörg', 0],
    ]);
    // What the team said since stays where the list says nothing, and goes where it says no.
    const cara = coming.find((comer) => comer.name === 'Cara');
    const named = await team.post(`${path}/people/${cara.id}/host`, { host: true, table: 5 });
    assert.equal(named.status, 200, named.text);
    await paste('Name;Host\nJörg;no\nCara;');
    assert.deepEqual(hosts(await take()), [
      ['Anna', 3],
      ['Cara', 5],
    ]);
    await paste('Name;Host\nEmil;1\nFrida;1\nGero;0');
    assert.deepEqual(hosts(await take()).slice(2), [
      ['Emil', 0],
      ['Frida', 0],
    ]);
  });

  test('a bar separates too, and who says no under “Kommt?” does not come', async () => {
    const { paste } = await teamWithDay();
    const bars = await paste('"Name"|"Firma"|"Kommt?"\n"Anna"|"Nordwind"|"ja"\n"Bert"|"Südwind"|"Nein"');
    assert.deepEqual(
      bars.columns.map((column) => column.use),
      ['name', 'company', 'status'],
    );
    assert.deepEqual([bars.names, bars.left_out], [['Anna'], 1]);
    for (const header of ['Kommt', 'Coming', 'Attending?', 'Nimmt teil', 'Zusage'])
      assert.deepEqual((await paste(`Name;${header}\nAnna;ja\nBert;nein`)).names, ['Anna'], header);
  });

  test('a day is mixed by any column of a list, however it is called, and says so if nobody has it', async () => {
    const { team, path, day, paste, take } = await teamWithDay();
    const rows = Array.from(
      { length: 16 },
      (_, i) => `Gast ${i};${i % 4 ? 'nein' : 'ja'};0431 55${i}001;g${i}@example.com`,
    );
    const look = await paste(['Name;Neu hier?;Durchwahl;Sonst', ...rows].join('\n'));
    assert.deepEqual(
      look.columns.map((column) => column.use),
      ['name', 'keep', 'ignore', 'ignore'],
    );
    await take();
    const settings = { title: day.title, starts: '2031-03-03T18:30', sign_up_open: true, companies_apart: true };
    const mixBy = async (mix_by) => {
      const answer = await team.post(`${path}/edit`, { ...settings, names_on_screen: false, mix_by });
      assert.equal(answer.status, 200, answer.text);
      const desk = (await team.get(`${path}/edit`)).json;
      const seating = (await team.get(`${path}/seating`)).json;
      return { desk, seating };
    };
    const wrong = await mixBy('Abteilung');
    assert.deepEqual([wrong.desk.columns, wrong.desk.mixes_by_nothing], [['Neu hier?'], true]);
    assert.equal(wrong.seating.mixes_by_nothing, 'Abteilung');
    assert.match((await team.page(`${path}/seating`)).text, /mixed by “Abteilung”, but nobody/);
    assert.match((await team.page(`${path}/edit`)).text, /<option value="Neu hier\?">/);
    const { desk, seating } = await mixBy('neu hier?');
    assert.deepEqual([desk.mixes_by_nothing, seating.mixes_by_nothing], [false, undefined]);
    const planned = await team.post(`${path}/seating/${seating.part}/plan`, { tables: 4, everyone: true });
    assert.equal(planned.status, 200, planned.text);
    for (const { round, tables } of planned.json.seating) {
      const newcomers = tables.map((table) => table.seats.filter((s) => Number(s.name.slice(5)) % 4 === 0).length);
      assert.ok(Math.max(...newcomers) <= 1, `round ${round}: ${newcomers}`);
    }
  });

  test('letters of any alphabet count as one', async () => {
    const { paste } = await teamWithDay();
    const name = 'Александра'.repeat(7);
    assert.deepEqual((await paste(`Name\n${name}`)).names, [name]);
    assert.match((await paste(`Name\n${'я'.repeat(121)}`)).troubles[0].sentence, /too long/);
  });

  test('what is no table is refused in words, at once and whole', async () => {
    const { team, path, act } = await teamWithDay();
    for (const csv of ['Name;x\n"Anna;Nordwind\n', `Name\n${'Anna\n'.repeat(2_001)}`, 'Name\nAn\u0007na']) {
      const answer = await team.post(`${path}/import`, { csv });
      assert.ok([400, 422].includes(answer.status), answer.text.slice(0, 200));
      assert.ok(answer.json.title.length > 10);
    }
    assert.equal((await team.get(`${path}/import`)).json.pasted, false);
    assert.equal((await act('take', { draft: 'any' })).code, 'nothing_pasted');
  });

  test('fifty thousand rows and ten megabytes are answered in words, within 64 MiB more', async () => {
    const { team, path } = await teamWithDay();
    const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${house.pid}/status`, 'utf8'))[1]) / 1024;
    const before = peak();
    const row = (i) => `${i};Anna Berg ${i};anna${i}@example.com;${'Nordwind '.repeat(15)}`;
    const csv = `id;Name;E-Mail;Firma\n${Array.from({ length: 50_000 }, (_, i) => row(i)).join('\n')}`;
    assert.ok(csv.length > 8 * 2 ** 20 && csv.length < 10 * 2 ** 20, `${csv.length}`);
    const answer = await untilAnswered(() => team.post(`${path}/import`, { csv }));
    assert.equal(answer.status, 400);
    assert.match(answer.json.title, /more than 2,001 rows/);
    const guests = (bytes) => Array.from({ length: 2_000 }, (_, i) => `Gast ${i};${'x'.repeat(bytes)}`).join('\n');
    const wide = await team.post(`${path}/import`, { csv: `Name;Firma\n${guests(4_000)}` });
    assert.equal(wide.status, 422);
    assert.match(wide.json.errors[0].sentence, /more text than 2,000 people need/);
    const looked = await team.post(`${path}/import`, { csv: `Name;Firma\n${guests(900)}` });
    assert.equal(looked.status, 200, looked.text.slice(0, 200));
    assert.equal(looked.json.names.length, 2_000);
    assert.ok(peak() - before < 64, `${peak() - before} MiB more`);
    assert.equal(
      (await team.post(`${path}/import`, { csv: 'x'.repeat(11 * 2 ** 20) }).catch(() => ({ status: 413 }))).status,
      413,
    );
  });

  test('no address shows to anybody; what is kept lies sealed; everybody gets four digits', async () => {
    const { team, path, paste, take } = await teamWithDay();
    await paste('Name;E-Mail\nAnna;kanari@example.net');
    const seen = (await team.get(`${path}/import`)).text + (await team.page(`${path}/import`)).text;
    assert.doesNotMatch(seen, /kanari/);
    assert.doesNotMatch(house.stored().toString('latin1'), /kanari/);
    await take();
    assert.doesNotMatch(house.stored().toString('latin1'), /kanari/);
    for (const { code } of (await team.get(`${path}/people`)).json.coming) assert.match(code, /^\d{4}$/);
  });
});
