// The door: two letters, a tap, here; walk-ins; the code on the wall; and phones that still have taps to send.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { inParallel, makeDay, openHouse, pathOf } from './house.mjs';

// In half an hour, so that the code on the wall opens.
const soon = () => new Date(Date.now() + 1_800_000).toISOString().slice(0, 16);

describe('the door', () => {
  let house;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  async function opened(names = [], shape = {}) {
    const team = house.visitor();
    const day = await makeDay(team, { capacity: 30, zone: 'UTC', starts: soon(), ...shape });
    const path = `/days/${day.id}`;
    const guests = [];
    for (const name of names) {
      const guest = house.visitor();
      const answer = await guest.post(`${path}/sign-ups`, { name });
      assert.equal(answer.status, 200, answer.text);
      guests.push({ guest, seat: answer.json.id, link: answer.json.link });
    }
    return { team, day, path, guests, door: async (query = '') => (await team.get(`${path}/door${query}`)).json };
  }

  test('two letters of any part of a name find it, in either spelling, and nothing shows that was not searched', async () => {
    const { door, guests } = await opened(['Jörg Müller', 'Anna Schmidt', 'Mira Jansen']);
    const found = async (q) => (await door(`?q=${encodeURIComponent(q)}`)).found.map((s) => s.name);
    assert.deepEqual(await found('mu'), ['Jörg Müller']);
    assert.deepEqual(await found('muell'), ['Jörg Müller']);
    assert.deepEqual(await found('Mül'), ['Jörg Müller']);
    assert.deepEqual(await found('jo'), ['Jörg Müller']);
    assert.deepEqual(await found('an sch'), ['Anna Schmidt']);
    assert.deepEqual(await found('ja'), ['Mira Jansen']);
    assert.deepEqual(await found('zz'), []);
    const all = await door('?q=m');
    assert.equal(all.searched, false);
    assert.deepEqual(all.found, []);
    assert.equal(all.coming, 3);
    assert.equal(all.here, 0);
    assert.equal(guests.length, 3);
  });

  test('a tap is here; sixteen taps are one; and it can be taken back', async () => {
    const { team, path, guests, door } = await opened(['Anna', 'Bert']);
    const [{ seat }] = guests;
    const answers = await inParallel(Array(16).fill(seat), 16, () => team.post(`${path}/door/here`, { seat }));
    for (const answer of answers) assert.ok(answer.status === 200 || answer.status === 409, answer.text);
    assert.ok(answers.some((a) => a.status === 200));
    assert.equal((await door()).here, 1);
    const [anna] = (await door('?q=an')).found;
    assert.equal(anna.here, true);
    assert.match(anna.since, /\d{1,2}:\d\d/);
    const undone = await team.post(`${path}/door/undo`, { seat });
    assert.equal(undone.status, 200, undone.text);
    assert.equal((await door()).here, 0);
    assert.equal((await team.post(`${path}/door/undo`, { seat })).status, 200);
  });

  test('whoever walks in is there at once, beyond the capacity, and a slip can be scanned', async () => {
    const { team, path, door } = await opened();
    const name = `Herr ${randomUUID()}`;
    const answer = await team.post(`${path}/door/walk-in`, { name, company: 'Werft' });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.done.name, name);
    assert.equal(answer.json.here, 1);
    const { scan } = await door(`?seat=${answer.json.done.seat}`);
    const phone = house.visitor();
    const opened_ = await phone.get(pathOf(scan.link));
    assert.equal(opened_.status, 303);
    assert.equal((await phone.get(`/seats/${answer.json.done.seat}`)).json.name, name);
    assert.equal((await team.post(`${path}/door/walk-in`, { name: '' })).status, 422);
  });

  test('whoever is at the door need not be phoned: who walked in, and who waited; and a walk-in has a code', async () => {
    const { team, path, guests, door } = await opened(['Gesa', 'Hugo'], { capacity: 1 });
    const [, { guest, seat }] = guests;
    assert.equal((await guest.get(`/seats/${seat}`)).json.state, 'waiting');
    const walkedIn = (await team.post(`${path}/door/walk-in`, { name: 'Imke' })).json.done.seat;
    assert.equal((await team.post(`${path}/door/here`, { seat })).status, 200);
    assert.deepEqual((await team.get(`${path}/people`)).json.to_phone, []);
    const wall = pathOf((await door()).room_link);
    const stranger = house.visitor();
    const own = (await stranger.post(wall, { name: 'Jost' })).json.seat;
    for (const [visitor, id] of [
      [team, walkedIn],
      [guest, seat],
      [stranger, own],
    ]) {
      const view = (await visitor.get(`/seats/${id}`)).json;
      assert.equal(view.moved_up, false);
      assert.ok(!view.can.includes('confirm'));
      assert.match(view.code, /^\d{4}$/);
    }
  });

  test('undone, who waited waits again, in the place they had', async () => {
    const { team, path, guests, door } = await opened(['Klara', 'Liam', 'Mats'], { capacity: 1 });
    const [, { guest, seat }] = guests;
    await team.post(`${path}/door/here`, { seat });
    assert.equal((await door()).coming, 2);
    assert.equal((await team.post(`${path}/door/undo`, { seat })).status, 200);
    assert.equal((await door()).coming, 1);
    const { state, place_in_line, moved_up } = (await guest.get(`/seats/${seat}`)).json;
    assert.deepEqual({ state, place_in_line, moved_up }, { state: 'waiting', place_in_line: 1, moved_up: false });
  });

  test('who gave the seat back is told of in words and may walk in', async () => {
    const { team, path, guests, door } = await opened(['Cara']);
    const [{ guest, seat }] = guests;
    assert.equal((await guest.post(`/seats/${seat}/give-back`)).status, 200);
    assert.deepEqual((await door('?q=ca')).found, []);
    const refused = await team.post(`${path}/door/here`, { seat });
    assert.equal(refused.status, 409);
    assert.equal(refused.code, 'no_seat_any_more');
  });

  test('by the code on the wall one checks in oneself; a name alone becomes nobody who is on the list', async () => {
    const { path, guests, door } = await opened(['Dora Weber']);
    const wall = pathOf((await door()).room_link);
    const [{ guest, seat }] = guests;
    assert.equal((await guest.get(wall)).json.seat, seat);
    assert.equal((await guest.post(wall, {})).status, 200);
    assert.equal((await door()).here, 1);
    const stranger = house.visitor();
    const page = await stranger.get(wall);
    assert.equal(page.json.seat, undefined);
    assert.ok(!page.text.includes('Weber'));
    const answer = await stranger.post(wall, { name: 'Dora Weber' });
    assert.equal(answer.status, 200, answer.text);
    assert.notEqual(answer.json.seat, seat);
    const found = (await door('?q=dora')).found;
    assert.equal(found.length, 2);
    assert.ok(found.every((s) => s.same_name));
    assert.equal(
      (await stranger.post(wall.slice(0, -1) + (wall.endsWith('0') ? '1' : '0'), { name: 'x' })).status,
      404,
    );
    assert.equal((await house.visitor().post(wall, {})).status, 422);
    assert.equal((await house.visitor().get(`${path}/door`)).status, 401);
  });

  test('the code on the wall opens from an hour before until the end, not of a cancelled day, and is renewed by a tap', async () => {
    const { team, path, guests, door } = await opened(['Nils']);
    const wall = pathOf((await door()).room_link);
    const [{ guest }] = guests;
    const refused = async (code) => {
      for (const [who, body] of [
        [house.visitor(), { name: 'Fremd' }],
        [guest, {}],
      ])
        assert.deepEqual([(await who.post(wall, body)).status, (await who.post(wall, body)).code], [409, code]);
      assert.ok((await house.visitor().get(wall)).json.closed);
      assert.doesNotMatch((await house.visitor().page(wall)).text, /<form[^>]* id="come_in_"/);
    };
    const shifted = (hours) => house.sow([`update day set starts = starts + ${hours * 3_600_000}`]);
    shifted(1);
    await refused('not_open_yet');
    shifted(-25);
    await refused('day_over');
    shifted(24);
    await team.post(`${path}/cancel`);
    await refused('cancelled');
    await team.post(`${path}/resume`);
    assert.equal((await door()).here, 0);
    const renewed = await team.post(`${path}/door/renew`);
    assert.equal(renewed.status, 200, renewed.text);
    assert.equal((await guest.post(wall, {})).status, 404);
    assert.equal((await guest.post(pathOf(renewed.json.room_link), {})).status, 200);
    assert.equal((await guest.post(`${path}/door/renew`)).status, 401);
  });

  test('sixty phones behind one address come in within two minutes; a stranger with one phone does not fill the day', async () => {
    const { door } = await opened([], { capacity: 200 });
    const wall = pathOf((await door()).room_link);
    const come = async (i) => (await house.visitor().post(wall, { name: `Gast ${i}` })).status;
    const statuses = await inParallel([...Array(60).keys()], 8, come);
    assert.deepEqual([...new Set(statuses)], [200]);
    const flood = await inParallel([...Array(70).keys()], 8, come);
    assert.ok(flood.includes(429), `${flood}`);
    assert.equal((await door()).here, 120);
  });

  test('a door of another day, or of nobody of the team, does not exist', async () => {
    const one = await opened(['Emil']);
    const other = await opened();
    assert.equal((await other.team.get(`${one.path}/door`)).status, 404);
    assert.equal((await other.team.post(`${one.path}/door/here`, { seat: one.guests[0].seat })).status, 404);
    assert.equal((await other.team.post(`${other.path}/door/here`, { seat: one.guests[0].seat })).status, 404);
    assert.equal((await one.door()).here, 0);
  });

  test('a phone with taps to send, or not heard of for long, is told of until it is well', async () => {
    const { team, path, door } = await opened();
    const phone = '0123456789abc';
    const report = (unsent, closed = false) => team.post(`${path}/door/phone`, { phone, unsent, closed });
    assert.equal((await report(3)).status, 200);
    assert.match((await door()).warnings[0].sentence, /3 taps/);
    await report(0);
    assert.deepEqual((await door()).warnings, []);
    await report(2, true);
    assert.equal((await door()).warnings.length, 1);
    await report(0, true);
    assert.deepEqual((await door()).warnings, []);
  });

  test('the same tap under one key, sent again over bad Wi-Fi, happens once', async () => {
    const { team, path, door } = await opened();
    const key = { 'Idempotency-Key': randomUUID() };
    const taps = await inParallel(Array(5).fill(0), 5, () => team.post(`${path}/door/walk-in`, { name: 'Ida' }, key));
    for (const tap of taps) assert.equal(tap.status, 200, tap.text);
    assert.equal((await door()).here, 1);
  });
});
