// Row R1: kill -9 while sixteen write. What was answered with 2xx is there, nothing is there twice, and the house opens again.
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { isLong, openHouse, setHouse, sleep, writePost } from './house.mjs';
import { kith } from './terminal.mjs';

const rounds = isLong ? 50 : 3;

async function textsUnder(visitor, post) {
  const texts = [];
  let shown = 0;
  for (let after = ''; after !== undefined; ) {
    const page = (await visitor.get(`/posts/${post}${after && `?after=${after}`}`)).json;
    texts.push(...page.replies.map((r) => r.text));
    shown = page.replies_shown;
    after = page.after;
  }
  return { texts, shown };
}

test(`${rounds} rounds of kill -9 under 16 writers: every answered reply is there, none twice, ready again within 2 s`, {
  timeout: 900_000,
}, async () => {
  const house = await openHouse({ limits: false });
  try {
    const keeper = await house.keeper();
    await setHouse(keeper, { reply_door: 'open' });
    for (let round = 0; round < rounds; ++round) {
      const post = (await writePost(keeper, `Runde ${round}`)).id;
      const sent = new Set();
      const acked = new Set();
      let alive = true;
      const writer = async () => {
        const visitor = house.visitor();
        while (alive) {
          const text = randomUUID();
          sent.add(text);
          const answer = await visitor
            .post(`/posts/${post}/replies`, { name: 'Frau Meier', reply: text })
            .catch(() => null);
          if (answer?.status === 200) acked.add(text);
        }
      };
      const writers = Array.from({ length: 16 }, writer);
      await sleep(200 + randomInt(300));
      await house.kill();
      alive = false;
      await Promise.all(writers);
      await house.start();
      assert.ok(house.readyAfterMs < 2_000, `ready after ${house.readyAfterMs} ms`);
      const { texts, shown } = await textsUnder(keeper, post);
      const there = new Set(texts);
      assert.equal(there.size, texts.length, 'none twice');
      assert.equal(shown, texts.length, 'the counter equals the rows');
      assert.ok(acked.size > 0);
      for (const text of acked) assert.ok(there.has(text), `lost in round ${round}: ${text}`);
      for (const text of there) assert.ok(sent.has(text));
      assert.equal((await keeper.get('/readyz')).status, 200);
      const doctor = kith(house, 'doctor');
      assert.equal(doctor.status, 0, doctor.stdout + doctor.stderr);
    }
  } finally {
    await house.close();
  }
});
