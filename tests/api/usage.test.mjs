// What the program says to whoever calls it wrongly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
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
