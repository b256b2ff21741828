// Row S5: guessing a passphrase is slow, tells nothing, and locks nobody out of their own device.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse, passphrase } from './house.mjs';

async function guess(house, name, phrase = 'wrong wrong wrong', headers = {}) {
  return house.visitor({ headers }).post('/sign-in', { name, passphrase: phrase });
}

async function withHouse(work) {
  const house = await openHouse();
  try {
    await work(house, await house.keeper());
  } finally {
    await house.close();
  }
}

test('ten guesses at one account in 15 minutes, then 429 with Retry-After, for the right passphrase too and after a restart', () =>
  withHouse(async (house) => {
    for (let i = 0; i < 10; ++i) {
      const answer = await guess(house, 'Frau Weber', `wrong number ${i}`, { 'X-Forwarded-For': `198.51.100.${i}` });
      assert.equal(answer.status, 422, answer.text);
      assert.equal(answer.json.errors[0].code, 'does_not_fit');
    }
    const wrong = await guess(house, 'Frau Weber');
    const right = await guess(house, 'Frau Weber', passphrase);
    for (const answer of [wrong, right]) {
      assert.equal(answer.status, 429);
      assert.equal(answer.code, 'too_many_sign_ins');
      const wait = Number(answer.headers['retry-after']);
      assert.ok(wait > 60 && wait <= 15 * 60 + 1, `${wait}`);
      assert.equal(answer.headers['set-cookie'], undefined);
    }
    assert.equal(wrong.json.title, right.json.title);
    // The name is folded: look-alikes and capitals are the same account, not ten guesses more.
    assert.equal((await guess(house, 'FRAU WEBER', passphrase)).status, 429);
    assert.equal((await guess(house, ' Frau Weber ', passphrase)).status, 429);
    assert.equal(
      (
        await guess(house, 'Frau Weber', passphrase, {
          'X-Forwarded-For': '192.0.2.7',
          Forwarded: 'for=192.0.2.7',
          'X-Real-IP': '192.0.2.7',
        })
      ).status,
      429,
    );
    await house.stop();
    await house.start();
    assert.equal((await guess(house, 'Frau Weber', passphrase)).status, 429);
  }));

test('a known device signs in while a guesser has locked the account for everybody else', () =>
  withHouse(async (house, keeper) => {
    for (let i = 0; i < 11; ++i) await guess(house, 'Frau Weber');
    assert.equal((await guess(house, 'Frau Weber', passphrase)).status, 429);
    assert.equal((await keeper.post('/sign-out')).status, 200);
    assert.equal((await keeper.get('/me')).status, 401);
    assert.equal((await keeper.post('/sign-in', { name: 'Frau Weber', passphrase })).status, 200);
    assert.equal((await keeper.get('/me')).json.is_keeper, true);
  }));

test('fifty guesses from one address in an hour, over any number of names, then 429', () =>
  withHouse(async (house) => {
    const statuses = [];
    for (let i = 0; i < 52; ++i)
      statuses.push((await guess(house, `Somebody ${i}`, 'wrong', { 'X-Forwarded-For': `198.51.100.${i}` })).status);
    assert.deepEqual(statuses, [...Array(50).fill(422), 429, 429]);
    const answer = await guess(house, 'Frau Weber', passphrase);
    assert.equal(answer.status, 429);
    assert.ok(Number(answer.headers['retry-after']) > 60);
  }));

test('a proxy that is trusted speaks for its clients, each with a count of their own', async () => {
  const house = await openHouse({ args: ['--trust-proxy', '127.0.0.1'] });
  try {
    await house.keeper();
    const statuses = [];
    for (let i = 0; i < 52; ++i)
      statuses.push((await guess(house, `Somebody ${i}`, 'wrong', { 'X-Forwarded-For': '198.51.100.1' })).status);
    assert.equal(statuses.at(-1), 429);
    assert.equal((await guess(house, 'Frau Weber', passphrase, { 'X-Forwarded-For': '198.51.100.2' })).status, 200);
    // The last entry is the proxy's own word; what stands before it, anyone may have written.
    assert.equal(
      (await guess(house, 'Frau Weber', passphrase, { 'X-Forwarded-For': '198.51.100.9, 198.51.100.1' })).status,
      429,
    );
  } finally {
    await house.close();
  }
});

test('a name that does not exist answers as one that does', () =>
  withHouse(async (house) => {
    const strip = (a) => [
      a.status,
      a.text.replace(/"request":"[^"]*"/, ''),
      a.rawHeaders.filter((_, i, all) => !/^date$/i.test(all[i & ~1])),
    ];
    assert.deepEqual(strip(await guess(house, 'Frau Weber')), strip(await guess(house, 'Frau Wober')));
    const ms = { 'Frau Weber': [], 'Frau Wober': [] };
    for (let i = 0; i < 8; ++i) {
      for (const name of Object.keys(ms)) {
        const began = process.hrtime.bigint();
        await guess(house, name);
        ms[name].push(Number(process.hrtime.bigint() - began) / 1e6);
      }
    }
    // Coarse on purpose (the machine is shared): an account that is checked must not take many times one that is not.
    const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
    const ratio = median(ms['Frau Weber']) / median(ms['Frau Wober']);
    assert.ok(ratio > 0.4 && ratio < 2.5, `${ratio}`);
  }));

test('a keeper who is signed in changes the passphrase while a guesser tries', () =>
  withHouse(async (house, keeper) => {
    for (let i = 0; i < 11; ++i) await guess(house, 'Frau Weber');
    assert.equal((await guess(house, 'Frau Weber', passphrase)).status, 429);
    const changed = await keeper.post('/me/passphrase', { passphrase, new_passphrase: 'another four good words' });
    assert.equal(changed.status, 200, changed.text);
  }));

test('changing a passphrase counts guesses, too', () =>
  withHouse(async (_house, keeper) => {
    const change = (now) =>
      keeper.post('/me/passphrase', { passphrase: now, new_passphrase: 'another four good words' });
    for (let i = 0; i < 10; ++i) assert.equal((await change('wrong')).status, 422);
    assert.equal((await change(passphrase)).status, 429);
  }));
