// The one letter for which a reply's form asks an address: when it got its nod, and only where mail is set up.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openHouse, sleep, writePost } from './house.mjs';

const email = 'antwort@kith.example';

async function answered(args) {
  const house = await openHouse({ args, limits: false });
  const keeper = await house.keeper();
  const post = await writePost(keeper);
  const page = (await house.visitor().page(`/posts/${post.id}`)).text;
  const { reply } = (await house.visitor().post(`/posts/${post.id}/replies`, { name: 'Gast', reply: 'Gern.', email }))
    .json;
  return { house, keeper, reply, page };
}

test('with mail set up, one letter goes to the address of a reply: when it got its nod', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kith-reply-letter-'));
  const mail = join(folder, 'mail');
  const { house, keeper, reply, page } = await answered(['--mail-dir', mail]);
  try {
    const letters = () => (existsSync(mail) ? readdirSync(mail).filter((name) => name.endsWith('.eml')) : []);
    assert.match(page, /The house writes to it once/);
    await sleep(300);
    assert.equal(letters().length, 0, 'not before the nod');
    for (let i = 0; i < 2; ++i) assert.equal((await keeper.post(`/replies/${reply.id}/nod`)).status, 200);
    for (let i = 0; i < 100 && letters().length < 1; ++i) await sleep(50);
    await sleep(300);
    assert.equal(letters().length, 1, 'two nods are one');
    const text = readFileSync(join(mail, letters()[0]), 'latin1').replace(/=\r\n/g, '');
    assert.ok(text.includes(`To: ${email}`));
    const [link] = text.match(/\/r\/[0-9a-z]{39}/);
    // Changed, it waits for another nod, and that one writes nothing.
    const writer = house.visitor();
    await writer.page(link);
    const changed = await writer.post(`/replies/${reply.id}`, { name: 'Gast', text: 'Sehr gern.' });
    assert.equal(changed.json.reply.state, 'waiting', changed.text);
    assert.equal((await keeper.post(`/replies/${reply.id}/nod`)).status, 200);
    await sleep(1_500);
    assert.equal(letters().length, 1, 'one letter, however often there is a nod');
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('without mail the form says that nothing is written to the address', async () => {
  const { house, page } = await answered([]);
  try {
    assert.match(page, /This house sends no mail yet/);
  } finally {
    await house.close();
  }
});
