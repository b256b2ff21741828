#!/usr/bin/env node
// A networking day under load, beside a peer in the same minute: a thousand phones on the live stream and how soon after a
// Next all of them show it, the server's memory meanwhile, the day's page against nginx serving the same bytes, durable
// sign-ups against one SQLite commit each, and how long a running day takes to be planned again.
// Prints Markdown; `make bench` writes it to bench/results/day.md.
// Usage: bench/day.mjs KITH STORE_BENCH. Needs nginx and wrk (packages.txt, group bench).
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seedDay } from '../tests/api/day.mjs';
import {
  close,
  commits,
  comparePage,
  connections,
  folder,
  median,
  memory,
  openHouse,
  openPeer,
  post,
  rounded,
  seconds,
} from './frame.mjs';

const phones = 1_000;
const spreadMs = 300; // as the page waits (ui/behaviours/live.ts)
const fullMs = 1_000; // and asks again where the house was too full to answer
const percent = (values, p) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))];

async function runningDay(house, people, rounds) {
  const day = seedDay(house, 'Keeper', { people, rounds, tableSize: 6 });
  const at = (place, verb) => `${house.url}/days/${day.day}/${place}/${day.part}/${verb}`;
  await post(at('seating', 'plan'), { tables: 0 }, house.keeper);
  await post(at('live', 'start'), {}, house.keeper);
  return { ...day, at };
}

// What each phone's browser keeps: the token of its seat's link, as the slips have it.
async function tokensOf(house, day) {
  const headers = { Accept: 'application/json', Cookie: house.keeper };
  const { slips } = await (await fetch(`${house.url}/days/${day.day}/print/slips`, { headers })).json();
  const byName = new Map(slips.map((slip) => [slip.name, slip.link.split('/').pop()]));
  return day.seats.map((seat) => byName.get(seat.name));
}

// A phone as cheap as one can be: a socket that hears "changed", and a connection that fetches the page anew.
class Phone {
  constructor(house, day, seat, token, agent) {
    const { hostname, port } = new URL(house.url);
    Object.assign(this, { host: hostname, port, agent, told: () => {}, changes: `/days/${day.day}/changes` });
    this.now = `/seats/${seat.id}/now`;
    this.headers = { Accept: 'text/html', Cookie: `kith_link=${token}` };
  }

  listen() {
    this.stream = net.connect(this.port, this.host);
    this.stream.write(
      `GET ${this.changes} HTTP/1.1\r\nHost: ${this.host}:${this.port}\r\nAccept: text/event-stream\r\n\r\n`,
    );
    this.stream.on('data', (bytes) => bytes.includes('changed') && this.told());
    return new Promise((done, failed) => {
      this.stream.once('data', (bytes) => (bytes.includes('200') ? done() : failed(new Error(String(bytes)))));
      this.stream.once('error', failed);
    });
  }

  get() {
    const { host, port, agent, headers, now: path } = this;
    return new Promise((done, failed) => {
      const request = http.get({ host, port, agent, headers, path }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part) => {
          text += part;
        });
        answer.on('end', () => done(answer.statusCode === 200 ? text : ''));
      });
      request.on('error', failed);
    });
  }

  // Resolves as soon as this phone shows `round`; looks again whenever it hears that something changed.
  shows(round) {
    return new Promise((done, failed) => {
      let waiting;
      const look = async () => {
        const page = await this.get().catch(failed);
        if (!page) waiting = setTimeout(look, fullMs);
        else if (page.includes('phase-value="running"') && new RegExp(`<h1>(Round|Runde) ${round} `).test(page))
          done(performance.now());
      };
      this.told = () => {
        clearTimeout(waiting);
        waiting = setTimeout(look, Math.random() * spreadMs);
      };
    });
  }
}

async function liveStream(house) {
  const atRest = memory(house.pid);
  const day = await runningDay(house, phones, 8);
  const planned = memory(house.pid);
  const tokens = await tokensOf(house, day);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  const all = day.seats.map((seat, i) => new Phone(house, day, seat, tokens[i], agent));
  for (const phone of all) await phone.listen();
  const listening = memory(house.pid);
  const times = [];
  let most = listening;
  for (let round = 1; round <= 5; ++round) {
    await sleep(500);
    const seen = all.map((phone) => phone.shows(round + 1));
    const pressed = performance.now();
    await post(day.at('live', 'next'), { round }, house.keeper);
    for (const at of await Promise.all(seen)) times.push(at - pressed);
    for (const phone of all) phone.told = () => {};
    most = Math.max(most, memory(house.pid));
  }
  for (const phone of all) phone.stream.destroy();
  agent.destroy();
  return { atRest, planned, listening, most, times };
}

// How long the answer takes of somebody who notes that one has gone: it comes once the rest of the day is planned anew.
async function replanning(house, people) {
  const day = await runningDay(house, people, 8);
  const times = [];
  for (const { id } of day.seats.slice(0, 9)) {
    const began = performance.now();
    await post(day.at('live', 'gone'), { seat: id }, house.keeper);
    times.push(performance.now() - began);
    await sleep(100);
  }
  return `| ${people} people, 8 rounds | ${rounded(median(times))} | ${rounded(Math.max(...times))} | 1,000 |`;
}

async function daysToFill(house, count) {
  const made = [];
  for (let i = 0; i < count; ++i) {
    const { view } = await post(
      `${house.url}/days`,
      { title: `Day ${i}`, starts: '2031-03-03T18:30', capacity: 2000 },
      house.keeper,
    );
    made.push(view.id);
  }
  return made;
}

function loadSignUps(house, days) {
  const script = join(folder, 'sign-up.lua');
  writeFileSync(
    script,
    `local days = {${days.map((day) => `"${day}"`).join(',')}}
     local n = 0
     request = function()
       n = n + 1
       return wrk.format("POST", "/days/" .. days[n % #days + 1] .. "/sign-ups",
         {["Content-Type"] = "application/json", ["Accept"] = "application/json"}, '{"name":"Guest ' .. n .. '"}')
     end`,
  );
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-s', script, house.url];
  const said = execFileSync('wrk', args, { encoding: 'utf8' });
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(said)[1]);
}

async function signUps(house) {
  const pairs = [];
  for (let i = 0; i < 3; ++i) {
    const days = await daysToFill(house, 100);
    pairs.push({ ours: loadSignUps(house, days), ...commits() });
  }
  const ratio = median(pairs.map((pair) => pair.ours / pair.alone)).toFixed(2);
  const [ours, alone] = [median(pairs.map((p) => p.ours)), median(pairs.map((p) => p.alone))];
  return `| ${connections} connections, sign-ups a second | ${rounded(ours)} | ${rounded(alone)} | ${ratio} |`;
}

async function run() {
  const house = await openHouse();
  const live = await liveStream(house);
  const [day] = await daysToFill(house, 1);
  const path = `/days/${day}`;
  for (let i = 0; i < 30; ++i) await post(`${house.url}${path}/sign-ups`, { name: `Guest ${i}`, shows: true });
  const peer = await openPeer(house, { day: path });
  const page = comparePage('a day with 30 names', house.url + path, `${peer}/day.html`);
  const plans = [];
  for (const people of [60, 300, 1000]) plans.push(await replanning(house, people));
  const signing = await signUps(house);
  const within = live.times.filter((ms) => ms <= 1000).length / live.times.length;
  console.log(`# A networking day under load

Written by \`make bench\` (bench/day.mjs) on ${availableParallelism()} cores, shared with the load. Each load lasted ${seconds} s (\`BENCH_SECONDS=${seconds}\`). Ratios are medians of three pairs taken in turn.

| ${rounded(phones)} phones on the live stream, 5 times Next | | goal |
|---|---|---|
| a phone shows the next round, p50, ms after the press | ${rounded(percent(live.times, 0.5))} | |
| the same, p99 | ${rounded(percent(live.times, 0.99))} | 1,000 |
| within one second | ${(within * 100).toFixed(1)} % | 99 % |
| resident memory at rest, MiB | ${live.atRest.toFixed(1)} | |
| with the day planned | ${live.planned.toFixed(1)} | |
| with all phones listening | ${live.listening.toFixed(1)} | 64 |
| the most seen while they fetch | ${live.most.toFixed(1)} | 64 |

Each phone waits up to ${spreadMs} ms by chance before it asks, as the page does.

| page, ${connections} connections | kith | nginx, same bytes from disk | ratio | goal |
|---|---|---|---|---|
${page}

| somebody has gone: planned anew, answered | median ms | most ms | goal |
|---|---|---|---|
${plans.join('\n')}

| durable sign-up over HTTP | kith | one SQLite commit each, no HTTP | ratio |
|---|---|---|---|
${signing}`);
}

try {
  await run();
} finally {
  close();
}
