// Row S17: how the program is built, and that it needs no rights.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { program } from './house.mjs';

// binutils come with the compiler, so that readelf is there wherever kith was built.
const readelf = (...what) =>
  execFileSync('readelf', ['--wide', ...what, program], { encoding: 'utf8', maxBuffer: 1 << 28 });

test('the program is position independent', () => {
  assert.match(readelf('--file-header'), /Type:\s+DYN/);
  assert.match(readelf('--dynamic'), /FLAGS_1.*PIE/);
});

test('relocations are read-only, and all symbols are bound at start', () => {
  assert.match(readelf('--program-headers'), /GNU_RELRO/);
  assert.match(readelf('--dynamic'), /BIND_NOW|FLAGS_1.*NOW/);
});

test('no segment is writable and executable, the stack is not executable', () => {
  const rows = readelf('--program-headers')
    .split('\n')
    .filter((l) => /^\s+(LOAD|GNU_STACK)\s/.test(l));
  assert.ok(rows.length > 2);
  for (const row of rows) assert.doesNotMatch(row, /\bRWE\b|\bWE\b/);
  assert.doesNotMatch(
    rows.find((r) => r.includes('GNU_STACK')),
    / E |E\s+0x/,
  );
});

test('stack protector and fortified calls are in', () => {
  const symbols = readelf('--dyn-syms');
  assert.match(symbols, /__stack_chk_fail/);
  assert.match(symbols, /__\w+_chk\b(?<!__stack_chk)/);
});

test('the program looks for libraries nowhere but where the system keeps them', () => {
  assert.doesNotMatch(readelf('--dynamic'), /RPATH|RUNPATH/);
});

test('it serves as a user without rights', async () => {
  if (process.getuid() !== 0) return; // then every other test shows it
  const nobody = 65534;
  const folder = mkdtempSync(join(tmpdir(), 'kith-api-'));
  try {
    copyFileSync(program, join(folder, 'kith'));
    chownSync(folder, nobody, nobody);
    const args = ['serve', '--data', join(folder, 'data'), '--listen', '127.0.0.1:0'];
    const child = spawn(join(folder, 'kith'), args, {
      uid: nobody,
      gid: nobody,
      cwd: folder,
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (b) => {
      said += b;
    });
    const ended = new Promise((done) => child.once('exit', (code) => done(code)));
    await new Promise((done) => {
      child.stdout.on('data', (b) => {
        said += b;
        if (/kith is ready at/.test(said)) done();
      });
      ended.then(done);
    });
    assert.match(said, /kith is ready at/);
    assert.match(readFileSync(`/proc/${child.pid}/status`, 'utf8'), /CapEff:\s+0{16}/);
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
