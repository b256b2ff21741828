#!/usr/bin/env node
// The house under load, beside a peer in the same minute: pages against nginx serving the same bytes from disk, durable
// replies against one SQLite commit each, and memory. Prints Markdown; `make bench` writes it to bench/results/house.md.
// Usage: bench/house.mjs KITH STORE_BENCH. Needs nginx and wrk (packages.txt, group bench).
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  close,
  commits,
  comparePage,
  connections,
  folder,
  median,
  memory,
  milliseconds,
  openHouse as openBareHouse,
  openPeer,
  post,
  rounded,
  seconds,
} from './frame.mjs';

async function openHouse() {
  const { url, pid, keeper } = await openBareHouse();
  const text = 'Everyone may answer this post. '.repeat(20);
  const { view } = await post(`${url}/posts`, { title: 'A post', text }, keeper);
  const page = `/posts/${view.id}`;
  for (let i = 0; i < 50; i++)
    await post(`${url}${page}/replies`, { name: `Guest ${i}`, reply: 'Gladly. '.repeat(12) });
  const { view: target } = await post(`${url}/posts`, { title: 'Under load', text: 'Go on.' }, keeper);
  return { url, page, target: `/posts/${target.id}`, pid };
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
  const plain = of((p) => p.plain);
  const plainMs = of((p) => p.plainMs);
  const faster = of((p) => p.many.rate / p.alone).toFixed(2);
  const slower = of((p) => milliseconds(p.one.p50) / p.oneMs).toFixed(2);
  return [
    `| ${connections} connections, replies a second | ${rounded(many)} | ${rounded(alone)} | ${faster} | at least 3 |`,
    `| 1 connection, p50 in ms | ${one.toFixed(2)} | ${oneAlone.toFixed(2)} | ${slower} | at most 1.5 |`,
    `| ${connections} connections beside one short row each | ${rounded(many)} | ${rounded(plain)} | ${of((p) => p.many.rate / p.plain).toFixed(2)} | |`,
    `| 1 connection beside one short row, p50 in ms | ${one.toFixed(2)} | ${plainMs.toFixed(2)} | ${of((p) => milliseconds(p.one.p50) / p.plainMs).toFixed(2)} | |`,
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

Written by \`make bench\` (bench/house.mjs) on ${availableParallelism()} cores, shared with the load. Each load lasted ${seconds} s (\`BENCH_SECONDS=${seconds}\`). Ratios are medians of three pairs taken in turn.

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
  close();
}
