// Pages that a crowd reads are kept for readers without cookies, and are true all the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { openHouse, setHouse, writePost } from './house.mjs';

test('what a stranger sees is right at the next request after a write, with a form key of its own', async () => {
  const house = await openHouse({ limits: false });
  try {
    await strangerSeesEveryChange(house, await house.keeper());
  } finally {
    await house.close();
  }
});

const zipped = { 'Accept-Encoding': 'gzip, deflate, br' };

test('a browser is sent the same page compressed, with a form key that may be used', async () => {
  const house = await openHouse({ limits: false });
  try {
    const { id } = await writePost(await house.keeper(), 'Gleich zu lesen');
    for (const time of ['made', 'kept', 'ready']) {
      const guest = house.visitor();
      const plain = await guest.page(`/posts/${id}`);
      const seen = await guest.page(`/posts/${id}`, zipped);
      assert.equal(seen.headers['content-encoding'], 'gzip', time);
      assert.match(seen.headers.vary, /Accept-Encoding/);
      const html = gunzipSync(seen.bytes).toString();
      const key = /name="_key" value="([^"]+)"/.exec(html)[1];
      assert.equal(html.replaceAll(key, 'KEY'), plain.text.replaceAll(plain.key(), 'KEY'), time);
      assert.ok(seen.bytes.length < plain.text.length / 2, `${seen.bytes.length} of ${plain.text.length} bytes`);
      const head = await guest.send('HEAD', `/posts/${id}`, { headers: { Accept: 'text/html', ...zipped } });
      assert.equal(head.bytes.length, 0);
      assert.equal(head.headers['content-encoding'], 'gzip');
      const answered = await guest.form(`/posts/${id}/replies`, { _key: key, name: 'Gast', reply: `Wort ${time}` });
      assert.equal(answered.status, 303, answered.text);
    }
  } finally {
    await house.close();
  }
});

// What a head takes on the wire is near enough what it takes as JSON.
const onTheWire = ({ headers }) => Number(headers['content-length']) + JSON.stringify(headers).length;

test('the first page is under 50 kB on the wire, but for its typeface', async () => {
  const house = await openHouse({ demo: true });
  try {
    for (const language of ['en', 'de']) {
      const stranger = house.visitor({ language });
      const page = await stranger.page('/', zipped);
      const html = gunzipSync(page.bytes).toString();
      const parts = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => url);
      assert.ok(parts.length >= 3, `${parts}`);
      const answers = await Promise.all(parts.map((url) => stranger.page(url, zipped)));
      const bytes = [page, ...answers].reduce((sum, answer) => sum + onTheWire(answer), 0);
      assert.ok(bytes < 50_000, `${bytes} bytes in ${language}`);
    }
  } finally {
    await house.close();
  }
});

async function strangerSeesEveryChange(house, keeper) {
  const { id } = await writePost(keeper, 'Gleich zu sehen');
  await setHouse(keeper, { reply_door: 'open' });
  const stranger = house.visitor();
  const keys = new Set();
  for (let i = 1; i <= 20; ++i) {
    const wrote = await house.visitor().post(`/posts/${id}/replies`, { name: 'Gast', reply: `Wort ${i} von 20` });
    assert.equal(wrote.status, 200, wrote.text);
    for (const path of [`/posts/${id}`, '/', `/posts/${id}`]) {
      const seen = await stranger.page(path);
      const count = i === 1 ? 'One reply so far' : `${i} replies so far`;
      assert.match(seen.text, new RegExp(path === '/' ? count : `Wort ${i} von 20`), path);
      keys.add(seen.key());
      assert.match(seen.headers['content-security-policy'], /default-src 'none'/);
      assert.equal(seen.headers['cache-control'], 'no-cache');
    }
  }
  assert.equal(keys.size, 60);
  await setHouse(keeper, { name: 'Haus mit neuem Namen' });
  assert.match((await stranger.page('/')).text, /Haus mit neuem Namen/);
  await setHouse(keeper, { name: 'kith' });
  await keeper.post(`/posts/${id}/remove`);
  assert.equal((await stranger.page(`/posts/${id}`)).status, 404);
  assert.doesNotMatch((await stranger.page('/')).text, /Gleich zu sehen/);
}
