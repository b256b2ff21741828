// A day people can come to: made, shaped, signed up for, waited for, given back; and what strangers never learn.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inParallel, openHouse, pathOf } from './house.mjs';

const later = '2031-03-03T18:30';
// A local time in UTC, `ms` from now.
const localIn = (ms) => new Date(Date.now() + ms).toISOString().slice(0, 16);
const hour = 3_600_000;
const nothing = { first_together: false, shows: false, on_screen: false };

describe('days', () => {
  let house;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  // A day, and somebody of its team.
  async function made(wish = {}) {
    const team = house.visitor();
    const answer = await team.post('/days', {
      title: 'Table for all',
      starts: later,
      zone: 'Europe/Berlin',
      capacity: 10,
      your_name: 'Herr Bassetti',
      ...wish,
    });
    assert.equal(answer.status, 200, answer.text);
    return { team, day: answer.json, path: `/days/${answer.json.id}` };
  }

  async function signUp(path, name, wish = {}) {
    const guest = house.visitor();
    const answer = await guest.post(`${path}/sign-ups`, { name, ...wish });
    assert.equal(answer.status, 200, answer.text);
    return { guest, seat: answer.json, path: `/seats/${answer.json.id}` };
  }

  const dayOf = async (path, visitor = house.visitor()) => (await visitor.get(path)).json;
  const fullText = async (path, visitor = house.visitor()) =>
    (await visitor.get(path)).text + (await visitor.page(path)).text;

  test('a title, a time and a name make a day with a programme that fits together', async () => {
    const { day } = await made();
    assert.equal(day.starts, '2031-03-03T17:30:00.000Z');
    assert.equal(day.host, 'Herr Bassetti');
    assert.deepEqual(
      day.programme.map((p) => p.kind),
      ['welcome', 'rounds', 'break', 'open_tables'],
    );
    for (const [i, part] of day.programme.entries()) {
      assert.equal(Date.parse(part.ends) - Date.parse(part.starts), part.minutes * 60_000);
      assert.equal(part.starts, i === 0 ? day.starts : day.programme[i - 1].ends);
    }
    assert.equal(day.ends, day.programme.at(-1).ends);
    assert.equal(day.programme[1].minutes, 4 * 12 + 3 * 2);
    assert.equal(day.seats_left, 10);
    assert.ok((await dayOf('/days')).coming.some((row) => row.day.id === day.id && row.seats_left === 10));
  });

  test('what cannot be a day is said beside its field, in words, and what was typed stays', async () => {
    const visitor = house.visitor();
    for (const [wish, field] of [
      [{ starts: '2031-02-30T18:30' }, 'starts'],
      [{ starts: 'soon' }, 'starts'],
      [{ zone: 'Europe/Atlantis' }, 'zone'],
      [{ capacity: 0 }, 'capacity'],
      [{ your_name: undefined }, 'your_name'],
      [{ title: '' }, 'title'],
      [{ list: 'nothing' }, 'list'],
    ]) {
      const answer = await visitor.post('/days', { title: 'x', starts: later, your_name: 'y', ...wish });
      assert.equal(answer.status, 422, `${field}: ${answer.text}`);
      assert.equal(answer.json.errors[0].field, field);
    }
    const form = await visitor.form('/days', { title: 'Mit Umlauten: äöü', starts: '', your_name: '' });
    assert.equal(form.status, 422);
    assert.match(form.text, /value="Mit Umlauten: äöü"/);
    assert.match(form.text, /href="#make_day_starts"/);
    assert.match(form.text, /id="make_day_your_name_wrong"|id="make_day_starts_wrong"/);
  });

  test('the link of a seat leads to the seat where the programme has no rounds', async () => {
    const { team, day, path } = await made({ starts: localIn(hour / 2), zone: 'UTC' });
    const { seat } = await signUp(path, 'Frau Weber');
    const door = () => house.visitor().page(pathOf(seat.link));
    assert.match((await door()).headers.location, /\/now$/);
    await team.post(`${path}/parts/${day.programme[1].id}/remove`);
    assert.doesNotMatch((await door()).headers.location, /\/now$/);
  });

  test('the programme changes part by part, and only by the team', async () => {
    const { team, day, path } = await made();
    const rounds = day.programme[1];
    let desk = (await team.post(`${path}/parts/${rounds.id}`, { rounds: 6, round_minutes: 10 })).json;
    assert.equal(desk.programme[1].minutes, 6 * 10 + 5 * 2);
    desk = (await team.post(`${path}/parts`, { kind: 'talk', title: 'Holz und Wasser' })).json;
    assert.equal(desk.programme.at(-1).title, 'Holz und Wasser');
    desk = (await team.post(`${path}/parts/${desk.programme.at(-1).id}/up`)).json;
    assert.equal(desk.programme.at(-2).kind, 'talk');
    desk = (await team.post(`${path}/parts/${desk.programme[2].id}/remove`)).json;
    assert.deepEqual(
      desk.programme.map((p) => p.kind),
      ['welcome', 'rounds', 'talk', 'open_tables'],
    );
    assert.equal((await team.post(`${path}/parts/${rounds.id}`, { rounds: 21 })).status, 422);
    const stranger = house.visitor();
    await stranger.post('/people', { name: 'Herr Fremd' });
    for (const [what, body] of [
      ['edit', { title: 'Mine', starts: later, sign_up_open: true, companies_apart: true, names_on_screen: false }],
      ['cancel', {}],
      ['parts', { kind: 'talk' }],
      [`parts/${rounds.id}`, { rounds: 1 }],
      [`parts/${rounds.id}/remove`, {}],
      [`parts/${rounds.id}/up`, {}],
      ['people', { name: 'x' }],
      ['import', { csv: 'x' }],
      ['team/renew', {}],
      ['door/renew', {}],
    ])
      assert.equal((await stranger.post(`${path}/${what}`, body)).status, 404, what);
    for (const page of ['edit', 'people', 'import', `parts/${rounds.id}`])
      assert.equal((await stranger.get(`${path}/${page}`)).status, 404, page);
  });

  test('a cancelled day stays reachable, says so, takes nobody, and can be resumed', async () => {
    const { team, path } = await made();
    await team.post(`${path}/cancel`);
    assert.ok((await dayOf(path)).cancelled);
    assert.match((await house.visitor().page(path)).text, /does not take place/);
    assert.equal((await house.visitor().post(`${path}/sign-ups`, { name: 'a' })).code, 'cancelled');
    await team.post(`${path}/resume`);
    await signUp(path, 'Anna');
  });

  test('helpers join by the team’s link; looking at it changes nothing, and a renewed one closes the old', async () => {
    const { team, day, path } = await made();
    const helper = house.visitor();
    const door = pathOf(day.team_link);
    assert.equal((await helper.get(door)).json.joined, false);
    assert.equal((await helper.get(`${path}/people`)).status, 401);
    assert.equal((await helper.post(door)).status, 422);
    assert.equal((await helper.post(door, { name: 'Frau Nowak' })).status, 200);
    assert.equal((await helper.get(`${path}/people`)).status, 200);
    assert.ok((await dayOf(`${path}/people`, team)).team.includes('Frau Nowak'));
    assert.equal((await dayOf(path)).team_link, undefined);
    await team.post(`${path}/team/renew`);
    assert.equal((await house.visitor().post(door, { name: 'x' })).status, 404);
    assert.equal((await helper.post(`${path}/team/leave`)).status, 200);
    assert.equal((await helper.get(`${path}/people`)).status, 404);
    assert.equal((await team.post(`${path}/team/leave`)).code, 'last_of_team');
  });

  test('signing up takes a name; its link opens the seat on another device, and nothing else does', async () => {
    const { path } = await made();
    const { guest, seat, path: own } = await signUp(path, 'Frau Meier');
    assert.equal(seat.state, 'coming');
    assert.match(seat.code, /^\d{4}$/);
    assert.equal((await guest.get(own)).json.name, 'Frau Meier');
    assert.equal((await house.visitor().get(own)).status, 404);
    const phone = house.visitor();
    const entered = await phone.page(pathOf(seat.link));
    assert.equal(entered.status, 303);
    assert.equal(entered.headers.location, own);
    assert.equal((await phone.get(own)).json.name, 'Frau Meier');
    assert.equal((await dayOf(path)).seats_left, 9);
  });

  test('whoever is somebody here takes the seat themselves, and a second one for somebody else', async () => {
    const { path } = await made();
    const person = house.visitor();
    await person.post('/people', { name: 'Herr Schmidt' });
    const first = (await person.post(`${path}/sign-ups`, { name: 'Herr Schmidt' })).json;
    assert.equal((await dayOf(path, person)).your_seat, first.id);
    const second = (await person.post(`${path}/sign-ups`, { name: 'Mein Vater' })).json;
    assert.notEqual(second.id, first.id);
    assert.equal((await dayOf(path, person)).your_seat, first.id);
  });

  test('who brings somebody gets two seats, and a link to hand on', async () => {
    const { path } = await made();
    const { seat } = await signUp(path, 'Anna', { bring: 'Bert', first_together: true });
    assert.equal(seat.along[0].name, 'Bert');
    assert.equal(seat.first_together, true);
    assert.equal((await dayOf(path)).seats_left, 8);
    const bert = house.visitor();
    const { location } = (await bert.page(pathOf(seat.along[0].link))).headers;
    const his = (await bert.get(location)).json;
    assert.equal(his.name, 'Bert');
    assert.equal(his.together_with, 'Anna');
    assert.equal(his.first_together, false);
    assert.equal((await bert.get(`/seats/${seat.id}`)).status, 404);
  });

  test('when all seats are taken one waits; a seat given back goes to the next in line, and is told', async () => {
    const { team, path } = await made({ capacity: 2 });
    const [anna] = [await signUp(path, 'Anna'), await signUp(path, 'Bert')];
    const cara = await signUp(path, 'Cara');
    const dora = await signUp(path, 'Dora');
    assert.deepEqual([cara.seat.state, cara.seat.place_in_line], ['waiting', 1]);
    assert.equal(dora.seat.place_in_line, 2);
    assert.deepEqual([(await dayOf(path)).seats_left, (await dayOf(path)).waiting], [0, 2]);
    assert.match((await anna.guest.page(anna.path)).text, /free for somebody else at once/);
    assert.equal((await anna.guest.post(`${anna.path}/give-back`)).json.state, 'given_back');
    const moved = (await cara.guest.get(cara.path)).json;
    assert.equal(moved.state, 'coming');
    assert.equal(moved.moved_up, true);
    assert.equal((await dora.guest.get(dora.path)).json.place_in_line, 1);
    assert.deepEqual(
      (await dayOf(`${path}/people`, team)).to_phone.map((p) => p.name),
      ['Cara'],
    );
    assert.equal((await cara.guest.post(`${cara.path}/confirm`)).json.moved_up, false);
    assert.equal((await dayOf(`${path}/people`, team)).to_phone.length, 0);
    // Giving back once more, or after having moved on, changes nothing.
    await anna.guest.post(`${anna.path}/give-back`);
    assert.equal((await dayOf(path)).waiting, 1);
    assert.equal((await dora.guest.post(`${dora.path}/step-out`)).json.state, 'stepped_out');
    assert.equal((await dayOf(path)).waiting, 0);
  });

  test('two who came together move up together, and more seats are for those who wait', async () => {
    const { team, path } = await made({ capacity: 1 });
    const anna = await signUp(path, 'Anna');
    const pair = await signUp(path, 'Bert', { bring: 'Cara' });
    assert.equal(pair.seat.state, 'waiting');
    await anna.guest.post(`${anna.path}/give-back`);
    assert.equal((await pair.guest.get(pair.path)).json.state, 'waiting');
    const now = await dayOf(path, team);
    await team.post(`${path}/edit`, {
      title: now.title,
      starts: later,
      capacity: 2,
      sign_up_open: true,
      companies_apart: true,
      names_on_screen: false,
    });
    const up = (await pair.guest.get(pair.path)).json;
    assert.deepEqual([up.state, up.along[0].state], ['coming', 'coming']);
  });

  test('the last seat is never sold twice, whoever asks at once', async () => {
    const { path } = await made({ capacity: 3 });
    const answers = await inParallel(Array.from({ length: 16 }), 16, (_, i) =>
      house.visitor().post(`${path}/sign-ups`, { name: `Gast ${i}` }),
    );
    for (const answer of answers) assert.equal(answer.status, 200, answer.text);
    assert.equal(answers.filter((a) => a.json.state === 'coming').length, 3);
    assert.deepEqual([(await dayOf(path)).seats_left, (await dayOf(path)).waiting], [0, 13]);
  });

  test('in the last six hours a free seat is offered to all who wait, and the first to take it has it', async () => {
    const { path } = await made({ capacity: 1, zone: 'UTC', starts: localIn(2 * hour) });
    const anna = await signUp(path, 'Anna');
    const waiting = [await signUp(path, 'Bert'), await signUp(path, 'Cara'), await signUp(path, 'Dora')];
    assert.equal((await waiting[0].guest.post(`${waiting[0].path}/take`)).code, 'no_free_seat');
    await anna.guest.post(`${anna.path}/give-back`);
    for (const { guest, path: own } of waiting) {
      const seat = (await guest.get(own)).json;
      assert.equal(seat.state, 'waiting');
      assert.ok(seat.can.includes('take'));
    }
    const answers = await Promise.all(waiting.map(({ guest, path: own }) => guest.post(`${own}/take`)));
    assert.equal(answers.filter((a) => a.status === 200 && a.json.state === 'coming').length, 1);
    assert.equal(answers.filter((a) => a.code === 'no_free_seat').length, 2);
  });

  test('strangers see who comes only by name and only who said so; no address shows to anybody', async () => {
    const { team, path } = await made({ capacity: 3 });
    const shown = await signUp(path, 'Zeigtsich', {
      shows: true,
      email: 'canary-one@example.com',
      line: 'zeilenkanari',
    });
    await signUp(path, 'Stillkanari', { email: 'canary-two@example.com', company: 'firmenkanari' });
    const back = await signUp(path, 'Zurueckkanari', { shows: true });
    const waits = await signUp(path, 'Wartekanari', { shows: true });
    await back.guest.post(`${back.path}/give-back`);
    await waits.guest.post(`${waits.path}/confirm`);
    const last = await signUp(path, 'Nochwartend', { shows: true });
    assert.equal(last.seat.state, 'waiting');
    const seen = (await fullText(path)) + (await fullText('/days')) + (await fullText('/'));
    assert.match(seen, /Zeigtsich/);
    for (const canary of ['Stillkanari', 'Zurueckkanari', 'Nochwartend', 'firmenkanari', 'zeilenkanari'])
      assert.doesNotMatch(seen, new RegExp(canary), canary);
    const all = seen + (await fullText(`${path}/people`, team)) + (await fullText(shown.path, shown.guest));
    assert.doesNotMatch(all, /canary-|example\.com/);
    const teams = await fullText(`${path}/people`, team);
    assert.doesNotMatch(teams, /Zurueckkanari/); // who gave a seat back is nobody's business
    assert.doesNotMatch(house.stored().toString('latin1'), /canary-/);
  });

  test('the team adds who phones, and removes openly, with a sentence that the removed one reads', async () => {
    const { team, path } = await made({ capacity: 1 });
    await team.post(`${path}/people`, { name: 'Anruferin' });
    const second = (await team.post(`${path}/people`, { name: 'Anrufer' })).json;
    assert.deepEqual([second.coming.length, second.waiting.length], [1, 1]);
    const third = (await team.post(`${path}/people`, { name: 'Ehrengast', beyond: true })).json;
    assert.equal(third.coming.length, 2);
    const seat = third.coming.find((c) => c.name === 'Ehrengast');
    const link = (await team.get(`/seats/${seat.id}`)).json.link;
    const guest = house.visitor();
    await guest.page(pathOf(link));
    assert.equal((await team.post(`${path}/people/${seat.id}/remove`, {})).status, 422);
    await team.post(`${path}/people/${seat.id}/remove`, { sentence: 'The room is smaller than we thought.' });
    const his = (await guest.get(`/seats/${seat.id}`)).json;
    assert.deepEqual([his.state, his.removed_because], ['removed', 'The room is smaller than we thought.']);
    assert.equal((await guest.post(`/seats/${seat.id}/edit`, { name: 'x', ...nothing })).code, 'no_seat');
  });

  test('a name and four digits open a seat; a wrong name and a wrong code have one answer, and guessing ends', async () => {
    const { team, path } = await made();
    await team.post(`${path}/people`, { name: 'Frau Öztürk' });
    const [{ id, code }] = (await dayOf(`${path}/people`, team)).coming;
    const wrong = String((Number(code) + 1) % 10_000).padStart(4, '0');
    const guesser = house.visitor();
    const one = await guesser.post(`${path}/find-my-seat`, { name: 'Frau Öztürk', code: wrong });
    const two = await guesser.post(`${path}/find-my-seat`, { name: 'Niemand', code });
    assert.deepEqual([one.status, one.json.errors], [two.status, two.json.errors]);
    assert.equal(one.status, 422);
    const phone = house.visitor();
    assert.equal((await phone.post(`${path}/find-my-seat`, { name: 'frau öztürk', code })).status, 200);
    assert.equal((await phone.get(`/seats/${id}`)).json.name, 'Frau Öztürk');
  });

  test('an open table shows who sits there from two takers on, and only who comes takes a seat at it', async () => {
    const { path } = await made();
    const anna = await signUp(path, 'Anna', { shows: true });
    const up = await anna.guest.post(`${anna.path}/open-tables`, { sentence: 'Wer restauriert Boote?', seats: 2 });
    assert.equal(up.status, 200, up.text);
    const [table] = up.json.open_tables;
    const at = (seat, verb) => seat.guest.post(`${seat.path}/open-tables/${table.id}/${verb}`);
    const [bert, cara, dora] = [
      await signUp(path, 'Bert', { shows: true }),
      await signUp(path, 'Cara'),
      await signUp(path, 'Dora'),
    ];
    await at(bert, 'take');
    assert.deepEqual((await dayOf(path)).open_tables[0].names, []);
    assert.deepEqual((await cara.guest.get(cara.path)).json.open_tables[0].names, []);
    await at(cara, 'take');
    assert.deepEqual((await dayOf(path)).open_tables[0].names, ['Anna', 'Bert']); // Cara did not say she may be named
    assert.deepEqual((await cara.guest.get(cara.path)).json.open_tables[0].names, ['Anna', 'Bert', 'Cara']);
    assert.equal((await at(dora, 'take')).code, 'table_full');
    await at(cara, 'leave');
    assert.deepEqual((await dayOf(path)).open_tables[0].names, []);
    assert.equal((await at(bert, 'remove')).code, 'not_yours');
    assert.equal((await anna.guest.post(`${anna.path}/open-tables`, { sentence: 'x', from: '03:00' })).status, 422);
    await at(anna, 'remove');
    assert.equal((await dayOf(path)).open_tables.length, 0);
    await dora.guest.post(`${dora.path}/give-back`);
    assert.equal((await dora.guest.post(`${dora.path}/open-tables`, { sentence: 'x' })).code, 'no_seat');
  });

  test('changing one’s seat by form keeps what was typed and names the field that is wrong', async () => {
    const { path } = await made();
    const { guest, path: own } = await signUp(path, 'Anna');
    const _key = await guest.key(own);
    const wrong = await guest.form(`${own}/edit`, { _key, name: 'Anna Berg', email: 'no address', line: 'Hallo' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /value="Anna Berg"/);
    assert.match(wrong.text, /href="#edit_seat_email"/);
    const right = await guest.form(`${own}/edit`, { _key, name: 'Anna Berg', shows: 'true' });
    assert.equal(right.status, 303);
    assert.deepEqual((await dayOf(path)).listed, ['Anna Berg']);
  });
});
