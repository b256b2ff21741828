// “Your e-mail address will not be published”: true in page, JSON, feed, header, hash, log and file.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openHouse, pathOf, writePost } from './house.mjs';

const canary = 'Kanarienvogel.4711@Volière-Canary.Example'.replace('è', 'e');

// Every form in which an address has leaked elsewhere.
function formsOf(address) {
  const lower = address.toLowerCase();
  const [local, domain] = address.split('@');
  const forms = new Map([
    ['as typed', address],
    ['lower case', lower],
    ['local part', local],
    ['domain', domain],
    ['reversed', [...lower].reverse().join('')],
  ]);
  for (const text of [address, lower, ` ${lower}`]) {
    for (const name of ['md5', 'sha1', 'sha256']) {
      for (const coding of ['hex', 'base64', 'base64url'])
        forms.set(`${name} ${coding} of "${text}"`, createHash(name).update(text).digest(coding));
    }
    for (const coding of ['hex', 'base64', 'base64url'])
      forms.set(`${coding} of "${text}"`, Buffer.from(text).toString(coding).replace(/=+$/, ''));
    forms.set(`percent of "${text}"`, encodeURIComponent(text));
  }
  return forms;
}

function assertFree(where, text) {
  const lower = text.toLowerCase();
  for (const [form, canaryForm] of formsOf(canary))
    assert.ok(!lower.includes(canaryForm.toLowerCase()), `${form} in ${where}`);
}

const filesUnder = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : statSync(path).isFile() ? [path] : [];
  });

test('an e-mail address left with a reply is nowhere anyone can read it', async () => {
  const house = await openHouse();
  try {
    const keeper = await house.keeper();
    const post = await writePost(keeper);
    const guest = house.visitor();
    const url = `/posts/${post.id}/replies`;
    const byProgram = await guest.post(url, { name: 'Frau Meier', reply: 'Mit Adresse.', email: canary });
    assert.equal(byProgram.status, 200, byProgram.text);
    const { reply, link } = byProgram.json;
    const byForm = await guest.form(url, {
      _key: await guest.key(`/posts/${post.id}`),
      name: 'Frau Meier',
      reply: 'Noch einmal.',
      email: canary,
    });
    assert.equal(byForm.status, 303);
    const answers = [byProgram, byForm];
    // Errors of later commands, too: a closed post, an impossible address, one key with two bodies.
    const key = { 'Idempotency-Key': 'a canary in a mine' };
    answers.push(await guest.post(url, { name: 'a', reply: 'b', email: canary }, key));
    answers.push(await guest.post(url, { name: 'a', reply: 'c', email: canary }, key));
    answers.push(await guest.post(url, { name: 'a', reply: 'b', email: canary, unknown: canary.length }));
    await keeper.post(`/replies/${reply.id}/nod`);
    const stranger = house.visitor();
    for (const visitor of [guest, keeper, stranger]) {
      for (const path of [
        '/',
        '/posts',
        `/posts/${post.id}`,
        `/replies/${reply.id}`,
        '/feed',
        '/house',
        '/me',
        '/openapi.json',
        `/networks/${(await stranger.get('/')).json.network}`,
        pathOf(link),
      ]) {
        for (const ask of [visitor.get(path), visitor.page(path)]) answers.push(await ask);
      }
    }
    for (const [i, answer] of answers.entries()) {
      assertFree(`answer ${i}`, answer.text);
      assertFree(`headers ${i}`, answer.rawHeaders.join('\n'));
    }
    assertFree('log', house.log + house.said);
    assertFree('copy of the database', house.stored().toString('latin1'));
    await house.stop();
    assert.ok(existsSync(house.data));
    for (const file of filesUnder(house.data)) assertFree(file, readFileSync(file, 'latin1'));
    assertFree('log', house.log + house.said);
  } finally {
    await house.close();
  }
});
