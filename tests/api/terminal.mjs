// The program's other commands on a test's house, as somebody at the terminal runs them.
import { spawnSync } from 'node:child_process';
import { program } from './house.mjs';

// What it says, in English, and ends with.
export function kith(house, command, ...args) {
  const { status, stdout, stderr } = spawnSync(program, [command, ...house.place(), ...args], {
    encoding: 'utf8',
    env: { ...house.env(), LANG: 'C', LC_ALL: 'C' },
  });
  return { status, stdout, stderr };
}
