// What one stranger can fill is bounded, a keeper can take a day off the list, and no day is left without anybody.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeDay, openHouse } from './house.mjs';

const switches = { sign_up_open: true, companies_apart: true, names_on_screen: false };

describe('bounds', () => {
  let house;
  let keeper;
  before(async () => {
    house = await openHouse({ args: ['--trust-proxy', '127.0.0.1'] });
    keeper = await house.keeper();
  });
  after(() => house.close());

  let addresses = 0;
  const elsewhere = () => house.visitor({ headers: { 'X-Forwarded-For': `198.51.100.${++addresses}` } });

  async function untilRefused(send, most) {
    for (let i = 0; i < most; ++i) {
      const answer = await send(i);
      assert.equal(answer.status, 200, `${i}: ${answer.text}`);
    }
    const refused = await send(most);
    assert.equal(refused.status, 429);
    assert.equal(refused.code, 'too_many');
    assert.ok(Number(refused.headers['retry-after']) > 60);
  }
  const list = (visitor) => (i) => visitor.post('/lists', { names: `Anna ${i}\nBert\nCara`, rounds: 1 });
  const day = (visitor) => (i) => visitor.post('/days', { title: `Tag ${i}`, starts: '2031-03-03T18:30' });

  test('lists: sixty an hour by one person, twice as many from one address', async () => {
    const visitor = elsewhere();
    await visitor.post('/people', { name: 'Frau Meier' });
    await untilRefused(list(visitor), 60);
    const { headers } = visitor;
    await untilRefused(list(house.visitor({ headers })), 60);
    assert.equal((await list(elsewhere())(0)).status, 200, 'nobody else is in its way');
  });

  test('days: twenty a day by one person; the form keeps what was typed', async () => {
    const visitor = elsewhere();
    await visitor.post('/people', { name: 'Frau Meier' });
    await untilRefused(day(visitor), 20);
    const _key = await visitor.key('/days/new');
    const told = await visitor.form('/days', { _key, title: 'Noch einer', starts: '2031-03-03T18:30' });
    assert.equal(told.status, 429);
    assert.match(told.text, /value="Noch einer"/);
  });

  test('a keeper cancels a day that does not belong here, and sees no more of it than anybody', async () => {
    const team = elsewhere();
    const made = await makeDay(team);
    const path = `/days/${made.id}`;
    assert.deepEqual(
      (await keeper.get(path)).json.can.filter((can) => can !== 'sign_up'),
      ['cancel'],
    );
    const page = await keeper.page(path);
    assert.match(page.text, new RegExp(`action="${path}/cancel"`));
    const cancelled = await keeper.form(`${path}/cancel`, { _key: page.key() });
    assert.equal(cancelled.status, 303, cancelled.text);
    assert.equal(cancelled.headers.location, path);
    assert.ok((await team.get(path)).json.cancelled);
    for (const hidden of ['/people', '/edit', '/door', '/print/slips'])
      assert.equal((await keeper.get(path + hidden)).status, 404, hidden);
    assert.equal((await keeper.get(path)).json.team_link, undefined);
    assert.equal(
      (await keeper.post(`${path}/edit`, { title: 'Meins', starts: '2031-03-03T18:30', ...switches })).status,
      404,
    );
    assert.equal((await keeper.post(`${path}/resume`)).status, 200);
    const stranger = elsewhere();
    await stranger.post('/people', { name: 'Jemand' });
    assert.equal((await stranger.post(`${path}/cancel`)).status, 404);
  });

  test('whoever leaves as the last of a team leaves the day in a keeper’s care', async () => {
    const team = elsewhere();
    const made = await makeDay(team);
    assert.equal((await keeper.get(`/days/${made.id}/people`)).status, 404);
    assert.match((await team.page('/me')).text, /goes on in a keeper’s care/);
    assert.equal((await team.post('/me/leave')).status, 200);
    assert.deepEqual((await keeper.get(`/days/${made.id}/people`)).json.team, ['Frau Weber']);
    const two = elsewhere();
    const shared = await makeDay(two);
    const helper = elsewhere();
    await helper.post(new URL(shared.team_link).pathname, { name: 'Frau Nowak' });
    await two.post('/me/leave');
    assert.equal((await keeper.get(`/days/${shared.id}/people`)).status, 404, 'somebody else of the team goes on');
  });
});
