// Row R12: a backup taken under load holds all that was acknowledged before, nothing half, and slows nobody down much.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { House, isLong, openHouse, program, setHouse, sleep, writePost } from './house.mjs';
import { kith } from './terminal.mjs';

const rounds = isLong ? 20 : 2;
// In milliseconds: below it a ratio of two waits says little, and beside other tests nothing at all.
const unnoticed = isLong ? 15 : 250;
const writesPerSecond = 200;
const writers = 16;

// Writes at a steady pace until told to stop, each writer under a post of its own; knows of each write when it was sent
// and when it was acknowledged. 503 acknowledges nothing.
class Load {
  constructor(house, posts) {
    Object.assign(this, { house, posts, writes: [], going: true });
    this.done = Promise.all(Array.from({ length: writers }, (_, i) => this.write(i)));
  }

  async write(number) {
    const visitor = this.house.visitor();
    const pause = (1000 * writers) / writesPerSecond;
    let next = Date.now() + (number * pause) / writers;
    for (let i = 0; this.going; ++i) {
      await sleep(Math.max(0, next - Date.now()));
      next = Math.max(next + pause, Date.now() - pause);
      const write = { text: `${number}.${i}`, sent: performance.now() };
      this.writes.push(write);
      const answer = await visitor.post(`/posts/${this.posts[number]}/replies`, {
        name: 'Frau Meier',
        reply: write.text,
      });
      assert.ok([200, 503].includes(answer.status), answer.text);
      if (answer.status === 200) write.acked = performance.now();
    }
  }

  async stop() {
    this.going = false;
    await this.done;
  }

  ackedBefore(at) {
    return this.writes.filter((write) => write.acked < at).map((write) => write.text);
  }

  assertMostAcked() {
    const acked = this.writes.filter((write) => write.acked).length;
    assert.ok(acked > 0.95 * this.writes.length, `${acked} of ${this.writes.length} acknowledged`);
  }

  times(from, to) {
    return this.writes.filter((w) => w.sent >= from && w.sent < to && w.acked).map((w) => w.acked - w.sent);
  }
}

const p99 = (times) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * 0.99))];

function backup(house, file) {
  return new Promise((done, failed) => {
    execFile(program, ['backup', ...house.place(), file], { env: house.env() }, (error) =>
      error ? failed(error) : done(),
    );
  });
}

async function textsIn(house, posts) {
  const visitor = house.visitor();
  const texts = new Set();
  for (const post of posts) {
    for (let after = ''; after !== undefined; ) {
      const page = (await visitor.get(`/posts/${post}${after && `?after=${after}`}`)).json;
      for (const reply of page.replies) texts.add(reply.text);
      after = page.after;
    }
  }
  return texts;
}

async function restoredHolds(file, posts, acked, sent) {
  const other = new House({ limits: false });
  try {
    const restored = kith(other, 'restore', file);
    assert.equal(restored.status, 0, restored.stderr);
    const doctor = kith(other, 'doctor');
    assert.equal(doctor.status, 0, doctor.stdout);
    await other.start();
    const there = await textsIn(other, posts);
    for (const text of acked) assert.ok(there.has(text), `${text} was acknowledged before the backup began`);
    for (const text of there) assert.ok(sent.has(text), `nobody wrote ${text}`);
  } finally {
    if (other.child) await other.close();
    else rmSync(other.folder, { recursive: true, force: true });
  }
}

test(`${rounds} backups at ${writesPerSecond} writes a second hold every acknowledged write, and p99 stays within three times`, {
  timeout: 900_000,
}, async () => {
  const house = await openHouse({ limits: false });
  try {
    const keeper = await house.keeper();
    await setHouse(keeper, { reply_door: 'open' });
    const quiet = [];
    const during = [];
    for (let round = 0; round < rounds; ++round) {
      const posts = [];
      for (let i = 0; i < writers; ++i) posts.push((await writePost(keeper, `Runde ${round}.${i}`)).id);
      const load = new Load(house, posts);
      const warm = performance.now() + 300;
      await sleep(1_300);
      const began = performance.now();
      const file = join(house.folder, `backup-${round}`);
      await backup(house, file);
      const ended = performance.now();
      await load.stop();
      load.assertMostAcked();
      assert.equal(statSync(file).mode & 0o777, 0o600);
      quiet.push(...load.times(warm, began));
      during.push(...load.times(began, ended));
      await restoredHolds(file, posts, load.ackedBefore(began), new Set(load.writes.map((w) => w.text)));
    }
    const [before, then] = [p99(quiet), p99(during)];
    console.log(`p99 ${before.toFixed(1)} ms without, ${then.toFixed(1)} ms during (${during.length} writes)`);
    // Below 15 ms the machine's own hiccups decide, not the backup.
    assert.ok(then <= Math.max(unnoticed, 3 * before), `p99 ${then} ms during, ${before} ms without`);
  } finally {
    await house.close();
  }
});
