// Letters leave the house: into a folder, or to a mail server; at least once, always the same, and nobody's secret.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openHouse } from './house.mjs';
import { Sink } from './sink.mjs';

const from = ['--mail-from', 'kith@kith.example'];
const bySink = (sink) => ({ args: ['--smtp', `smtp://127.0.0.1:${sink.port}`, ...from] });

// Runs `body` with a house and a folder that both go afterwards.
async function withHouse(options, body) {
  const folder = mkdtempSync(join(tmpdir(), 'kith-letters-'));
  const house = await openHouse(typeof options === 'function' ? options(folder) : options);
  try {
    await body(house, folder);
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withSink(options, body) {
  const sink = await new Sink(options).open();
  try {
    await withHouse(bySink(sink), (house, folder) => body(house, sink, folder));
  } finally {
    await sink.close();
  }
}

const header = (mail, name) => new RegExp(`^${name}: (.*?)\\r$`, 'm').exec(mail)?.[1];

test('a test letter becomes a file of the house’s own', async () => {
  await withHouse(
    (folder) => ({ args: ['--mail-dir', join(folder, 'mail')] }),
    async (house, folder) => {
      const keeper = await house.keeper();
      assert.equal((await keeper.get('/house')).json.letters.on, true);
      const once = { 'Idempotency-Key': 'one letter, however often it is asked for' };
      for (let i = 0; i < 3; ++i) {
        const sent = await keeper.post('/house/test-letter', { to: 'ana@kith.example' }, once);
        assert.equal(sent.status, 200, sent.text);
      }
      const mails = () => (existsSync(join(folder, 'mail')) ? readdirSync(join(folder, 'mail')) : []);
      for (let i = 0; i < 200 && !mails().some((name) => name.endsWith('.eml')); ++i) await sleep(50);
      const [name] = mails();
      assert.match(name, /^[0-9a-z]{13}\.eml$/);
      assert.equal(statSync(join(folder, 'mail', name)).mode & 0o777, 0o600);
      const mail = readFileSync(join(folder, 'mail', name), 'latin1');
      assert.equal(header(mail, 'To'), 'ana@kith.example');
      assert.match(header(mail, 'Message-ID'), /^<[0-9a-z]{13}@localhost>$/);
      assert.match(mail, /letters leave the house/);
      for (let i = 0; i < 100 && (await keeper.get('/house')).json.letters.waiting > 0; ++i) await sleep(50);
      assert.equal((await keeper.get('/house')).json.letters.waiting, 0);
      assert.equal(mails().filter((file) => file.endsWith('.eml')).length, 1);
    },
  );
});

test('without mail the house says so, and sends none', async () => {
  await withHouse({}, async (house) => {
    const keeper = await house.keeper();
    assert.equal((await keeper.get('/house')).json.letters.on, false);
    assert.equal((await keeper.post('/house/test-letter', { to: 'ana@kith.example' })).status, 409);
  });
});

test('a mail server gets it, once, from the sender of the house', async () => {
  await withSink({}, async (house, sink) => {
    const keeper = await house.keeper();
    await keeper.post('/house/test-letter', { to: 'ana@kith.example' });
    const [letter] = await sink.got(1);
    assert.deepEqual(letter.to, ['ana@kith.example']);
    assert.match(letter.from, /^MAIL FROM:<kith@kith\.example>/);
    assert.equal(letter.hello, 'EHLO kith.example');
    assert.match(header(letter.text, 'Message-ID'), /@kith\.example>$/);
    await sleep(1_500);
    assert.equal(sink.letters.length, 1);
  });
});

test('only a keeper sends one, and to one address', async () => {
  await withSink({}, async (house, sink) => {
    const keeper = await house.keeper();
    const guest = house.visitor();
    assert.equal((await guest.post('/house/test-letter', { to: 'ana@kith.example' })).status, 401);
    for (const to of ['ana@kith.example\r\nBcc: eve@kith.example', 'a@kith.example, b@kith.example', '']) {
      const refused = await keeper.post('/house/test-letter', { to });
      assert.ok([400, 422].includes(refused.status), `${to}: ${refused.status}`);
    }
    await sleep(1_500);
    assert.equal(sink.letters.length, 0);
  });
});

test('nothing of it lies open in the data while it waits', async () => {
  const sink = await new Sink().open();
  const port = sink.port;
  await sink.close();
  await withHouse({ args: ['--smtp', `smtp://127.0.0.1:${port}`, ...from] }, async (house) => {
    const keeper = await house.keeper();
    await keeper.post('/house/test-letter', { to: 'canary-7q@kith.example' });
    for (let i = 0; i < 100 && !(await keeper.get('/house')).json.letters.trouble; ++i) await sleep(50);
    const { letters } = (await keeper.get('/house')).json;
    assert.equal(letters.waiting, 1);
    assert.match(letters.trouble, /cannot be reached/);
    assert.ok(!house.stored().includes('canary-7q'));
    assert.ok(!house.log.includes('canary-7q'));
  });
});

test('a server that refuses the address is asked once, and the keeper sees that', async () => {
  await withSink({ replies: { RCPT: '550 nobody here' } }, async (house, sink) => {
    const keeper = await house.keeper();
    await keeper.post('/house/test-letter', { to: 'ana@kith.example' });
    for (let i = 0; i < 200 && (await keeper.get('/house')).json.letters.given_up === 0; ++i) await sleep(50);
    const { letters } = (await keeper.get('/house')).json;
    assert.deepEqual([letters.waiting, letters.given_up], [0, 1]);
    assert.match(letters.trouble, /smtp_550/);
    assert.equal(sink.talks.length, 1);
  });
});

test('killed before it could note the server’s yes, it sends again under the same Message-ID', async () => {
  await withSink({ delayMs: Infinity }, async (house, sink) => {
    const keeper = await house.keeper();
    await keeper.post('/house/test-letter', { to: 'ana@kith.example' });
    await sink.got(1);
    await house.kill();
    sink.delayMs = 0;
    house.options.listenPort = house.port;
    await house.start();
    const [first, second] = await sink.got(2, 150_000);
    assert.equal(header(second.text, 'Message-ID'), header(first.text, 'Message-ID'));
    assert.equal(second.text, first.text);
  });
});

test('SIGTERM does not wait for a mail server that says nothing', async () => {
  await withSink({ delayMs: Infinity }, async (house, sink) => {
    const keeper = await house.keeper();
    await keeper.post('/house/test-letter', { to: 'ana@kith.example' });
    await sink.got(1);
    const began = Date.now();
    assert.equal((await house.stop()).code, 0);
    assert.ok(Date.now() - began < 5_000);
  });
});

test('a password comes from a file and signs in; it is on no command line and in no log', async () => {
  const sink = await new Sink({ user: 'house:canary-password' }).open();
  try {
    await withHouse(
      (folder) => {
        writeFileSync(join(folder, 'password'), 'canary-password\n', { mode: 0o600 });
        const smtp = `smtp://house@127.0.0.1:${sink.port}`;
        return { args: ['--smtp', smtp, '--smtp-password-file', join(folder, 'password'), ...from] };
      },
      async (house) => {
        const keeper = await house.keeper();
        await keeper.post('/house/test-letter', { to: 'ana@kith.example' });
        await sink.got(1);
        assert.ok(!readFileSync(`/proc/${house.pid}/cmdline`, 'latin1').includes('canary-password'));
        assert.ok(!house.log.includes('canary-password'));
      },
    );
  } finally {
    await sink.close();
  }
});

test('a flood to one address ends after the hour’s share', async () => {
  await withSink({}, async (house, sink) => {
    const keeper = await house.keeper();
    for (let i = 0; i < 25; ++i) {
      assert.equal((await keeper.post('/house/test-letter', { to: 'ana@kith.example' })).status, 200);
    }
    await sink.got(20);
    await sleep(2_000);
    assert.equal(sink.letters.length, 20);
  });
});
