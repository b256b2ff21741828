// A day made of a list of names that was planned before: its people, its rounds, and room for all of them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse } from './house.mjs';

const later = '2031-03-03T18:30';

describe('a day from a list', () => {
  let house;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  async function made(wish) {
    const team = house.visitor();
    const answer = await team.post('/days', {
      title: 'Table for all',
      starts: later,
      your_name: 'Herr Bassetti',
      ...wish,
    });
    assert.equal(answer.status, 200, answer.text);
    return { team, day: answer.json, path: `/days/${answer.json.id}` };
  }

  test('the people of a kept list get a seat each, and its rounds', async () => {
    const owner = house.visitor();
    const list = (await owner.post('/lists', { names: 'Anna\nBert\nCara\nDora', rounds: 2, table_size: 2 })).json;
    const { team, day, path } = await made({ list: list.link, capacity: 10 });
    assert.equal(day.seats_left, 6);
    assert.equal(day.programme[1].rounds, 2);
    const people = (await team.get(`${path}/people`)).json;
    assert.deepEqual(
      people.coming.map((c) => c.name),
      ['Anna', 'Bert', 'Cara', 'Dora'],
    );
    assert.equal(new Set(people.coming.map((c) => c.code)).size, 4);
    const forged = `${list.link.slice(0, -1)}${list.link.endsWith('0') ? '1' : '0'}`;
    const answer = await house.visitor().post('/days', { title: 'x', starts: later, your_name: 'y', list: forged });
    assert.equal(answer.status, 422);
  });

  test('a list longer than a usual day makes a day with room for all of it, at tables as a day has them', async () => {
    const owner = house.visitor();
    const names = Array.from({ length: 80 }, (_, i) => `Person ${i + 1}`).join('\n');
    const list = (await owner.post('/lists', { names, rounds: 2, table_size: 500 })).json;
    const { team, day, path } = await made({ list: list.link });
    assert.equal(day.capacity, 80);
    assert.equal(day.seats_left, 0);
    const rounds = day.programme[1];
    assert.equal((await team.post(`${path}/parts/${rounds.id}`, { title: 'Am Tisch' })).status, 200);
    assert.equal((await made({ list: list.link, capacity: 30 })).day.capacity, 30, 'what was said stands');
  });
});
