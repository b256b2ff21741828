#!/usr/bin/env node
// Every figure that seating claims, from `kith seat` on one thread, beside what is published or was measured of others.
// Prints Markdown (`make bench-seating` writes it to bench/results/seating.md) and draws docs/images/seating-quality.svg.
// Usage: bench/seating.mjs KITH SEATING_DESIGNS SEATING_REPLAN [INSTANCES]. INSTANCES is a folder with published and
// shared instances: w60_, w120_ and full300_attendees.csv and _rules.csv, mdgp/RanInt_n120_ss_01.txt and so on. What is
// not there is made here, of the same kind, and its row says so. Runs go in pairs, one on each core.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { picture } from './quality_picture.mjs';
import { grouping, madeRoom } from './seating_rooms.mjs';
import { each, mean, run, runsOf, scored, shown, typed } from './seating_runs.mjs';

const [kith, designs, replan, instances] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'kith-seating-'));
const { seat, seeds } = runsOf(kith, folder);
const rows = [];

const row = (work, others, figure, goal, command) => {
  rows.push(`| ${work} | ${others} | ${figure} | ${goal} | \`${command}\` |`);
  console.error(`${work}: ${figure}`);
};

function room(name, size) {
  const at = (kind) => join(instances ?? '', `${name}_${kind}.csv`);
  if (instances && existsSync(at('attendees')))
    return { args: [at('attendees'), '--rules', at('rules')], label: name, shared: true };
  const made = madeRoom(folder, name, size);
  return { args: [made.people, '--rules', made.rules], label: `${name} (made)`, shared: false };
}

// Every room of the published table, by the program itself: no repeat, within a second.
async function cells() {
  const { stdout } = await run(designs);
  const lines = stdout.split('\n').filter((line) => /^\s+\d+\s+\d+/.test(line));
  const rooms = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const open = [];
  let slowest = { seconds: 0 };
  for (const [tables, seats, rounds] of rooms) {
    const count = String(tables * seats);
    const report = await seat([
      '--count',
      count,
      '--table-size',
      String(seats),
      '--rounds',
      String(rounds),
      '--seconds',
      '1',
    ]);
    if (report.repeats > 0) open.push(`${tables}x${seats} ${rounds} rounds (${report.repeats} repeats)`);
    else if (report.wall > slowest.seconds) slowest = { seconds: report.wall, name: `${tables}x${seats}` };
  }
  const beaten = rooms
    .filter(([, , published, , most]) => most > published)
    .map(([t, s, p, , most]) => `${t}x${s}: ${most} instead of ${p}`);
  const reached = rooms.length - open.length;
  const left = open.length > 0 ? `; open: ${open.join(', ')}` : '';
  row(
    'every room of the published table, 0 repeats',
    'searches stop 1 to 4 rounds short',
    `${reached} of ${rooms.length}, slowest ${slowest.seconds.toFixed(2)} s (${slowest.name})${left}`,
    'all, each within 1 s',
    'kith seat --count N --table-size S --rounds R --seconds 1',
  );
  row(
    'rooms in which more rounds are built than are published',
    '',
    beaten.join('; ') || 'none',
    '',
    'build/src/seating/seating_designs',
  );
}

async function searchAlone() {
  const knows = execFileSync(kith, ['seat', '--help'], { encoding: 'utf8' }).includes('--no-designs');
  for (const [count, rounds, others, goal] of [
    [32, 10, '22 (annealing), 25 (tabu), 30 (genetic)', 'at most 16'],
    [28, 9, '21 (annealing), 24 (tabu), 29 (genetic)', 'at most 12'],
  ]) {
    const args = [
      '--count',
      String(count),
      '--table-size',
      '4',
      '--rounds',
      String(rounds),
      '--no-designs',
      '--seconds',
      '10',
    ];
    const figure = knows
      ? `${each(await seeds(4, args), (r) => r.repeats)} (4 seeds)`
      : 'not asked: no --no-designs here';
    row(`${count / 4}x4, ${rounds} rounds by search alone, 10 s: repeats`, others, figure, goal, typed(args));
  }
}

const charts = [];

async function weighed() {
  const w60 = room('w60', { people: 60, companies: 15, known: 50, affinity: 100, apart: 10 });
  const base60 = [...w60.args, '--table-size', '4', '--rounds', '6'];
  const short = [...base60, '--seconds', '0.3'];
  row(
    `${w60.label}, 0.3 s: score`,
    'annealing 39.4 in 1 s; genetic 93.6 in 22 s; bound 39.4',
    each(await seeds(4, short), scored),
    '39.4',
    typed(short),
  );

  const w120 = room('w120', { people: 120, companies: 20, known: 200, affinity: 400, apart: 20, seed: 2 });
  const base120 = [...w120.args, '--table-size', '6', '--rounds', '6'];
  const trace = [1, 2, 3, 4].map(() => ({ points: [] }));
  for (const seconds of [0.1, 0.2, 0.5, 1, 2, 4, 10]) {
    const args = [...base120, '--seconds', String(seconds)];
    const reports = await seeds(seconds === 1 ? 20 : 4, args);
    reports.slice(0, trace.length).forEach((report, i) => {
      trace[i].points.push({ seconds, value: scored(report) });
    });
    if (seconds === 1 || seconds === 10)
      row(
        `${w120.label}, ${seconds} s: score`,
        'annealing 32.4 to 34.2 in 1 s, 30.8 to 31.4 in 10 s; genetic 195 in 85 s; bound 29.6',
        `${each(reports, scored)} (${reports.length} seeds)`,
        seconds === 1 ? 'at most 31' : 'at most 29.8',
        typed(args),
      );
  }
  const marks = w120.shared
    ? [
        { name: 'bound', value: 29.6 },
        { name: 'annealing', seconds: 1, value: 33.3 },
        { name: 'annealing', seconds: 10, value: 31.1 },
      ]
    : [];
  charts.push({ title: `${w120.label}: score, 4 seeds`, lines: trace, marks });
}

async function traceGolf() {
  const lines = [1, 2].map(() => ({ points: [] }));
  for (const seconds of [0.1, 0.3, 1, 3, 10]) {
    const args = ['--count', '30', '--table-size', '5', '--rounds', '7', '--seconds', String(seconds)];
    (await seeds(2, args)).forEach((report, i) => {
      lines[i].points.push({ seconds, value: report.repeats });
    });
  }
  charts.push({ title: '6 tables of 5, 7 rounds: repeats', lines, marks: [{ name: 'tabu', seconds: 9.4, value: 31 }] });
}

async function large() {
  const full = room('full300', {
    people: 300,
    companies: 60,
    known: 500,
    affinity: 1000,
    apart: 40,
    together: 10,
    hosts: 50,
    late: 15,
    seed: 3,
  });
  const fullArgs = [...full.args, '--table-size', '6', '--rounds', '6', '--seconds', '5'];
  const words = (r) =>
    `${r.violations} hard, ${r.repeats} repeats, everyone meets at least ${r.new_people_min}, score ${shown(r.score)}`;
  row(
    `${full.label} (hosts, late arrivals, together)`,
    'no runnable peer',
    words((await seeds(1, fullArgs))[0]),
    '0 hard, 0 repeats, fair, 5 s',
    typed(fullArgs),
  );

  const big = room('big1000', { people: 1000, companies: 125, known: 20000, affinity: 0, seed: 4 });
  const bigArgs = [...big.args, '--table-size', '6', '--rounds', '6', '--seconds', '2'];
  const report = (await seeds(1, bigArgs))[0];
  row(
    '1,000 people, tables of 6, 6 rounds, companies, 20,000 known pairs',
    '0 repeats in 0.8 s without companies and known pairs',
    `${report.repeats} repeats, ${report.known_meetings} known pairs, ${report.company_meetings} of one company, ${report.wall.toFixed(1)} s`,
    '0, 0, fewest, 2 s',
    typed(bigArgs),
  );
  await tenThousand();
}

// Memory is what the kernel saw at most, looked at until the program ends.
async function tenThousand() {
  const args = ['--count', '10000', '--table-size', '8', '--rounds', '8', '--seconds', '10'];
  const report = join(folder, 'ten.json');
  const begun = performance.now();
  const child = spawn(kith, ['seat', ...args, '-o', join(folder, 'ten.csv'), '--report', report], { stdio: 'ignore' });
  let peak = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has just ended.
    }
  }, 5);
  await new Promise((ended) => child.on('exit', ended));
  clearInterval(look);
  const { repeats } = JSON.parse(readFileSync(report, 'utf8'));
  row(
    '10,000 people, tables of 8, 8 rounds',
    'no peer finishes',
    `${repeats} repeats, ${((performance.now() - begun) / 1000).toFixed(1)} s, ${Math.round(peak)} MiB at most`,
    '0 repeats, 10 s, under 1 GB',
    typed(args),
  );
}

async function groupings() {
  for (const [name, size, seconds, runs, published, best] of [
    ['RanInt_n120_ss_01', { people: 120, groups: 10, seed: 11 }, 3, 20, 47909, 47909],
    ['Geo_n120_ss_01', { people: 120, groups: 10, points: true, seed: 12 }, 3, 20, 101553.749, 101568.851],
    ['RanInt_n240_ss_01', { people: 240, groups: 12, seed: 13 }, 20, 20, 155440.2, 155577],
    ['RanInt_n480_ss_01', { people: 480, groups: 20, seed: 14 }, 120, 2, 379263.95, 379953],
  ]) {
    const path = join(instances ?? '', 'mdgp', `${name}.txt`);
    const known = instances && existsSync(path);
    const {
      path: affinity,
      people,
      groups,
      least,
      most,
    } = grouping(folder, name, known ? readFileSync(path, 'utf8') : undefined, size);
    const args = [
      '--count',
      String(people),
      '--rounds',
      '1',
      '--tables',
      String(groups),
      '--table-min',
      String(least),
      '--table-max',
      String(most),
      '--affinity',
      affinity,
      '--seconds',
      String(seconds),
    ];
    const reports = await seeds(runs, args);
    const values = reports.map((r) => r.affinity);
    const reached = values.filter((v) => v >= best).length;
    const range = `${shown(Math.min(...values))} to ${shown(Math.max(...values))}`;
    const hits = known ? `, ${best} in ${reached}` : '';
    const figure = `${range}, mean ${shown(mean(values))}${hits} (${runs} seeds)`;
    const goal = known ? `at least ${published}, best ${best}` : '';
    row(
      `${known ? name : `${name} (made)`}, ${seconds} s: diversity`,
      known ? `TPSDP: mean ${published}, best ${best} of 20` : '',
      figure,
      goal,
      typed(args),
    );
  }
}

async function live() {
  // Small rooms are planned anew a second time, too: what one search of a second owes to chance.
  const talking = ['--languages', '10', '--twice'];
  const jobs = [
    { people: 300, times: 100, goal: 'under 50 ms' },
    { people: 60, times: 100, goal: 'under 50 ms' },
    { people: 30, times: 20, more: ['--twice'], goal: 'under 50 ms' },
    { people: 100, times: 20, more: ['--twice'], goal: 'under 50 ms' },
    { people: 150, times: 20, more: ['--twice'], goal: 'under 50 ms' },
    { people: 1000, milliseconds: 250, times: 100, goal: 'under 300 ms' },
    { people: 60, times: 20, more: talking, goal: 'under 50 ms' },
    { people: 300, times: 20, more: talking, goal: 'under 50 ms' },
    { people: 1000, milliseconds: 250, times: 20, more: talking, goal: 'under 300 ms' },
  ];
  for (const { people, milliseconds = 40, times, more = [], goal } of jobs) {
    const args = Object.entries({ people, milliseconds, times })
      .flatMap(([name, value]) => [`--${name}`, String(value)])
      .concat(more);
    const { stdout } = await run(replan, args);
    const said = stdout
      .trim()
      .split('\n')
      .filter((line) => /^\d+ people: |^planning anew/.test(line))
      .map((line) => line.replace(/^\d+ people: /, ''))
      .join('; ');
    row(
      `a running day of ${people}${more === talking ? ' with languages' : ''}, ${times} random changes, beside planning anew for 1 s`,
      'none replans',
      said,
      `${goal}; 99 of 100 as good`,
      `build/src/seating/seating_replan ${args.join(' ')}`,
    );
  }
}

async function proposals() {
  for (const people of [120, 300, 1000]) {
    const made = madeRoom(folder, `speed${people}`, {
      people,
      companies: people / 5,
      known: people * 2,
      affinity: people * 3,
      seed: 5,
    });
    const iterations = 10_000_000;
    const args = [
      made.people,
      '--rules',
      made.rules,
      '--table-size',
      '6',
      '--rounds',
      '6',
      '--iterations',
      String(iterations),
    ];
    const { seconds } = (await seeds(1, args))[0];
    row(
      `proposals a second, ${people} people, tables of 6, all weights`,
      people > 300 ? '6 M (annealing, no weights)' : '8 to 19 M (annealing)',
      `${(iterations / seconds / 1e6).toFixed(1)} M`,
      '',
      typed(args),
    );
  }
}

async function everyone() {
  const found = [];
  for (const [people, size, best] of [
    [16, 4, '5'],
    [20, 4, '7'],
    [24, 4, '8'],
    [28, 4, '9'],
    [30, 4, '11'],
    [20, 5, '6'],
    [25, 5, '6'],
    [26, 5, '7-8'],
    [30, 5, '8-9'],
    [18, 6, '4'],
    [22, 6, '5'],
    [24, 6, '6'],
    [27, 6, '6-7'],
    [30, 6, '7'],
    [16, 8, '3'],
    [22, 8, '4'],
    [30, 8, '5'],
  ]) {
    const report = await seat(['--count', String(people), '--table-size', String(size), '--meet-everyone']);
    found.push(`${people} at ${size}: ${report.rounds} (${best})`);
  }
  row(
    'fewest rounds in which everyone meets everyone (published)',
    'Dagstuhl tables',
    found.join('; '),
    'within one',
    'kith seat --count N --table-size S --meet-everyone',
  );
}

function machine() {
  const model = cpus()[0]?.model ?? 'unknown';
  return `${availableParallelism()} cores (${model}), one used by each run`;
}

function told() {
  return `# Seating

Written by \`make bench-seating\` (bench/seating.mjs) on ${machine()}. Times are wall times of whole commands unless they say more; seconds are what \`--seconds\` allows. Rooms that are marked as made were drawn by bench/seating_rooms.mjs; the others are read from the folder in \`SEATING_INSTANCES\`.

What others reach: the published table is that of Miller, Valkov and Abel, Symmetry 18 (2026) 269, and OEIS A107431; TPSDP is Yang et al., EJOR 302 (2022) 925-953; Dagstuhl tables are F. van Doorn's. The tabu search is golfer (arezae4), after Dotu and Van Hentenryck (CPAIOR 2005); the genetic one is Good-Enough Golfers; annealing is a plain annealer of fifty lines. These three were run on two cores of one machine, in CPU seconds.

| work | others | kith | goal | command |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

try {
  await cells();
  await everyone();
  await searchAlone();
  await weighed();
  await traceGolf();
  await large();
  await groupings();
  await live();
  await proposals();
  console.log(told());
  writeFileSync(new URL('../docs/images/seating-quality.svg', import.meta.url), picture(charts));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
