// One laptop and sixty phones behind one address: kith serve --room, and no limit that counts a room as one person.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inParallel, openHouse, sleep, writePost } from './house.mjs';

const phones = 60;

// Asks again when the house says it is full just now (503), as a page does.
async function patiently(ask) {
  for (let tries = 0; ; ++tries) {
    const answer = await ask();
    if (answer.status !== 503 || tries === 30) return answer;
    await sleep(200 + 20 * tries);
  }
}

test('--room names the address, shows a code for it, and says what plain HTTP cannot do', async () => {
  const house = await openHouse({ args: ['--room'] });
  try {
    for (let i = 0; i < 50 && !house.said.includes('HTTPS'); ++i) await sleep(20);
    assert.ok(house.said.includes(`open ${house.url}`) || house.said.includes(`öffnen ${house.url}`), house.said);
    assert.match(house.said, /█▀|▀█|▄█/);
    const page = await house.visitor().page('/');
    assert.equal(page.status, 200);
    assert.equal((await house.visitor().page('/', { Host: 'kith.example' })).status, 421);
  } finally {
    await house.close();
  }
});

test('a house that is called otherwise on the net answers in the room under the room’s address', async () => {
  const house = await openHouse({ args: ['--room'] });
  try {
    const keeper = await house.keeper();
    const now = (await keeper.get('/house')).json;
    const { name, language, time_zone, reply_door, network_name } = now;
    const wish = { name, language, time_zone, reply_door, network_name, address: 'https://kith.example' };
    assert.equal((await keeper.post('/house', wish)).status, 200);
    const list = await house.visitor().post('/lists', { names: 'Ana\nBo\nCem\nDora' });
    assert.equal(list.status, 200, list.text);
    assert.ok(list.json.link.startsWith(`${house.url}/`), list.json.link);
    assert.equal((await house.visitor().page('/')).status, 200, 'nor is it closed, for it is not on the net here');
  } finally {
    await house.close();
  }
});

test(`${phones} phones behind one address come, drop and return together: nobody is told to wait, nobody is lost`, async () => {
  const house = await openHouse();
  try {
    const keeper = await house.keeper();
    const post = await writePost(keeper);
    const all = Array.from({ length: phones }, () => house.visitor());
    const statuses = new Map();
    const note = ({ status }) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
    await inParallel(all, phones, async (phone, i) => {
      const key = { 'Idempotency-Key': `number ${i} of the phones in this room` };
      const reply = { name: `Gast ${i}`, reply: 'Ich bin da.' };
      note(await patiently(() => phone.page('/')));
      note(await patiently(() => phone.post('/people', { name: `Gast ${i}` }, key)));
      note(await patiently(() => phone.post(`/posts/${post.id}/replies`, reply, key)));
    });
    for (const phone of all) phone.agent.destroy();
    for (const phone of all) phone.agent = house.visitor().agent;
    await inParallel(all, phones, async (phone) => {
      for (const path of ['/', '/me', `/posts/${post.id}`]) note(await patiently(() => phone.page(path)));
    });
    assert.deepEqual([...statuses], [[200, phones * 6]]);
    const names = await inParallel(all, 8, async (phone) => (await phone.get('/me')).json.name);
    assert.equal(new Set(names).size, phones);
  } finally {
    await house.close();
  }
});

test('a right passphrase counts against no address, so that a venue is never locked out; fifty wrong ones still are', async () => {
  const house = await openHouse();
  try {
    await house.keeper();
    const right = { name: 'Frau Weber', passphrase: 'four words do well' };
    for (let i = 0; i < 9; ++i) assert.equal((await house.visitor().post('/sign-in', right)).status, 200);
    const statuses = [];
    for (let i = 0; i < 51; ++i) {
      statuses.push((await house.visitor().post('/sign-in', { name: `Nobody ${i}`, passphrase: 'wrong' })).status);
    }
    assert.deepEqual(statuses, [...Array(50).fill(422), 429]);
  } finally {
    await house.close();
  }
});
