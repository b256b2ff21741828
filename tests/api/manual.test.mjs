// The manual says what the program says: every command and option of --help, and nothing a formatter stumbles over.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { program } from './house.mjs';

const from = (path) => new URL(`../../${path}`, import.meta.url).pathname;
const help = (...command) => execFileSync(program, [...command, '--help'], { encoding: 'utf8' });
const commands = [
  ...help()
    .split('Subcommands:')[1]
    .matchAll(/^ {2}(\w+)/gm),
].map(([, name]) => name);

const folder = mkdtempSync(join(tmpdir(), 'kith-manual-'));
const pages = ['kith', 'kith-seat'];
const fileOf = (page) => join(folder, `${page}.1`);
for (const page of pages) execFileSync(from('tools/man_page'), [program, from(`packaging/${page}.1.in`), fileOf(page)]);
const manual = readFileSync(fileOf('kith'), 'utf8');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function tellsAllOptions(section, command) {
  const told = new Set([...help(command).matchAll(/(?:^|[\s,])(--[a-z][a-z-]*)/g)].map(([, name]) => name));
  const written = new Set(
    [...section.matchAll(/\\-\\-([a-z](?:[a-z]|\\-)*)/g)].map(([, n]) => `--${n.replace(/\\/g, '')}`),
  );
  told.delete('--help');
  assert.deepEqual([...written].sort(), [...told].sort(), command);
}

test('every command and every option of --help stands in the manual, and no others', () => {
  assert.ok(commands.length > 6);
  for (const command of commands) {
    const section = manual.split(`.Ss kith ${command}\n`)[1]?.split(/^\.S[sh] /m)[0];
    assert.ok(section, `kith ${command} is not in the manual`);
    tellsAllOptions(section, command);
  }
  tellsAllOptions(readFileSync(fileOf('kith-seat'), 'utf8'), 'seat');
  const sections = [...manual.matchAll(/^\.Ss kith (\w+)$/gm)].map(([, name]) => name);
  assert.deepEqual(sections, commands);
});

test('the prose names no command and no option that the program lacks', () => {
  const prose = pages.map((page) => readFileSync(from(`packaging/${page}.1.in`), 'utf8')).join('\n');
  const everything = commands.map((command) => help(command)).join('\n');
  for (const [, name] of prose.matchAll(/^\.Fl -([a-z-]+)/gm)) assert.ok(everything.includes(`--${name}`), name);
  for (const [, command, rest] of prose.matchAll(/^\.Dl kith (\w+)(.*)$/gm)) {
    assert.ok(commands.includes(command), command);
    for (const [option] of rest.matchAll(/--[a-z-]+/g))
      assert.ok(help(command).includes(option), `${command} ${option}`);
  }
});

test('the manual formats without a warning', () => {
  for (const page of pages) {
    const formatted = spawnSync('groff', ['-mandoc', '-Tutf8', '-P-cbou', '-ww', fileOf(page)], { encoding: 'utf8' });
    assert.equal(formatted.status, 0, formatted.stderr);
    assert.equal(formatted.stderr, '');
    assert.match(formatted.stdout, /EXIT STATUS/);
  }
});

test('the service says nothing that systemd does not understand', () => {
  const unit = readFileSync(from('packaging/kith.service.in'), 'utf8');
  const file = join(folder, 'kith.service');
  execFileSync('sh', [
    '-c',
    `sed "s|@KITH_PROGRAM@|$1|" "$2" >"$3"`,
    'sh',
    program,
    from('packaging/kith.service.in'),
    file,
  ]);
  const looked = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
  const about = looked.stderr
    .split('\n')
    .filter((line) => line.includes('kith.service') && !/man kith|Failed to (connect|prepare)/.test(line));
  assert.deepEqual(about, []);
  for (const wall of ['ProtectSystem=strict', 'NoNewPrivileges=yes', 'MemoryDenyWriteExecute=yes', 'UMask=0077'])
    assert.ok(unit.includes(wall), wall);
});
