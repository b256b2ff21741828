// Row R1 on a networking day: kill -9 while sixteen sign up, give back, come through the door, note and press Next at
// once. What was answered with 2xx is there, no seat is sold twice, no round is half, and the house opens again.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { seedDay } from './day.mjs';
import { isLong, makeDay, openHouse, sleep } from './house.mjs';
import { kith } from './terminal.mjs';

const rounds = isLong ? 20 : 3;
const capacity = 40;
const writers = 16;

// Everything that was acknowledged in one round of the test.
class Acked {
  signedUp = new Map(); // name → seat
  gaveBack = new Set();
  askedBack = new Set(); // by the end of the round a give-back may have happened whose answer nobody got
  here = new Set();
  nexts = new Set(); // rounds that somebody was told to have ended
}

function write(house, team, path, evening, acked, number, round) {
  const guest = house.visitor();
  let i = 0;
  let own = null;
  const acts = [
    async () => {
      const name = `Gast ${round} ${number} ${i}`;
      const answer = await guest.post(`${path}/sign-ups`, { name });
      if (answer.status !== 200) return;
      acked.signedUp.set(name, answer.json.id);
      own = { name, seat: answer.json.id };
    },
    async () => {
      const answer = own && (await team.post(`${path}/door/here`, { seat: own.seat }));
      if (answer?.status === 200) acked.here.add(own.name);
    },
    async () => {
      if (!own || acked.here.has(own.name) || number % 2) return;
      const { name, seat } = own;
      const state = (await guest.get(`/seats/${seat}`)).json.state;
      acked.askedBack.add(name);
      const answer = await guest.post(`/seats/${seat}/${state === 'waiting' ? 'step-out' : 'give-back'}`);
      if (answer.status === 200) acked.gaveBack.add(name);
      own = null;
    },
    async () => {
      const live = (await team.get(evening)).json;
      const now = live.round;
      const answer = now > 0 && (await team.post(`${evening}/${live.part}/extend`, { round: now, minutes: 1 }));
      if (answer?.status === 200 && number === 0) {
        const next = await team.post(`${evening}/${live.part}/next`, { round: now });
        if (next.status === 200) acked.nexts.add(now);
      }
    },
  ];
  return {
    async until(isOver) {
      for (; !isOver(); ++i) await acts[(i + number) % acts.length]().catch(() => null);
    },
  };
}

async function check(house, team, path, evening, acked) {
  const { coming, waiting } = (await team.get(`${path}/people`)).json;
  const names = [...coming, ...waiting].map((one) => one.name);
  const there = new Set(names);
  assert.equal(there.size, names.length, 'nobody signed up twice');
  for (const name of acked.signedUp.keys())
    if (acked.gaveBack.has(name)) assert.ok(!there.has(name), `${name} gave back`);
    else if (!acked.askedBack.has(name)) assert.ok(there.has(name), name);
  assert.ok(coming.length <= capacity + acked.here.size, 'no seat is sold twice; the door may go beyond');
  const attendance = (await team.get(`${path}/attendance.json`)).json.here.map((one) => one.name);
  for (const name of acked.here) assert.ok(attendance.includes(name), `${name} came and is not here`);
  const live = (await team.get(evening)).json;
  for (const round of acked.nexts) assert.ok(live.round > round || live.phase === 'over', `round ${round} was ended`);
  const { seating } = (await team.get(evening.replace('/live', '/seating'))).json;
  for (const round of seating) {
    const seats = round.tables.flatMap((table) => table.seats.map((seat) => seat.person));
    assert.equal(new Set(seats).size, seats.length, 'nobody sits twice');
  }
  const doctor = kith(house, 'doctor');
  assert.equal(doctor.status, 0, doctor.stdout + doctor.stderr);
}

test(`${rounds} rounds of kill -9 under ${writers} people of one day: nothing acknowledged is lost, nothing is half`, {
  timeout: 900_000,
}, async () => {
  const house = await openHouse({ limits: false });
  try {
    const team = await house.keeper('Herr Bassetti');
    for (let round = 0; round < rounds; ++round) {
      const day = await makeDay(team, { capacity, title: `Tag ${round}` });
      const path = `/days/${day.id}`;
      const running = seedDay(house, 'Herr Bassetti', { people: 24, rounds: 20 });
      const evening = `/days/${running.day}/live`;
      for (const [place, body] of Object.entries({ seating: { tables: 6 }, live: {} })) {
        const verb = place === 'seating' ? 'plan' : 'start';
        const answer = await team.post(`/days/${running.day}/${place}/${running.part}/${verb}`, body);
        assert.equal(answer.status, 200, answer.text);
      }
      const acked = new Acked();
      let over = false;
      const all = Array.from({ length: writers }, (_, i) =>
        write(house, team, path, evening, acked, i, round).until(() => over),
      );
      const isLoad = () => acked.signedUp.size > 0 && acked.here.size > 0;
      for (let waited = 0; waited < 10_000 && !isLoad(); waited += 20) await sleep(20);
      await sleep(400 + randomInt(400));
      await house.kill();
      over = true;
      await Promise.all(all);
      await house.start();
      assert.ok(house.readyAfterMs < 2_000, `ready after ${house.readyAfterMs} ms`);
      assert.ok(isLoad(), 'the load was a load');
      await check(house, team, path, evening, acked);
    }
  } finally {
    await house.close();
  }
});
