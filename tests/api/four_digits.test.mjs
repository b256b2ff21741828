// What guessing four digits costs, and how many a day ever gives out: each with a house of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDay, openHouse, pathOf } from './house.mjs';

// As if what was tried so far had been that long ago.
const hoursAgo = (house, hours) => house.sow([`update attempt set at = at - ${hours * 3_600_000}`]);

async function withDay(options, work) {
  const house = await openHouse(options);
  try {
    const team = house.visitor();
    const day = await makeDay(team, { capacity: 2_000 });
    await work({ house, team, day, path: `/days/${day.id}` });
  } finally {
    await house.close();
  }
}

test('twenty wrong digits let a code rest, however long a guesser waits, and only for those without the link', () =>
  withDay({ args: ['--trust-proxy', '127.0.0.1'] }, async ({ house, team, path }) => {
    const guest = house.visitor();
    const seat = (await guest.post(`${path}/sign-ups`, { name: 'Frau Öztürk' })).json;
    let asked = 0;
    const guess = async (name, code) => {
      const headers = { 'X-Forwarded-For': `198.51.100.${++asked % 250}` };
      return house.visitor({ headers }).post(`${path}/find-my-seat`, { name, code });
    };
    const wrong = String((Number(seat.code) + 1) % 10_000).padStart(4, '0');
    assert.equal((await guess('Frau Öztürk', seat.code)).status, 200, 'what fits is no guess');
    for (const name of ['frau öztürk', 'Niemand']) {
      for (let i = 0; i < 20; ++i) {
        if (i === 10) hoursAgo(house, 1);
        assert.equal((await guess(name, wrong)).status, 422, `${i}`);
      }
      assert.equal((await guess(name, seat.code)).code, 'code_rests');
    }
    hoursAgo(house, 60);
    assert.equal((await guess('Frau Öztürk', seat.code)).code, 'code_rests', 'two days later, too');
    assert.equal((await guest.get(`/seats/${seat.id}`)).status, 200);
    assert.equal((await house.visitor().page(pathOf(seat.link))).status, 303);
    const fresh = (await team.post(`/seats/${seat.id}/code`)).json.code;
    assert.notEqual(fresh, seat.code);
    assert.equal((await guess('Frau Öztürk', seat.code)).status, 422);
    assert.equal((await guess('Frau Öztürk', fresh)).status, 200);
  }));

test('one address tries 60 times in a quarter of an hour and 300 times a day, over any number of names', () =>
  withDay({}, async ({ house, path }) => {
    const guess = (i) => house.visitor().post(`${path}/find-my-seat`, { name: `Gast ${i}`, code: '0000' });
    for (let i = 0; i < 300; ++i) {
      assert.equal((await guess(i)).status, 422, `${i}`);
      if (i % 60 !== 59) continue;
      const limited = await guess(i);
      assert.equal(limited.status, 429);
      assert.ok(Number(limited.headers['retry-after']) > 0);
      hoursAgo(house, 1);
    }
    assert.equal((await guess(301)).status, 429);
    hoursAgo(house, 24);
    assert.equal((await guess(302)).status, 422);
  }));

test('seats that were given back take no room from those who come; what a day ever gives has an end', () =>
  withDay({ limits: false }, async ({ house, team, path }) => {
    const signUp = (name) => house.visitor().post(`${path}/sign-ups`, { name });
    await signUp('Frau Alt');
    house.sow(['update day set seat_numbers = 2000']);
    assert.equal((await signUp('Frau Neumann')).status, 200);
    const { coming } = (await team.get(`${path}/people`)).json;
    assert.deepEqual(
      coming.map((comer) => [comer.name, comer.number]),
      [
        ['Frau Alt', 1],
        ['Frau Neumann', 2_001],
      ],
    );
    house.sow(['update day set seat_numbers = 20000']);
    assert.equal((await signUp('Frau Spät')).code, 'too_many_people');
  }));

test('whoever signs up many from one address is slowed down, with a sign-in, too', () =>
  withDay({}, async ({ house, path }) => {
    const somebody = house.visitor();
    await somebody.post('/people', { name: 'Herr Viel' });
    const signUp = (i) => somebody.post(`${path}/sign-ups`, { name: `Gast ${i}` });
    for (let i = 0; i < 120; ++i) assert.equal((await signUp(i)).status, 200, `${i}`);
    assert.equal((await signUp(121)).code, 'too_many_sign_ups');
    hoursAgo(house, 1);
    assert.equal((await signUp(122)).status, 200);
  }));
