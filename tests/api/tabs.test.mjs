// Two tabs, two helpers, and a sign-in that ended meanwhile: nothing is replaced unseen, and nothing typed is lost.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { makeDay, openHouse, passphrase, pathOf, writePost } from './house.mjs';

const switches = { sign_up_open: true, companies_apart: true, names_on_screen: false };

describe('two tabs', () => {
  let house;
  let keeper;
  before(async () => {
    house = await openHouse({ limits: false });
    keeper = await house.keeper();
  });
  after(() => house.close());

  // Two open `page`, both save what it holds with another `field`. `changes`: what of it is meant to be in nobody's way.
  async function secondIsTold(visitor, page, path, body, field, changes = () => {}) {
    const seen = (await visitor.get(page)).json;
    const as_of = seen.as_of ?? seen.reply.as_of;
    await changes();
    const save = (text, mark) => visitor.post(path, { ...body, [field]: text, as_of: mark });
    assert.equal((await save('Der erste.', as_of)).status, 200, path);
    const second = await save('Der zweite.', as_of);
    assert.equal(second.status, 409, path);
    assert.equal(second.json.code, 'changed_meanwhile');
    const fields = Object.entries({ ...body, [field]: 'Der zweite.', as_of, _key: await visitor.key(page) });
    const told = await visitor.form(
      path,
      fields.filter(([, value]) => value !== false),
    );
    assert.equal(told.status, 409);
    assert.match(told.text, /Der zweite\./, 'what was typed is still there');
    const now = /name="as_of" value="([^"]+)"/.exec(told.text)[1];
    assert.notEqual(now, as_of);
    assert.equal((await save('Der zweite.', now)).status, 200, 'saving once more is a decision');
    assert.equal((await save('Ohne zu sagen, was man las.', undefined)).status, 200);
  }

  test('of a day, a part of its programme, a seat and a reply: who saves second is told', async () => {
    const team = house.visitor();
    const day = await makeDay(team);
    const path = `/days/${day.id}`;
    const guest = house.visitor();
    const { id: seat } = (await guest.post(`${path}/sign-ups`, { name: 'Frau Meier' })).json;
    const { title, starts_local: starts } = day;
    await secondIsTold(team, `${path}/edit`, `${path}/edit`, { title, starts, ...switches }, 'about', () =>
      house.visitor().post(`${path}/sign-ups`, { name: 'Herr Schmidt' }),
    );
    const part = `${path}/parts/${day.programme[1].id}`;
    await secondIsTold(team, part, part, {}, 'title');
    await secondIsTold(
      guest,
      `/seats/${seat}`,
      `/seats/${seat}/edit`,
      { name: 'Frau Meier', first_together: false, shows: true, on_screen: false },
      'line',
    );

    const writer = house.visitor();
    await writer.post('/people', { name: 'Herr Bassetti' });
    const post = await writePost(keeper);
    const { reply } = (await writer.post(`/posts/${post.id}/replies`, { name: 'Herr Bassetti', reply: 'Ciao.' })).json;
    await secondIsTold(writer, `/replies/${reply.id}`, `/replies/${reply.id}`, { name: 'Herr Bassetti' }, 'text');
  });

  test('a sign-in that ended while one wrote: the page says so, leads on, and still holds what was typed', async () => {
    const visitor = house.visitor();
    const day = await makeDay(visitor);
    const path = `/days/${day.id}/edit`;
    const about = `Ein langer Text </textarea><script>alert(1)</script> ${randomUUID()}`;
    const fields = { _key: await visitor.key(path), title: 'Anders', starts: '2031-03-03T18:30', about };
    await visitor.post('/sign-out');
    const told = await visitor.form(path, fields);
    assert.equal(told.status, 401);
    assert.match(told.text, /href="\/sign-in"/);
    assert.match(told.text, /<textarea[^>]* readonly[^>]*>Ein langer Text &lt;\/textarea&gt;/);
    assert.ok(told.text.includes(about.split(' ').pop()));
    assert.doesNotMatch(told.text, /2031-03-03/, 'a date is quickly chosen again');
    const foreign = await visitor.form(path, fields, { Origin: 'https://evil.example' });
    assert.doesNotMatch(foreign.text, /Ein langer Text/, 'another site puts no words on our page');
    const secret = await visitor.form('/me/passphrase', { passphrase: 'my old and secret one', new_passphrase: 'x' });
    assert.equal(secret.status, 401);
    assert.doesNotMatch(secret.text, /my old and secret one/);
  });

  test('a reply to a post that was just removed is not lost either', async () => {
    const post = await writePost(keeper);
    const visitor = house.visitor();
    const fields = { _key: await visitor.key(`/posts/${post.id}`), name: 'Frau Meier', reply: 'Lange überlegt.' };
    await keeper.post(`/posts/${post.id}/remove`);
    const told = await visitor.form(`/posts/${post.id}/replies`, fields);
    assert.equal(told.status, 404);
    assert.match(told.text, />Lange überlegt\.<\/textarea>/);
  });

  test('two tabs of one browser sign in: both are in; signed out twice is signed out', async () => {
    const visitor = house.visitor();
    await visitor.post('/people', { name: 'Frau Lind' });
    const cookies = { Cookie: visitor.cookieHeader('/sign-in') };
    for (let tab = 0; tab < 2; ++tab) {
      const signed = await visitor.post('/sign-in', { name: 'Frau Weber', passphrase }, cookies);
      assert.equal(signed.status, 200, signed.text);
    }
    assert.equal((await visitor.get('/me')).json.name, 'Frau Weber');
    const ended = { Cookie: visitor.cookieHeader('/sign-out') };
    for (let tab = 0; tab < 2; ++tab) assert.equal((await visitor.post('/sign-out', {}, ended)).status, 200);
  });

  test('a repeat is given the first answer though that ended what it was asked with', async () => {
    const visitor = house.visitor();
    await visitor.post('/people', { name: 'Frau Nowak' });
    async function twice(from, path, body) {
      const headers = { 'Idempotency-Key': randomUUID(), Cookie: from.cookieHeader(path) };
      const [first, again] = [await from.post(path, body, headers), await from.post(path, body, headers)];
      assert.equal(first.status, 200, first.text);
      assert.deepEqual([again.status, again.text], [200, first.text], path);
      assert.deepEqual(again.headers['set-cookie'], first.headers['set-cookie']);
      return first;
    }
    await twice(visitor, '/sign-in', { name: 'Frau Weber', passphrase });
    const day = await makeDay(house.visitor());
    const guest = house.visitor();
    const { id: seat } = (await guest.post(`/days/${day.id}/sign-ups`, { name: 'Emil' })).json;
    await twice(guest, `/seats/${seat}/claim`, { name: `Emil ${randomUUID()}`, passphrase });
    const other = await openHouse();
    try {
      await twice(other.visitor(), pathOf(`http://x${await other.firstRunPath()}`), { name: 'Frau Weber', passphrase });
    } finally {
      await other.close();
    }
  });
});
