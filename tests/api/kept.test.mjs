// Pages that a crowd reads are kept for readers without cookies, and are true all the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse, setHouse, writePost } from './house.mjs';

test('what a stranger sees is right at the next request after a write, with a form key of its own', async () => {
  const house = await openHouse({ limits: false });
  try {
    await strangerSeesEveryChange(house, await house.keeper());
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
