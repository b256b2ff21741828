// Made rooms for bench/seating.mjs, of the kinds that other programs were measured on: companies of very different
// sizes, pairs who know each other, pairs who should meet, hosts, late arrivals; and matrices of the maximally diverse
// grouping problem. The same seed makes the same room everywhere.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Mulberry32 (T. Ettinger, public domain): 32 bits of state are enough for a room.
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// Zipf: the first company has most of the people, the last hardly anybody.
function company(random, companies) {
  let total = 0;
  for (let i = 1; i <= companies; i++) total += 1 / i;
  let at = random() * total;
  for (let i = 1; i < companies; i++) {
    at -= 1 / i;
    if (at < 0) return i - 1;
  }
  return companies - 1;
}

// Pairs that nobody took yet.
function pairs(random, people, count, taken) {
  const result = [];
  while (result.length < count) {
    const a = Math.floor(random() * people);
    const b = Math.floor(random() * people);
    if (a >= b || taken.has(a * people + b)) continue;
    taken.add(a * people + b);
    result.push([a, b]);
  }
  return result;
}

// Writes NAME_people.csv and NAME_rules.csv; returns their paths.
export function madeRoom(folder, name, size) {
  const { people, companies, known, affinity, apart = 0, together = 0, hosts = 0, late = 0, seed = 1 } = size;
  const random = chance(seed);
  const attendees = ['person,company,from,to,host'];
  for (let i = 0; i < people; i++) {
    const from = i >= hosts && i < hosts + late ? 2 : '';
    attendees.push(`${i},c${company(random, companies)},${from},,${i < hosts ? i + 1 : ''}`);
  }
  const taken = new Set();
  const rules = ['kind,a,b,round,weight'];
  const add = (kind, count, weight = () => '') => {
    for (const [a, b] of pairs(random, people, count, taken)) rules.push(`${kind},${a},${b},,${weight()}`);
  };
  add('known', known);
  add('affinity', affinity, () => 1 + Math.floor(random() * 5));
  add('apart', apart);
  for (let i = 0; i < together; i++) rules.push(`together,${people - 1 - 2 * i},${people - 2 - 2 * i},,`);
  const paths = [join(folder, `${name}_people.csv`), join(folder, `${name}_rules.csv`)];
  writeFileSync(paths[0], `${attendees.join('\n')}\n`);
  writeFileSync(paths[1], `${rules.join('\n')}\n`);
  return { people: paths[0], rules: paths[1] };
}

// A matrix as the published library has it: whole numbers to 100, or distances of points.
function madeMatrix({ people, groups, points, seed }) {
  const random = chance(seed);
  const size = people / groups;
  const place = Array.from({ length: people }, () => Array.from({ length: 10 }, () => random() * 100));
  const lines = [
    `${people} ${groups} ss ${Array(2 * groups)
      .fill(size)
      .join(' ')}`,
  ];
  for (let i = 0; i < people; i++)
    for (let j = i + 1; j < people; j++) {
      const apart = Math.sqrt(place[i].reduce((sum, x, k) => sum + (x - place[j][k]) ** 2, 0));
      lines.push(`${i} ${j} ${points ? apart.toFixed(3) : Math.floor(random() * 101)}`);
    }
  return lines.join('\n');
}

// From the library's format (or a made matrix) to `kith seat --affinity`.
export function grouping(folder, name, published, size) {
  const [head, ...lines] = (published ?? madeMatrix(size)).trim().split(/\r?\n/);
  const [people, groups, , ...bounds] = head.trim().split(/\s+/);
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, `a,b,weight\n${lines.map((line) => line.trim().split(/\s+/).join(',')).join('\n')}\n`);
  const least = Math.min(...bounds.map(Number));
  const most = Math.max(...bounds.map(Number));
  return { path, people: Number(people), groups: Number(groups), least, most };
}
