// What the program says to whoever calls it wrongly.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

test('why a file was refused is said in the terminal’s language, and what kith writes ends with a line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kith-usage-'));
  const names = join(folder, 'names.csv');
  writeFileSync(names, 'name\nAnna\nBen\nCarla\nDora\nEmil\nFinn\n');
  const seat = (file, language, ...more) =>
    spawnSync(program, ['seat', file, '--rounds', '2', '--table-size', '3', '--seed', '1', ...more], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: language, LANG: '', LC_MESSAGES: '' },
      cwd: folder,
    });
  try {
    const refusals = [
      ['nowhere.csv', [], 'there is no such file or folder', 'dort gibt es nichts dieses Namens'],
      [folder, [], 'that is a folder', 'das ist ein Ordner'],
      [`${names}/names.csv`, [], 'a part of the path is a file', 'ein Teil des Pfades ist eine Datei'],
      [names, ['--output', 'no/where.csv'], 'there is no such file or folder', 'dort gibt es nichts dieses Namens'],
    ];
    for (const [file, more, english, german] of refusals) {
      for (const [language, words] of [
        ['C', english],
        ['de_DE.UTF-8', german],
      ]) {
        const { status, stderr } = seat(file, language, ...more);
        assert.ok([1, 2].includes(status), `${status}`);
        assert.ok(stderr.includes(words), `${words} is not in ${stderr}`);
      }
    }
    const out = (file) => readFileSync(join(folder, file), 'utf8');
    const made = seat(names, 'C', '--format', 'json', '--output', 'plan.json', '--report', 'report.json');
    assert.equal(made.status, 0, made.stderr);
    for (const file of ['plan.json', 'report.json']) {
      assert.match(out(file), /[^\n]\n$/, file);
      assert.doesNotMatch(out(file), /\d[eE][-+]?\d/, file);
      JSON.parse(out(file));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
