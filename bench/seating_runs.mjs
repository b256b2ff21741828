// Runs of `kith seat` for bench/seating.mjs: a report for each, two at a time, and how figures and commands are shown.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);

export function runsOf(kith, folder) {
  let files = 0;
  // The report of a plan, with the wall time of the whole command; a broken rule is a figure, no failure.
  async function seat(args) {
    files += 1;
    const report = join(folder, `report${files}.json`);
    const begun = performance.now();
    const words = ['seat', ...args, '-o', join(folder, `plan${files}.csv`), '--report', report];
    await run(kith, words).catch((error) => {
      if (error.code !== 1) throw error;
    });
    return { ...JSON.parse(readFileSync(report, 'utf8')), wall: (performance.now() - begun) / 1000 };
  }

  // Two at a time, in their order.
  async function inPairs(tasks) {
    const results = [];
    for (let i = 0; i < tasks.length; i += 2)
      results.push(...(await Promise.all(tasks.slice(i, i + 2).map((t) => t()))));
    return results;
  }
  const seeds = (count, args) =>
    inPairs(Array.from({ length: count }, (_, i) => () => seat([...args, '--seed', String(i + 1)])));

  return { seat, seeds };
}

export const shown = (value) => String(Number(value.toFixed(3)));
export const each = (reports, value) => reports.map((r) => shown(value(r))).join(', ');
export const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
// A rule that is broken weighs more than anything.
export const scored = (report) => report.score + 100 * report.violations;

// What the command is called in the table: without where the files lie.
export const typed = (args) => `kith seat ${args.join(' ').replaceAll(/\S*\/([^/\s]+)/g, '$1')}`;
