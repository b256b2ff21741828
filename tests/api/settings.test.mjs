// The house is set up in the page: its settings, its two documents, and who saves second.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse, setHouse } from './house.mjs';

describe('settings', () => {
  let house;
  let keeper;
  before(async () => {
    house = await openHouse();
    keeper = await house.keeper();
  });
  after(() => house.close());

  test('settings of the house show at once: name, du, reply door', async () => {
    const set = await setHouse(keeper, { name: 'Haus am Markt', language: 'german_du' });
    assert.equal(set.name, 'Haus am Markt');
    assert.match((await house.visitor({ language: 'de' }).page('/')).text, /Haus am Markt/);
    assert.match((await house.visitor({ language: 'de' }).page('/')).text, /<html lang="de-x-du|<html lang="de/);
    await setHouse(keeper, { name: 'kith', language: 'german_sie' });
  });

  test('settings saved from a page that is no longer true replace nothing', async () => {
    const { as_of, ...now } = (await keeper.get('/house')).json;
    const { name, language, time_zone, network_name, reply_door } = now;
    const wish = { name, language, time_zone, network_name, reply_door, as_of };
    assert.equal((await keeper.post('/house', wish)).status, 200);
    const late = await keeper.post('/house', { ...wish, name: 'Haus von gestern' });
    assert.equal(late.status, 409, late.text);
    assert.equal(late.json.code, 'changed_meanwhile');
    assert.equal((await keeper.post('/house/imprint', { imprint: 'Frau Weber', as_of })).status, 409);
    assert.equal((await keeper.get('/house')).json.name, name);
  });

  test('imprint and privacy page come from templates whose gaps must be filled, and are saved each alone', async () => {
    const { imprint, privacy, imprint_filled } = (await keeper.get('/house')).json;
    assert.equal(imprint_filled, false);
    for (const [field, text] of Object.entries({ imprint, privacy })) {
      const refused = await keeper.post(`/house/${field}`, { [field]: text });
      assert.equal(refused.status, 422);
      assert.deepEqual(
        refused.json.errors.map((e) => [e.field, e.code]),
        [[field, 'gaps_left']],
      );
    }
    const one = await keeper.post('/house/imprint', { imprint: 'Frau Weber, Markt 1' });
    assert.equal(one.status, 200, one.text);
    assert.deepEqual([one.json.imprint_filled, one.json.privacy_filled], [true, false]);
    assert.equal(one.json.privacy, privacy);
    for (const gaps of ['[Name]', 'Wir ([Name])', 'Siehe [unsere Seite](https://x.example) und [Aufsicht].'])
      assert.equal((await keeper.post('/house/privacy', { privacy: gaps })).json.errors?.[0].code, 'gaps_left', gaps);
    const linked = await keeper.post('/house/privacy', { privacy: 'Siehe [unsere Seite](https://x.example).' });
    assert.equal(linked.status, 200, linked.text);
    const both = await keeper.post('/house/privacy', { privacy: 'Fast nichts.' });
    assert.deepEqual([both.json.imprint, both.json.privacy], ['Frau Weber, Markt 1', 'Fast nichts.']);
    assert.match((await house.visitor().page('/imprint')).text, /Frau Weber, Markt 1/);
    assert.match((await house.visitor().page('/')).text, /href="\/imprint"/);
  });
});
