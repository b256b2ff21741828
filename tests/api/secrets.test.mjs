// Row S13: no secret in a log, on a command line or in another's file.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { onPostgres, openHouse, passphrase, pathOf, writePost } from './house.mjs';

const mode = (path) => (statSync(path).mode & 0o777).toString(8);

test('no token, passphrase, key or address stands in what a house logs or in how it was called', async () => {
  const house = await openHouse();
  try {
    const first = await house.firstRunPath();
    const keeper = await house.keeper();
    const post = await writePost(keeper);
    const guest = house.visitor();
    const me = (await guest.post('/people', { name: 'Frau Meier' })).json;
    const list = (await guest.post('/lists', { names: 'Geheime Anna\nBert\nCara\nDora' })).json;
    const { link } = (
      await guest.post(`/posts/${post.id}/replies`, { name: 'a', reply: 'b', email: 'secret.canary@mail.example' })
    ).json;
    const links = [first, pathOf(me.link), pathOf(list.link), pathOf(link)];
    for (const path of links) for (const method of ['GET', 'POST', 'PUT']) await house.visitor().send(method, path);
    await house.visitor().post('/sign-in', { name: 'Frau Weber', passphrase });
    await house.visitor().post('/sign-in', { name: 'Frau Weber', passphrase: 'my wrong secret' });
    await house.visitor().post('/sign-in', `{"name":"Frau Weber","passphrase":"my broken secret`);
    await house.raw(`GET ${links[1]} HTTP/1.1\r\nBroken\r\n\r\n`);
    const secrets = [
      passphrase,
      'my wrong secret',
      'my broken secret',
      'secret.canary',
      'Geheime Anna',
      ...links.map((p) => p.split('/')[2]),
    ];
    for (const visitor of [keeper, guest]) for (const { value } of visitor.cookies.values()) secrets.push(value);
    const called = readFileSync(`/proc/${house.pid}/cmdline`, 'latin1');
    await house.stop();
    for (const secret of secrets) {
      assert.ok(!house.log.includes(secret), `${secret} in the log`);
      assert.ok(!house.said.includes(secret), `${secret} on stdout`);
      assert.ok(!called.includes(secret), `${secret} on the command line`);
    }
  } finally {
    await house.close();
  }
});

test('the folder is its owner’s alone, and so is every file in it', async () => {
  const house = await openHouse();
  try {
    await house.firstRunPath();
    assert.equal(mode(house.data), '700');
    const names = readdirSync(house.data);
    assert.ok(names.includes('key') && names.includes('first-run'));
    if (!onPostgres) assert.ok(names.includes('kith.sqlite'));
    for (const name of names)
      if (statSync(join(house.data, name)).isFile()) assert.equal(mode(join(house.data, name)), '600', name);
    const copy = join(house.folder, 'copy.sqlite');
    house.run('backup', copy);
    assert.equal(mode(copy), '600');
    await house.keeper();
    await house.stop();
    await house.start();
    assert.ok(!existsSync(house.firstRunFile()), 'the first-run link is over once there is a keeper');
  } finally {
    await house.close();
  }
});

test('no core dump can hold a key', async () => {
  const house = await openHouse();
  try {
    const limits = readFileSync(`/proc/${house.pid}/limits`, 'utf8');
    assert.match(limits, /Max core file size\s+0\s+0/);
  } finally {
    await house.close();
  }
});

test('a copy holds no server key, and files of others in the folder are left alone', async () => {
  const house = await openHouse();
  try {
    const key = readFileSync(join(house.data, 'key'));
    const foreign = join(house.data, 'notes.txt');
    writeFileSync(foreign, 'mine');
    mkdirSync(join(house.data, 'photos'));
    const keeper = await house.keeper();
    const copy = house.stored();
    assert.equal(copy.indexOf(key), -1);
    assert.equal(copy.indexOf(key.toString('hex')), -1);
    const taken = await keeper.get('/house/backup');
    assert.equal(taken.status, 200);
    assert.equal(taken.bytes.subarray(0, 15).toString(), 'SQLite format 3');
    assert.equal(taken.bytes.indexOf(key), -1);
    await house.stop();
    assert.equal(readFileSync(foreign, 'utf8'), 'mine');
    assert.ok(existsSync(join(house.data, 'photos')));
  } finally {
    await house.close();
  }
});

test('a backup is for keepers only and leaves no temporary file', async () => {
  const house = await openHouse();
  try {
    const guest = house.visitor();
    assert.equal((await guest.get('/house/backup')).status, 401);
    await guest.post('/people', { name: 'a' });
    assert.equal((await guest.get('/house/backup')).status, 403);
    const keeper = await house.keeper();
    const before = readdirSync(tmpdir()).filter((n) => n.startsWith('kith-backup-')).length;
    await Promise.all([1, 2, 3].map(() => keeper.get('/house/backup')));
    assert.equal(readdirSync(tmpdir()).filter((n) => n.startsWith('kith-backup-')).length, before);
  } finally {
    await house.close();
  }
});

test('there is no default account, and no keeper before the first run', async () => {
  const house = await openHouse({ demo: true });
  try {
    for (const name of ['admin', 'keeper', 'kith', 'Frau Weber', 'Frau Meier', 'Herr Schmidt', 'Herr Bassetti'])
      for (const phrase of ['admin', 'kith', name])
        assert.notEqual((await house.visitor().post('/sign-in', { name, passphrase: phrase })).status, 200);
    assert.equal((await house.visitor().get('/house')).status, 401);
  } finally {
    await house.close();
  }
});
