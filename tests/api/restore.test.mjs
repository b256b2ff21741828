// A backup becomes a house again: with its key as it was, without it with what only the key could open closed.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { House, onPostgres, openHouse, passphrase, pathOf, program, writePost } from './house.mjs';
import { kith } from './terminal.mjs';

async function withHouse(work) {
  const house = await openHouse();
  const other = new House({});
  try {
    await work(house, other);
  } finally {
    if (other.child) await other.close();
    else rmSync(other.folder, { recursive: true, force: true });
    await house.close();
  }
}

async function furnished(house) {
  const keeper = await house.keeper();
  const post = await writePost(keeper);
  const guest = house.visitor();
  const reply = (
    await guest.post(`/posts/${post.id}/replies`, { name: 'Frau Meier', reply: 'Gern!', email: 'meier@kith.example' })
  ).json;
  const list = (await house.visitor().post('/lists', { names: 'Ana\nBo\nCem\nDora' })).json;
  return { keeper, post, reply, list };
}

test('with its key a restored house is the old one: links open, sign-ins go on', () =>
  withHouse(async (house, other) => {
    const { keeper, post, reply, list } = await furnished(house);
    const file = join(house.folder, 'backup');
    const backup = kith(house, 'backup', file, '--with-key');
    assert.equal(backup.status, 0, backup.stderr);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(`${file}.key`).mode & 0o777, 0o600);
    const restored = kith(other, 'restore', file);
    assert.equal(restored.status, 0, restored.stderr);
    await other.start();
    const back = other.visitor();
    assert.match((await back.page(`/posts/${post.id}`)).text, /Jeder darf/);
    assert.equal((await back.page(pathOf(reply.link))).status, 303);
    assert.equal((await back.get(`/replies/${reply.reply.id}`)).json.reply.name, 'Frau Meier');
    assert.equal((await back.page(pathOf(list.link))).status, 303);
    const again = other.visitor();
    again.cookies = keeper.cookies;
    assert.equal((await again.get('/me')).json.is_keeper, true);
    assert.equal(kith(other, 'doctor').status, 0);
  }));

test('without its key what is sealed is gone and no link opens; keepers sign in as ever', () =>
  withHouse(async (house, other) => {
    const { keeper, post, reply, list } = await furnished(house);
    const file = join(house.folder, 'backup');
    assert.equal(kith(house, 'backup', file).status, 0);
    assert.ok(!existsSync(`${file}.key`), 'the key is not in a backup unless asked for');
    const restored = kith(other, 'restore', file);
    assert.equal(restored.status, 0, restored.stderr);
    assert.match(restored.stderr, /old key did not come along/);
    await other.start();
    const stranger = other.visitor();
    assert.match((await stranger.page(`/posts/${post.id}`)).text, /Jeder darf/);
    assert.equal((await stranger.page(pathOf(reply.link))).status, 404);
    assert.equal((await stranger.page(pathOf(list.link))).status, 404);
    const old = other.visitor();
    old.cookies = keeper.cookies;
    assert.equal((await old.get('/me')).status, 401);
    const signedIn = other.visitor();
    assert.equal((await signedIn.post('/sign-in', { name: 'Frau Weber', passphrase })).status, 200);
    assert.equal((await signedIn.get('/me')).json.is_keeper, true);
    const copy = join(other.folder, 'copy');
    kith(other, 'backup', copy);
    const sql = execFileSync('sqlite3', [copy, "select count(*) from reply where email_sealed <> ''"]).toString();
    assert.equal(sql.trim(), '0');
    assert.equal(kith(other, 'doctor').status, 0);
  }));

test('a restore goes nowhere where something is already', () =>
  withHouse(async (house, other) => {
    await furnished(house);
    const file = join(house.folder, 'backup');
    kith(house, 'backup', file, '--with-key');
    const before = house.stored();
    const onto = kith(house, 'restore', file);
    assert.equal(onto.status, 2, onto.stderr);
    assert.match(onto.stderr, /data already/);
    assert.deepEqual(house.stored().length, before.length);
    if (!onPostgres) {
      mkdirSync(other.data);
      writeFileSync(join(other.data, 'notes.txt'), 'mine');
      assert.equal(kith(other, 'restore', file).status, 2);
      assert.equal(readFileSync(join(other.data, 'notes.txt'), 'utf8'), 'mine');
    }
  }));

test('a wrong key, no file, a foreign file and a cut one are told apart, and leave nothing', () =>
  withHouse(async (house, other) => {
    await furnished(house);
    const file = join(house.folder, 'backup');
    kith(house, 'backup', file);
    const wrong = join(house.folder, 'wrong-key');
    writeFileSync(wrong, 'x'.repeat(32), { mode: 0o600 });
    const empty = () => assert.ok(onPostgres || !existsSync(join(other.data, 'kith.sqlite')));
    assert.equal(kith(other, 'restore', file, '--key', wrong).status, 2);
    empty();
    assert.equal(kith(other, 'restore', join(house.folder, 'nothing')).status, 2);
    empty();
    const foreign = join(house.folder, 'foreign');
    writeFileSync(foreign, 'not a backup at all');
    assert.equal(kith(other, 'restore', foreign).status, 3);
    empty();
    const cut = join(house.folder, 'cut');
    writeFileSync(cut, readFileSync(file).subarray(0, 20_000));
    assert.equal(kith(other, 'restore', cut).status, 3);
    empty();
    assert.equal(kith(other, 'restore', file).status, 0, 'and then the right one goes');
  }));

test('a backup of a newer kith is refused with 5', () =>
  withHouse(async (house, other) => {
    const file = join(house.folder, 'backup');
    kith(house, 'backup', file);
    execFileSync('sqlite3', [file, 'insert into schema_version (version, at) values (999, 0)']);
    const refused = kith(other, 'restore', file);
    assert.equal(refused.status, 5, refused.stderr);
  }));

test('doctor finds a house sound while it runs, in words and as JSON', () =>
  withHouse(async (house) => {
    await furnished(house);
    const words = kith(house, 'doctor');
    assert.equal(words.status, 0, words.stdout);
    assert.match(words.stdout, /This house is sound/);
    const told = JSON.parse(kith(house, 'doctor', '--json').stdout);
    assert.equal(told.status, 'sound');
    assert.equal(told.schema, told.newest_schema);
    assert.ok(told.rows > 5 && told.free_bytes > 0);
    assert.deepEqual(
      told.findings.map(({ level, code }) => [level, code]),
      [
        ['fine', 'data'],
        ['fine', 'key'],
        ['fine', 'room'],
      ],
    );
  }));

test('doctor tells a key that is missing, foreign or open to others', () =>
  withHouse(async (house) => {
    await furnished(house);
    await house.stop();
    const key = join(house.data, 'key');
    const bytes = readFileSync(key);
    const codes = () => {
      const { status, stdout } = kith(house, 'doctor', '--json');
      return [status, ...JSON.parse(stdout).findings.flatMap(({ level, code }) => (level === 'damage' ? [code] : []))];
    };
    rmSync(key);
    assert.deepEqual(codes(), [3, 'key_missing']);
    assert.ok(!existsSync(key), 'looking made no key');
    const start = spawnSync(program, ['serve', ...house.place(), '--listen', '127.0.0.1:0'], {
      env: house.env(),
      encoding: 'utf8',
    });
    assert.equal(start.status, 3, 'a house does not open under a new key');
    assert.ok(!existsSync(key));
    writeFileSync(key, 'x'.repeat(32), { mode: 0o600 });
    assert.deepEqual(codes(), [3, 'other_key']);
    rmSync(key);
    writeFileSync(key, bytes, { mode: 0o644 });
    assert.deepEqual(codes(), [3, 'key_file']);
    rmSync(key);
    writeFileSync(key, bytes, { mode: 0o600 });
    assert.deepEqual(codes(), [0]);
    await house.start();
  }));

// Changes the database behind the program's back.
function tamper(house, sql) {
  if (onPostgres) execFileSync('psql', [house.env().KITH_DB, '-X', '-q', '-c', sql]);
  else execFileSync('sqlite3', [join(house.data, 'kith.sqlite'), `pragma foreign_keys = off; ${sql}`]);
}

function damageOf(house) {
  const { status, stdout } = kith(house, 'doctor', '--json');
  return [status, ...JSON.parse(stdout).findings.flatMap(({ level, code }) => (level === 'damage' ? [code] : []))];
}

test('doctor finds counters that do not equal rows, and words where none belong', () =>
  withHouse(async (house) => {
    await furnished(house);
    tamper(house, 'update post set version = 1');
    assert.deepEqual(damageOf(house), [3, 'post_version']);
    tamper(house, 'update post set version = 10');
    tamper(house, "insert into letter values (5, 0, 'words', 0, 0, 1, 'smtp_550', 'given up')");
    assert.deepEqual(damageOf(house), [3, 'letter_words']);
    tamper(house, 'delete from letter');
    assert.deepEqual(damageOf(house), [0]);
  }));

test('doctor finds rows that point nowhere, cells of the wrong kind and broken pages (SQLite)', () =>
  withHouse(async (house) => {
    if (onPostgres) return; // it refuses all three by itself
    await furnished(house);
    tamper(house, 'update reply set post = 1');
    assert.ok(damageOf(house).includes('reference'));
    await house.stop();
    const file = join(house.data, 'kith.sqlite');
    tamper(house, 'delete from reply');
    tamper(house, "update post set edited = 'yesterday'");
    assert.deepEqual(damageOf(house), [3, 'cell']);
    tamper(house, 'update post set edited = null');
    tamper(house, "update post set title = cast(x'ff' as text)");
    assert.deepEqual(damageOf(house), [3, 'text']);
    tamper(house, "update post set title = ''");
    assert.deepEqual(damageOf(house), [0]);
    const bytes = statSync(file).size;
    const open = openSync(file, 'r+');
    for (let at = 8192; at < bytes; at += 4096) writeSync(open, Buffer.alloc(64, 0xa5), 0, 64, at);
    const found = kith(house, 'doctor');
    assert.equal(found.status, 3, found.stdout + found.stderr);
    assert.match(found.stdout + found.stderr, /restore/, 'the next step is named');
    await house.close().catch(() => {});
  }));

test('doctor --vacuum leaves nothing that was deleted in a file', () =>
  withHouse(async (house) => {
    const keeper = await house.keeper();
    const post = await writePost(keeper, 'Kanarienvogel-4711');
    assert.equal((await keeper.post(`/posts/${post.id}/remove`)).status, 200);
    await house.stop();
    const done = kith(house, 'doctor', '--vacuum');
    assert.equal(done.status, 0, done.stderr);
    if (!onPostgres) {
      for (const name of ['kith.sqlite', 'kith.sqlite-wal']) {
        const file = join(house.data, name);
        assert.ok(!existsSync(file) || !readFileSync(file).includes('Kanarienvogel-4711'), name);
      }
    }
    await house.start();
  }));
