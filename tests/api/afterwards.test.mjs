// What stays of a day, through the real program: whom one met, contacts, paper and files.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contactOfTwo, evening, holding, numberOf, seatToken } from './evening.mjs';
import { openHouse, passphrase } from './house.mjs';

const names = ['Anna Petersen', 'Bert Nowak', '=HYPERLINK("http://evil.example")', 'Dora Fels', 'Emil Kranz'];
const tables = [
  [1, 1, 2, 2, 0],
  [1, 2, 1, 2, 2],
];

describe('afterwards', () => {
  let house;
  let told;
  before(async () => {
    house = await openHouse({ limits: false });
    told = await evening(house, names, tables);
  });
  after(() => house.close());

  test('every page has both faces', async () => {
    const [anna] = told.people;
    const contact = contactOfTwo(house, told);
    for (const path of [
      `/seats/${anna.seat}/met`,
      `/seats/${anna.seat}/contacts`,
      `/seats/${anna.seat}/contacts/${contact}`,
      `/seats/${anna.seat}/shown`,
      `/seats/${anna.seat}/claim`,
      '/contacts',
      `/contacts/${contact}`,
      '/me/shown',
    ]) {
      const html = await anna.page(path);
      assert.equal(html.status, 200, `${path}: ${html.text.slice(0, 300)}`);
      assert.match(html.headers['content-type'], /^text\/html/);
      assert.equal(html.headers['cache-control'], 'no-store');
      assert.equal((await anna.get(path)).status, 200, path);
    }
    for (const kind of ['slips', 'badges', 'tables', 'seating', 'door']) {
      const path = `/days/${told.day}/print/${kind}`;
      assert.equal((await told.team.page(path)).status, 200, path);
      assert.equal((await told.team.get(path)).json.kind, kind);
      for (const other of [anna, house.visitor()]) assert.ok([401, 404].includes((await other.get(path)).status), path);
    }
    assert.equal((await told.team.get(`/days/${told.day}/print/nothing`)).status, 404);
  });

  test('a day that is not one’s team’s answers like one that is not there', async () => {
    const [anna] = told.people;
    const own = await anna.get(`/days/${told.day}/print/door`);
    const none = await anna.get('/days/0000000000000/print/door');
    const tidy = (answer) => JSON.stringify({ ...answer.json, request: undefined });
    assert.equal(own.status, 404);
    assert.equal(tidy(own), tidy(none));
  });

  test('a link opens one’s evening without sign-in, and a form works like JSON', async () => {
    const { seat } = told.people[1];
    const bert = holding(house.visitor(), seat, await seatToken(told, 'Bert Nowak'));
    const path = `/seats/${seat}/met/${told.people[0].seat}`;
    const marked = await bert.form(path, {
      _key: await bert.key(`/seats/${seat}/met`),
      gladly: 'true',
      note: 'Sails.',
    });
    assert.equal(marked.status, 303, marked.text);
    assert.equal(marked.headers.location, `/seats/${seat}/met`);
    const [{ people }] = (await bert.get(`/seats/${seat}/met`)).json.tables;
    assert.deepEqual([people[0].gladly, people[0].note], [true, 'Sails.']);
    const long = await bert.form(`${path}/note`, { note: 'x'.repeat(5_000) });
    assert.equal(long.status, 422);
    assert.match(long.text, /role="alert"/);
    assert.match(long.text, /Whom you met/, 'the page it stood on');
  });

  test('the link of a seat that belongs to an account opens the seat and the phone’s view, and nothing of its person', async () => {
    const fresh = await evening(house, ['Konto Eins', 'Dora Drei', 'Vera Vier'], [[1, 1, 1]]);
    const contact = contactOfTwo(house, fresh);
    const [owner, other] = fresh.people;
    const token = await seatToken(fresh, 'Konto Eins');
    const badges = (await fresh.team.get(`/days/${fresh.day}/print/badges`)).json.badges;
    const badge = new URL(badges.find((b) => b.name === 'Vera').link).pathname;
    const holder = holding(house.visitor(), owner.seat, token);
    holder.cookies.set('kith_link /b', { name: 'kith_link', value: token, path: '/b' });
    const seat = `/seats/${owner.seat}`;
    const pages = ['/met', '/contacts', `/contacts/${contact}`, '/shown', '/claim'].map((path) => seat + path);
    for (const path of [...pages, `${seat}/contacts/${contact}/card.vcf`, badge])
      assert.equal((await holder.get(path)).status, 200, `${path}: a guest’s one key`);

    assert.equal(
      (await owner.post(`${seat}/claim`, { name: 'Konto Eins', passphrase })).status,
      200,
      'it becomes an account’s',
    );
    for (const path of [...pages, `${seat}/contacts/${contact}/card.vcf`, badge])
      assert.equal((await holder.get(path)).status, 401, path);
    const commands = {
      [`${seat}/met/${other.seat}`]: { gladly: true },
      [`${seat}/met/${other.seat}/note`]: { note: 'x' },
      [`${seat}/badges/${badge.split('/').pop()}`]: { gladly: true },
      [`${seat}/contacts/${contact}/note`]: { note: 'x' },
      [`${seat}/contacts/${contact}/end`]: {},
      [`${seat}/shown`]: { email: 'mine@example.org' },
      [`${seat}/claim`]: { name: 'Jemand Anderes', passphrase },
      [`${seat}/adopt`]: {},
    };
    const thief = house.visitor();
    await thief.post('/people', { name: 'Jemand Anderes' });
    holding(thief, owner.seat, token);
    for (const visitor of [holder, thief])
      for (const [path, body] of Object.entries(commands))
        assert.equal((await visitor.post(path, body)).status, 401, path);

    for (const path of [seat, `${seat}/now`]) assert.equal((await holder.get(path)).status, 200, path);
    const told = await holder.page(`${seat}/met`);
    assert.equal(told.status, 401);
    assert.match(told.text, /href="\/sign-in"/);
    for (const path of pages) assert.equal((await owner.get(path)).status, 200, `${path} by sign-in`);
    assert.equal((await other.get('/contacts')).json.contacts.length, 1, 'nothing was ended');
  });

  test('no seating seats anybody twice; formulas are harmless; the columns are those of every checker', async () => {
    const csv = (await told.team.get(`/days/${told.day}/seating.csv`)).text;
    const [head, ...rows] = csv.replace('\ufeff', '').trim().split('\r\n');
    assert.equal(head, 'round,table,person,name');
    assert.equal(rows.length, 9);
    const places = rows.map((row) => row.split(',').slice(0, 3));
    assert.equal(new Set(places.map(([round, , person]) => `${round} ${person}`)).size, rows.length);
    assert.ok(
      rows.some((row) => row.endsWith(`"'=HYPERLINK(""http://evil.example"")"`)),
      csv,
    );
    const { seating } = (await told.team.get(`/days/${told.day}/seating.json`)).json;
    assert.deepEqual(
      seating.map((s) => [s.round, s.table, s.person].map(String)),
      places,
    );
  });

  test('attendance says who was here, and nothing else', async () => {
    house.sow([`update seat set here = null where name = 'Emil Kranz'`]);
    const csv = (await told.team.get(`/days/${told.day}/attendance.csv`)).text;
    assert.match(csv, /^\ufeffperson,name,here\r\n1,Anna Petersen,here\r\n/);
    assert.doesNotMatch(csv, /Emil|gone|late|sat/);
    const { here } = (await told.team.get(`/days/${told.day}/attendance.json`)).json;
    assert.deepEqual(Object.keys(here[0]), ['person', 'name']);
  });

  test('the day goes into a calendar', async () => {
    const ics = await house.visitor().get(`/days/${told.day}/day.ics`);
    assert.match(ics.headers['content-type'], /^text\/calendar/);
    assert.match(ics.text, /DTSTART;TZID=[^:]*Berlin:20270301T183000/);
  });

  test('each print has its number; the same tap twice takes one', async () => {
    const path = `/days/${told.day}/print/door`;
    const key = { 'Idempotency-Key': 'print' };
    const first = await told.team.post(path, {}, key);
    const second = await told.team.post(path, {}, key);
    assert.equal(first.text, second.text);
    const { number } = first.json;
    assert.equal((await told.team.get(`${path}?number=${number}`)).json.number, number);
    assert.equal((await told.team.get(`${path}?number=${number + 1}`)).json.number, undefined, 'not taken yet');
    assert.equal((await told.team.post(path)).json.number, number + 1);
  });

  test('one paper has one number, however many parts of rounds it shows', async () => {
    const fresh = await evening(house, ['Eins', 'Zwei', 'Drei'], [[1, 1, 2]], { began: () => false });
    const day = numberOf(fresh.day);
    house.sow([
      `insert into part (id, day, position, kind, title, minutes, rounds, round_minutes, table_size, finding)
       values (${day + 7n}, ${day}, 2, 'rounds', 'Once more', 10, 1, 8, 4, '')`,
      `insert into round (id, part, number, places, pins, skipped, began)
       values (${day + 8n}, ${day + 7n}, 1, '1 2 1', '', 0, null)`,
    ]);
    const path = `/days/${fresh.day}/print/seating`;
    for (const number of [1, 2]) {
      const paper = (await fresh.team.post(path)).json;
      assert.equal(paper.number, number);
      assert.equal(paper.rounds.length, 2, 'of both parts');
    }
  });

  test('a guest claims an account in one step and finds everything again by name and passphrase', async () => {
    const fresh = await evening(house, ['Gast Eins', 'Gast Zwei'], [[1, 1]]);
    const contact = contactOfTwo(house, fresh);
    const { seat } = fresh.people[0];
    const guest = holding(house.visitor(), seat, await seatToken(fresh, 'Gast Eins'));
    const claimed = await guest.post(`/seats/${seat}/claim`, { name: 'Gast Eins', passphrase });
    assert.equal(claimed.status, 200, claimed.text);
    const later = house.visitor();
    assert.equal((await later.post('/sign-in', { name: 'Gast Eins', passphrase })).status, 200);
    assert.deepEqual(
      (await later.get('/contacts')).json.contacts.map((c) => c.id),
      [contact],
    );
    assert.equal((await later.get(`/seats/${seat}/met`)).status, 200);
    const taken = await holding(house.visitor(), fresh.people[1].seat, await seatToken(fresh, 'Gast Zwei')).post(
      `/seats/${fresh.people[1].seat}/claim`,
      { name: 'GAST EINS', passphrase },
    );
    assert.equal(taken.status, 422);
    assert.equal(taken.json.errors[0].field, 'name');
  });

  test('the clock of tests needs loopback and no limits', async () => {
    const standing = await openHouse({ limits: false, at: '2027-03-01T12:00:00Z' });
    try {
      assert.match(standing.said, /THE CLOCK OF THIS HOUSE IS NOT REAL/);
    } finally {
      await standing.close();
    }
    await assert.rejects(openHouse({ at: '2027-03-01T12:00:00Z' }), /ended with 2/);
  });
});
