// Row S6: a sign-in is new each time, ends at once, and cannot be taken from a stolen database.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { freePort, openHouse, passphrase, pathOf } from './house.mjs';

describe('sign-ins', () => {
  let house;
  before(async () => {
    house = await openHouse({ limits: false });
    await house.keeper();
  });
  after(() => house.close());

  async function signedIn(visitor = house.visitor()) {
    const answer = await visitor.post('/sign-in', { name: 'Frau Weber', passphrase });
    assert.equal(answer.status, 200, answer.text);
    return visitor;
  }
  const signInCookie = (visitor) =>
    [...visitor.cookies.values()].find((c) => c.path === '/' && c.value.length >= 26 && /HttpOnly/.test(c.line));

  test('the cookie holds 128 bits or more, HttpOnly, SameSite=Lax, and no longer than 90 days', async () => {
    const cookie = signInCookie(await signedIn());
    assert.ok(cookie.value.length * 5 >= 128);
    assert.match(cookie.line, /; HttpOnly/);
    assert.match(cookie.line, /; SameSite=Lax/);
    assert.doesNotMatch(cookie.line, /Domain=/);
    assert.ok(Number(cookie.line.match(/Max-Age=(\d+)/)[1]) <= 90 * 86_400);
  });

  test('behind https the cookies are Secure and HSTS is sent', async () => {
    const secure = await openHouse({ args: ['--base-url', 'https://localhost'], listenPort: await freePort() });
    try {
      const visitor = secure.visitor({ headers: { Host: 'localhost' } });
      const answer = await visitor.post('/people', { name: 'Frau Meier' });
      assert.equal(answer.status, 200, answer.text);
      for (const line of answer.headers['set-cookie']) assert.match(line, /; Secure/);
      assert.match(answer.headers['strict-transport-security'], /max-age=\d{7,}/);
    } finally {
      await secure.close();
    }
  });

  test('signing in gives a new token and ends the one before; a planted one is never taken on', async () => {
    const visitor = house.visitor();
    await visitor.post('/people', { name: 'Frau Meier' });
    const guest = signInCookie(visitor);
    await signedIn(visitor);
    const keeper = signInCookie(visitor);
    assert.notEqual(keeper.value, guest.value);
    const reuse = (cookie) => house.visitor({ headers: { Cookie: `${cookie.name}=${cookie.value}` } }).get('/me');
    assert.equal((await reuse(guest)).status, 401);
    assert.equal((await reuse(keeper)).json.is_keeper, true);
    const planted = house.visitor({ headers: { Cookie: `${keeper.name}=${'a'.repeat(52)}` } });
    const answer = await planted.post('/sign-in', { name: 'Frau Weber', passphrase });
    assert.ok(!answer.headers['set-cookie'].some((line) => line.includes('a'.repeat(52))));
    assert.equal((await reuse({ name: keeper.name, value: 'a'.repeat(52) })).status, 401);
  });

  test('sign-out ends the sign-in, not only the cookie', async () => {
    const visitor = await signedIn();
    const { name, value } = signInCookie(visitor);
    assert.equal((await visitor.post('/sign-out')).status, 200);
    assert.equal((await house.visitor({ headers: { Cookie: `${name}=${value}` } }).get('/me')).status, 401);
  });

  test('the list of sign-ins names each device, and one of them can be revoked: its next request is a stranger’s', async () => {
    const phone = await signedIn(
      house.visitor({
        headers: { 'User-Agent': 'Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0' },
      }),
    );
    const desk = await signedIn();
    const rows = (await desk.get('/me/sign-ins')).json.sign_ins;
    assert.equal(rows.filter((r) => r.here).length, 1);
    const row = rows.find((r) => /Firefox/.test(r.device));
    assert.match(row.device, /Android/);
    assert.equal((await desk.post(`/me/sign-ins/${row.id}/revoke`)).status, 200);
    assert.equal((await phone.get('/me')).status, 401);
    assert.equal((await phone.post('/posts', { title: 'a', text: 'b' })).status, 401);
    assert.equal((await desk.get('/me')).status, 200);
  });

  test('nobody revokes another person’s sign-in', async () => {
    const keeper = await signedIn();
    const { id } = (await keeper.get('/me/sign-ins')).json.sign_ins.find((r) => r.here);
    const guest = house.visitor();
    await guest.post('/people', { name: 'Frau Meier' });
    assert.equal((await guest.post(`/me/sign-ins/${id}/revoke`)).status, 404);
    assert.equal((await keeper.get('/me')).status, 200);
    assert.equal((await guest.get('/me/sign-ins')).json.sign_ins.length, 1);
  });

  test('another passphrase ends every other sign-in at once, and the old one signs nobody in', async () => {
    const here = await signedIn();
    const there = await signedIn();
    const old = signInCookie(here).value;
    const changed = await here.post('/me/passphrase', { passphrase, new_passphrase: 'another four good words' });
    assert.equal(changed.status, 200, changed.text);
    assert.notEqual(signInCookie(here).value, old);
    assert.equal((await there.get('/me')).status, 401);
    assert.equal((await here.get('/me')).json.is_keeper, true);
    assert.equal((await house.visitor().post('/sign-in', { name: 'Frau Weber', passphrase })).status, 422);
    const back = await here.post('/me/passphrase', {
      passphrase: 'another four good words',
      new_passphrase: passphrase,
    });
    assert.equal(back.status, 200);
  });

  test('a stolen database signs nobody in: it holds no token, no passphrase and no link', async () => {
    const keeper = await signedIn();
    const guest = house.visitor();
    const me = (await guest.post('/people', { name: 'Frau Meier' })).json;
    const list = (await guest.post('/lists', { names: 'Anna\nBert\nCara\nDora' })).json;
    const stored = house.stored().toString('latin1');
    for (const visitor of [keeper, guest])
      for (const { value } of visitor.cookies.values()) assert.ok(!stored.includes(value), 'a cookie');
    for (const link of [me.link, list.link]) assert.ok(!stored.includes(pathOf(link).split('/')[2]), link);
    assert.ok(!stored.includes(passphrase));
    assert.match(stored, /\$argon2id\$v=19\$m=(19456|[2-9]\d{4,}|\d{6,}),t=[2-9]/);
    // What is stored of a sign-in is not what opens one.
    const hashes = stored.match(/[0-9a-hjkmnp-tv-z]{26,64}/g) ?? [];
    const { name } = signInCookie(keeper);
    for (const hash of new Set(hashes.slice(0, 50)))
      assert.equal((await house.visitor({ headers: { Cookie: `${name}=${hash}` } }).get('/me')).status, 401);
  });

  test('a sign-in outlives a restart', async () => {
    const keeper = await signedIn();
    await house.stop();
    await house.start();
    assert.equal((await keeper.get('/me')).json.is_keeper, true);
  });
});
