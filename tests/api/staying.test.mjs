// How long a guest stays: thirty days, as long as they come back, and as long as the days they are of say.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { holding } from './evening.mjs';
import { openHouse } from './house.mjs';

const day_ms = 24 * 3_600_000;
const begin = Date.parse('2027-01-10T12:00:00Z');
const from = (days) => begin + days * day_ms;
const switches = { sign_up_open: true, companies_apart: true, names_on_screen: false };
const inDays = (at) => (Date.parse(at) - begin) / day_ms;

describe('a guest stays', () => {
  let house;
  before(async () => {
    house = await openHouse({ limits: false, at: begin });
  });
  after(() => house.close());

  async function started(name) {
    const visitor = house.visitor();
    assert.equal((await visitor.post('/people', { name })).status, 200);
    return visitor;
  }
  const until = async (visitor) => inDays((await visitor.get('/me')).json.until);
  // 19:00 in Berlin; the usual programme takes two hours and more.
  async function dayBy(team, date, names_keep_days = 30) {
    const fields = { title: 'Netzwerktag', starts: `${date}T19:00`, zone: 'Europe/Berlin' };
    const { id } = (await team.post('/days', fields)).json;
    const change = async (more) => {
      const answer = await team.post(`/days/${id}/edit`, { ...fields, ...switches, names_keep_days, ...more });
      assert.equal(answer.status, 200, answer.text);
      return answer.json;
    };
    await change({});
    return { id, change };
  }
  // Somebody who only has a seat, and looks at it by its link.
  async function comes(day, name) {
    const visitor = house.visitor();
    const signed = await visitor.post(`/days/${day}/sign-ups`, { name });
    assert.equal(signed.status, 200, signed.text);
    return {
      visitor,
      seat: signed.json.id,
      goes: async () => inDays((await visitor.get(`/seats/${signed.json.id}`)).json.names_go),
    };
  }

  test('as long as they come back, written once a day and never shorter', async () => {
    house.setClock(begin);
    const visitor = await started('Frau Meier');
    assert.equal(await until(visitor), 30);
    for (let day = 10; day <= 80; day += 10) {
      house.setClock(from(day));
      await visitor.get('/me');
      assert.equal(await until(visitor), day + 30, `after ${day} days`);
      house.setClock(from(day + 0.5));
      assert.equal(await until(visitor), day + 30, 'once a day is enough');
    }
    const { link } = (await visitor.get('/me')).json;
    house.sow([`update person set until = ${from(400)} where name = 'Frau Meier'`]);
    const elsewhere = house.visitor();
    assert.equal((await elsewhere.post(new URL(link).pathname)).status, 200);
    assert.equal(await until(elsewhere), 400, 'a keep-link does not cut it short');
  });

  test('as long as the names of a day stay, wherever the day moves and however long it keeps them', async () => {
    house.setClock(begin);
    const team = await started('Frau Weber');
    const { id, change } = await dayBy(team, '2027-02-09');
    const guest = await comes(id, 'Herr Schmidt');
    const around = async (days, what) => {
      for (const found of [await guest.goes(), await until(team)])
        assert.ok(found > days && found < days + 1, `${what}: ${found} days`);
    };
    await around(60, 'thirty days after it');
    await change({ starts: '2027-06-09T19:00' });
    await around(180, 'put off to June');
    await change({ starts: '2027-06-09T19:00', names_keep_days: 60 });
    await around(210, 'kept twice as long');
    await change({ starts: '2027-03-11T19:00', names_keep_days: 60 });
    await around(120, 'and earlier again');
    const seen = await guest.goes();
    await team.post(`/days/${id}/parts`, { kind: 'talk', minutes: 60 });
    assert.equal(Math.round((await guest.goes()) * 24 * 60), Math.round(seen * 24 * 60) + 60, 'an hour more programme');
    house.setClock(from(50));
    assert.equal((await guest.visitor.get(`/seats/${guest.seat}`)).status, 200);
  });

  test('for the latest of their days; a mistyped date takes nobody away at once', async () => {
    house.setClock(begin);
    const team = await started('Herr Bassetti');
    const [first, second] = [await dayBy(team, '2027-02-09'), await dayBy(team, '2027-05-10')];
    const visitor = await started('Anna Petersen');
    for (const { id } of [first, second]) await visitor.post(`/days/${id}/sign-ups`, { name: 'Anna Petersen' });
    const guest = await comes(first.id, 'Bert Nowak');
    assert.ok((await until(visitor)) > 150);
    await first.change({ starts: '2027-02-20T19:00' });
    assert.ok((await until(visitor)) > 150, 'the other day still says so');
    await first.change({ starts: '2017-02-20T19:00' });
    assert.equal(await guest.goes(), 7);
    assert.ok((await until(team)) > 150);
    await first.change({ starts: '2027-02-20T19:00' });
    assert.ok((await guest.goes()) > 70, 'set right, it is as before');
  });

  test('with the seats they take along', async () => {
    house.setClock(begin);
    const team = await started('Frau Lind');
    const { id } = await dayBy(team, '2027-08-10');
    const { seat } = await comes(id, 'Emil Kranz');
    const { link } = (await team.get(`/seats/${seat}`)).json;
    const visitor = await started('Emil');
    holding(visitor, seat, new URL(link).pathname.split('/').pop());
    assert.equal((await visitor.post(`/seats/${seat}/adopt`)).status, 200);
    assert.ok((await until(visitor)) > 240);
  });
});
