#!/usr/bin/env node
// The house under load, beside a peer in the same minute: pages against nginx serving the same bytes from disk, durable
// replies against one SQLite commit each, and memory. Prints Markdown; `make bench` writes it to bench/results/house.md.
// Usage: bench/house.mjs KITH STORE_BENCH. Needs nginx and wrk (packages.txt, group bench).
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const [kithProgram, storeBench] = process.argv.slice(2);
const seconds = Number(process.env.BENCH_SECONDS ?? 6);
const connections = 16;
const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'));
const started = [];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const post = async (url, body, cookie) => {
  const headers = { 'Content-Type': 'application/json', ...(cookie && { Cookie: cookie }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return { view: await answer.json(), cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] };
};

async function openHouse() {
  const data = join(folder, 'data');
  const args = ['serve', '--data', data, '--listen', '127.0.0.1:0', '--limits', 'off'];
  const house = spawn(kithProgram, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(house);
  const url = await new Promise((resolve) => {
    house.stdout.on('data', (text) => {
      const found = /ready at (\S+)/.exec(text);
      if (found) resolve(found[1]);
    });
  });
  while (!existsSync(join(data, 'first-run'))) await new Promise((later) => setTimeout(later, 20));
  const link = readFileSync(join(data, 'first-run'), 'utf8').trim();
  const keeper = await post(link, { name: 'Keeper', passphrase: 'four words do well' });
  const settings = { name: 'Bench', language: 'english', time_zone: 'Europe/Berlin', network_name: 'Bench' };
  await post(`${url}/house`, { ...settings, reply_door: 'open' }, keeper.cookie);
  const text = 'Everyone may answer this post. '.repeat(20);
  const { view } = await post(`${url}/posts`, { title: 'A post', text }, keeper.cookie);
  const page = `/posts/${view.id}`;
  for (let i = 0; i < 50; i++)
    await post(`${url}${page}/replies`, { name: `Guest ${i}`, reply: 'Gladly. '.repeat(12) });
  const { view: target } = await post(`${url}/posts`, { title: 'Under load', text: 'Go on.' }, keeper.cookie);
  return { url, page, target: `/posts/${target.id}`, pid: house.pid };
}

// nginx with the very bytes the house answers, from disk.
async function openPeer(house, pages) {
  const port = await freePort();
  const root = join(folder, 'www');
  chmodSync(folder, 0o755); // nginx's workers are nobody's
  mkdirSync(root);
  for (const [name, path] of Object.entries(pages)) {
    const answer = await fetch(house.url + path, { headers: { Accept: 'text/html' } });
    writeFileSync(join(root, `${name}.html`), await answer.text());
  }
  const conf = join(folder, 'nginx.conf');
  writeFileSync(
    conf,
    `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes auto;
     events { worker_connections 1024; }
     http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; types { text/html html; }
       server { listen 127.0.0.1:${port}; root ${root}; } }`,
  );
  started.push(spawn('nginx', ['-c', conf, '-p', folder], { stdio: 'ignore' }));
  await new Promise((later) => setTimeout(later, 500));
  return `http://127.0.0.1:${port}`;
}

function wrk(url, ...more) {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', 'Accept: text/html', ...more, url];
  const said = execFileSync('wrk', args, { encoding: 'utf8' });
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said);
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)[1]),
    p50: /50%\s+(\S+)/.exec(said)[1],
    p99: /99%\s+(\S+)/.exec(said)[1],
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value) => Math.round(value).toLocaleString('en');

// Three pairs in turn, so that a machine that drifts drifts for both.
function comparePage(name, house, peer) {
  const pairs = [1, 2, 3].map(() => ({ ours: wrk(house), theirs: wrk(peer) }));
  const ratio = median(pairs.map((pair) => pair.ours.rate / pair.theirs.rate));
  const ours = median(pairs.map((pair) => pair.ours.rate));
  const theirs = median(pairs.map((pair) => pair.theirs.rate));
  return `| ${name} | ${rounded(ours)}/s | ${rounded(theirs)}/s | ${ratio.toFixed(2)} | 0.30 |`;
}

function loadReplies(house, clients) {
  const script = join(folder, 'reply.lua');
  writeFileSync(
    script,
    `wrk.method = "POST"; wrk.headers["Content-Type"] = "application/json"; wrk.headers["Accept"] = "application/json"
     wrk.body = '{"name":"Guest","reply":"A durable word."}'`,
  );
  const args = [
    '-t1',
    `-c${clients}`,
    `-d${seconds}s`,
    '--latency',
    '-s',
    script,
    `${house.url}${house.target}/replies`,
  ];
  const said = execFileSync('wrk', args, { encoding: 'utf8' });
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said);
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)[1]), p50: /50%\s+(\S+)/.exec(said)[1] };
}

const memory = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

// What one commit costs in this very minute, without HTTP: the same rows with an fsync each, and sharing one.
function commits() {
  const args = ['--benchmark_format=json', '--benchmark_filter=alone|together'];
  const said = execFileSync(storeBench, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const found = (name) => JSON.parse(said).benchmarks.find((b) => b.name.includes(name));
  const rate = (name) => found(name).items_per_second;
  return {
    alone: rate('alone/min_time:3.000/real_time/threads:16'),
    together: rate('together/min_time:3.000/real_time/threads:16'),
    oneMs: found('alone/min_time:3.000/real_time/threads:1').p50_us / 1000,
  };
}

const milliseconds = (text) => Number.parseFloat(text) * (text.endsWith('us') ? 0.001 : text.endsWith('ms') ? 1 : 1000);

// Replies over HTTP beside commits of their own, three pairs in turn.
function compareReplies(house) {
  const pairs = [1, 2, 3].map(() => ({
    many: loadReplies(house, connections),
    one: loadReplies(house, 1),
    ...commits(),
  }));
  const of = (value) => median(pairs.map(value));
  const many = of((p) => p.many.rate);
  const alone = of((p) => p.alone);
  const one = of((p) => milliseconds(p.one.p50));
  const oneAlone = of((p) => p.oneMs);
  const faster = of((p) => p.many.rate / p.alone).toFixed(2);
  const slower = of((p) => milliseconds(p.one.p50) / p.oneMs).toFixed(2);
  return [
    `| ${connections} connections, replies a second | ${rounded(many)} | ${rounded(alone)} | ${faster} | at least 3 |`,
    `| 1 connection, p50 in ms | ${one.toFixed(2)} | ${oneAlone.toFixed(2)} | ${slower} | at most 1.5 |`,
    `| the store alone, ${connections} writers, replies a second | ${rounded(of((p) => p.together))} | ${rounded(alone)} | ${of((p) => p.together / p.alone).toFixed(2)} | |`,
  ];
}

async function run() {
  const house = await openHouse();
  const atRest = memory(house.pid);
  const peer = await openPeer(house, { front: '/', post: house.page });
  const pages = [
    comparePage('front page', `${house.url}/`, `${peer}/front.html`),
    comparePage('post with 50 replies', house.url + house.page, `${peer}/post.html`),
  ];
  const underPages = memory(house.pid);
  const replies = compareReplies(house);
  const underAll = memory(house.pid);
  console.log(`# The house under load

Written by \`make bench\` (bench/house.mjs) on ${availableParallelism()} cores, shared with the load. Ratios are medians of three pairs taken in turn.

| page, ${connections} connections | kith | nginx, same bytes from disk | ratio | goal |
|---|---|---|---|---|
${pages.join('\n')}

| durable reply over HTTP | kith | one SQLite commit each, no HTTP | ratio | goal |
|---|---|---|---|---|
${replies.join('\n')}

| resident memory, MiB | | goal |
|---|---|---|
| at rest | ${atRest.toFixed(1)} | 64 |
| after the pages | ${underPages.toFixed(1)} | 64 |
| after the replies | ${underAll.toFixed(1)} | 64 |`);
}

try {
  await run();
} finally {
  for (const child of started) child.kill('SIGTERM');
  setTimeout(() => rmSync(folder, { recursive: true, force: true }), 1000);
}
