// What the benches share: a house of the real program, nginx with the very bytes it answers, wrk, and what one commit costs
// in the same minute. For: bench/*.mjs, which are given KITH and STORE_BENCH. What is started here ends with close().
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [kithProgram, storeBench] = process.argv.slice(2);
export const seconds = Number(process.env.BENCH_SECONDS ?? 6);
export const connections = 16;
export const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'));
const started = [];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

export const post = async (url, body, cookie) => {
  const headers = { 'Content-Type': 'application/json', ...(cookie && { Cookie: cookie }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return { view: await answer.json(), cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] };
};

// With limits off, and a keeper.
export async function openHouse() {
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
  return { url, pid: house.pid, data, keeper: keeper.cookie };
}

// nginx with the very bytes the house answers, from disk.
export async function openPeer(house, pages) {
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

export function wrk(url, ...more) {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', 'Accept: text/html', ...more, url];
  const said = execFileSync('wrk', args, { encoding: 'utf8' });
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said);
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)[1]),
    p50: /50%\s+(\S+)/.exec(said)[1],
    p99: /99%\s+(\S+)/.exec(said)[1],
  };
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
export const rounded = (value) => Math.round(value).toLocaleString('en');

// Three pairs in turn, so that a machine that drifts drifts for both.
export function comparePage(name, house, peer) {
  const pairs = [1, 2, 3].map(() => ({ ours: wrk(house), theirs: wrk(peer) }));
  const ratio = median(pairs.map((pair) => pair.ours.rate / pair.theirs.rate));
  const ours = median(pairs.map((pair) => pair.ours.rate));
  const theirs = median(pairs.map((pair) => pair.theirs.rate));
  return `| ${name} | ${rounded(ours)}/s | ${rounded(theirs)}/s | ${ratio.toFixed(2)} | 0.30 |`;
}

export const memory = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

// What one commit costs in this very minute, without HTTP: the same rows with an fsync each, and sharing one; and one
// short row each, as the least that anybody could write.
export function commits() {
  const args = ['--benchmark_format=json', '--benchmark_filter=alone|together|plain'];
  const said = execFileSync(storeBench, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const found = (name) => JSON.parse(said).benchmarks.find((b) => b.name.startsWith(name));
  const rate = (name) => found(name).items_per_second;
  return {
    alone: rate('alone/min_time:3.000/real_time/threads:16'),
    together: rate('together/min_time:3.000/real_time/threads:16'),
    oneMs: found('alone/min_time:3.000/real_time/threads:1').p50_us / 1000,
    plain: rate('plain'),
    plainMs: found('plain').p50_us / 1000,
  };
}

export const milliseconds = (text) =>
  Number.parseFloat(text) * (text.endsWith('us') ? 0.001 : text.endsWith('ms') ? 1 : 1000);

export function close() {
  for (const child of started) child.kill('SIGTERM');
  setTimeout(() => rmSync(folder, { recursive: true, force: true }), 1000);
}
