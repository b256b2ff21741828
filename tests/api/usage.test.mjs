// What the program says to whoever calls it wrongly.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { program } from './house.mjs';

test('wrong usage ends with 2 and names the help', () => {
  for (const args of [['nonsense'], ['serve', '--nonsense'], ['serve', '--listen', 'nowhere'], []]) {
    assert.throws(
      () => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: '/tmp' }),
      (error) => error.status === 2 && error.stderr.length > 0,
      args.join(' '),
    );
  }
});

test('limits cannot be switched off where others can reach the house', () => {
  assert.throws(
    () =>
      execFileSync(program, ['serve', '--data', '/tmp/kith-api-never', '--listen', '0.0.0.0:0', '--limits', 'off'], {
        stdio: 'pipe',
        timeout: 5_000,
      }),
    (error) => error.status === 2,
  );
});

test('a port that another program has is nothing wrong with what was typed: it ends with 1, and the service tries again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kith-taken-'));
  const other = net.createServer();
  await new Promise((listens) => other.listen(0, '127.0.0.1', listens));
  const listen = `127.0.0.1:${other.address().port}`;
  const serve = (...args) =>
    spawnSync(program, ['serve', '--data', join(folder, 'data'), ...args], { timeout: 10_000 });
  try {
    const taken = serve('--listen', listen);
    assert.equal(taken.status, 1, String(taken.stderr));
    assert.ok(String(taken.stderr).includes(listen));
    assert.equal(serve('--listen', '203.0.113.1:0').status, 2, 'an address that is not this machine’s is a mistake');
  } finally {
    other.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
