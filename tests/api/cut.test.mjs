// Row R10: a connection cut at any byte of request or answer; with its key the command happens exactly once.
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import net from 'node:net';
import { test } from 'node:test';
import { inParallel, isLong, openHouse, sameData, setHouse, sleep, writePost } from './house.mjs';

const cuts = isLong ? 1_000 : 100;

// Sends the first `sends` bytes, reads at least `reads` of the answer, then resets the connection.
function cut(port, bytes, sends, reads) {
  return new Promise((done) => {
    const socket = net.connect(port, '127.0.0.1');
    let got = 0;
    const reset = () => socket.resetAndDestroy();
    socket.on('connect', () =>
      socket.write(bytes.subarray(0, sends), () => reads === 0 && setTimeout(reset, randomInt(5))),
    );
    socket.on('data', (part) => {
      got += part.length;
      if (got >= reads) reset();
    });
    socket.on('error', () => {});
    socket.on('close', done);
    setTimeout(reset, 2_000).unref();
  });
}

test(`${cuts} connections cut at a random byte: with the key each reply is there exactly once, and no file stays open`, {
  timeout: 600_000,
}, async () => {
  const house = await openHouse({ limits: false });
  try {
    const keeper = await house.keeper();
    await setHouse(keeper, { reply_door: 'open' });
    const post = await writePost(keeper);
    const path = `/posts/${post.id}/replies`;
    const visitor = house.visitor();
    // As many at once as below, so that most of what a busy house keeps open is open already.
    await Promise.all(Array.from({ length: 64 }, () => visitor.get(`/posts/${post.id}`)));
    visitor.agent.destroy();
    keeper.agent.destroy();
    await sleep(300);
    const open = () => readdirSync(`/proc/${house.pid}/fd`).length;
    const before = open();
    const wishes = Array.from({ length: cuts }, () => ({ key: randomUUID(), text: randomUUID() }));
    await inParallel(wishes, 16, async ({ key, text }) => {
      const body = JSON.stringify({ name: 'Frau Meier', reply: text });
      const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${house.port}\r\nAccept: application/json\r\nAccept-Language: en\r\nContent-Type: application/json\r\nIdempotency-Key: ${key}\r\nContent-Length: ${body.length}\r\n\r\n`;
      const bytes = Buffer.from(head + body);
      const whole = randomInt(2) === 0;
      await cut(house.port, bytes, whole ? bytes.length : randomInt(bytes.length), whole ? randomInt(1_500) : 0);
    });
    await inParallel(wishes, 16, async ({ key, text }) => {
      const retry = await visitor.post(path, { name: 'Frau Meier', reply: text }, { 'Idempotency-Key': key });
      assert.equal(retry.status, 200, retry.text);
      assert.equal(retry.json.reply.text, text);
    });
    const texts = [];
    for (let after = ''; after !== undefined; ) {
      const page = (await visitor.get(`/posts/${post.id}${after && `?after=${after}`}`)).json;
      texts.push(...page.replies.map((r) => r.text));
      after = page.after;
    }
    assert.deepEqual(texts.sort(), wishes.map((w) => w.text).sort());
    visitor.agent.destroy();
    // The pool may have opened its last connections to the database by now, some files each; a leak goes with the cuts.
    const most = before + cuts / 10;
    let now = open();
    for (let i = 0; i < 50 && now > most; ++i) {
      await sleep(100);
      now = open();
    }
    assert.ok(now <= most, `${before} files open before, ${now} after`);
  } finally {
    await house.close();
  }
});

test('half an upload leaves nothing behind', async () => {
  const house = await openHouse({ limits: false });
  try {
    const before = house.stored();
    const body = `{"names":"${'Anna\\n'.repeat(10_000)}`;
    for (let i = 0; i < 20; ++i) {
      const head = `POST /lists HTTP/1.1\r\nHost: 127.0.0.1:${house.port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length + 2}\r\n\r\n`;
      const bytes = Buffer.from(head + body);
      await cut(house.port, bytes, randomInt(bytes.length), 0);
    }
    await sleep(200);
    assert.ok(sameData(house.stored(), before));
    assert.equal((await house.visitor().get('/')).status, 200);
  } finally {
    await house.close();
  }
});
