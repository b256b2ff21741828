// The sum a team is told a week after its day: once, from twelve people on, rounded to five.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evening, idOf, numberOf, starts } from './evening.mjs';
import { openHouse } from './house.mjs';

const day_ms = 24 * 3_600_000;
const names = (count) => Array.from({ length: count }, (_, i) => `Gast ${i + 1}`);
const alone = (count) => [names(count).map((_, i) => Math.floor(i / 4) + 1)];

// The person of each pair of numbers is in contact with the other since the morning after.
function contacts(house, { people, network, day }, pairs) {
  const opens = starts.getTime() + day_ms;
  const made = pairs.map(([one, other], i) => {
    const [low, high] = [one, other].map((n) => numberOf(people[n].me.id)).sort((a, b) => (a < b ? -1 : 1));
    return `insert into contact (id, network, low, high, opens_at, day, story, made)
      values (${numberOf(day) + 6_000n + BigInt(i)}, ${numberOf(network)}, ${low}, ${high}, ${opens}, ${numberOf(day)}, '', ${opens})`;
  });
  house.sow(made);
  return pairs.map((_, i) => idOf(numberOf(day) + 6_000n + BigInt(i)));
}

test('a week later a team of twelve and more is told about how many contacts came of its day, and then no more', async () => {
  const house = await openHouse({ limits: false, at: starts });
  // Upkeep looks when the house opens, and then once a minute.
  async function passes(days) {
    await house.stop();
    house.setClock(starts.getTime() + days * day_ms);
    await house.start();
  }
  const told = async ({ team, day }) => (await team.get(`/days/${day}`)).json.week_after?.contacts;
  const becomes = async (evening, wanted) => {
    for (let i = 0; i < 100 && (await told(evening)) !== wanted; ++i) await new Promise((done) => setTimeout(done, 20));
    assert.equal(await told(evening), wanted);
  };
  try {
    const twelve = await evening(house, names(12), alone(12));
    const eleven = await evening(house, names(11), alone(11));
    const pairs = [
      [0, 1],
      [0, 2],
      [0, 3],
      [4, 5],
      [4, 6],
      [4, 7],
      [8, 9],
      [8, 10],
    ]; // eight, told as ten
    const [first] = contacts(house, twelve, pairs);
    contacts(house, eleven, pairs);

    await passes(6.9);
    assert.equal(await told(twelve), undefined, 'not before a week has passed');
    await passes(7.5);
    await becomes(twelve, 10);
    assert.equal(await told(eleven), undefined, 'too few were here for a number');
    assert.match((await twelve.team.page(`/days/${twelve.day}`)).text, /about 10 contacts came of this day/);
    for (const other of [twelve.people[0], eleven.team, house.visitor()])
      assert.equal(await told({ team: other, day: twelve.day }), undefined, 'for the team only');

    const ended = await twelve.people[0].post(`/contacts/${first}/end`);
    assert.equal(ended.status, 200, ended.text);
    await passes(20);
    assert.equal(await told(twelve), 10, 'an end shows in no number');
    assert.equal(await told(eleven), undefined);
  } finally {
    await house.close();
  }
});
