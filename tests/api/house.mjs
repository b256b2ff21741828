// A house of its own for a test: the real program on a free port, with fresh data, and visitors who ask it things.
// For: tests/api. KITH names the program (build/kith if unset). With KITH_TEST_POSTGRES=postgres://... the data lies in
// a new database of that server, else in a SQLite file. A house must be closed; what it started ends with the test.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const program = resolve(process.env.KITH ?? new URL('../../build/kith', import.meta.url).pathname);
const postgres = process.env.KITH_TEST_POSTGRES;
export const onPostgres = Boolean(postgres);
// `make check-long` asks for more rounds of the same tests.
export const isLong = process.env.KITH_LONG === '1';
export const passphrase = 'four words do well';

const children = new Set();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

// The url of a database on the tests' PostgreSQL; made with psql, which comes with the server.
function databaseUrl(name) {
  return postgres.replace(/(:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

function sql(statement) {
  execFileSync('psql', [postgres, '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-c', statement], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export class House {
  constructor(options) {
    this.options = options;
    this.folder = mkdtempSync(join(tmpdir(), 'kith-api-'));
    this.data = join(this.folder, 'data');
    this.log = ''; // what the program wrote to stderr
    this.said = ''; // and to stdout
    if (options.at) this.setClock(options.at);
    if (postgres) {
      this.database = `kith_api_${randomBytes(6).toString('hex')}`;
      sql(`create database ${this.database}`);
      mkdirSync(this.data, { mode: 0o700 });
    }
  }

  // Where the data lies, as every command of the program takes it. The url of a database is nothing for ps to show.
  place() {
    return postgres ? ['--key-file', join(this.data, 'key')] : ['--data', this.data];
  }

  env() {
    return {
      ...process.env,
      ...(postgres && { KITH_DB: databaseUrl(this.database) }),
      ...(this.options.at && { KITH_TEST_CLOCK: join(this.folder, 'clock') }),
    };
  }

  // Where time stands in a house opened `at` some time (and without limits); it moves only here.
  setClock(at) {
    const file = join(this.folder, 'clock');
    writeFileSync(`${file}.new`, `${new Date(at).getTime()}\n`);
    renameSync(`${file}.new`, file);
  }

  // Puts rows where they lie, beside the running house: for a past that no request can make.
  sow(statements) {
    const sql = statements.map((s) => `${s};`).join('\n');
    if (postgres)
      return execFileSync('psql', [databaseUrl(this.database), '-X', '-q', '-v', 'ON_ERROR_STOP=1'], { input: sql });
    return execFileSync('sqlite3', ['-bail', join(this.data, 'kith.sqlite')], {
      input: `.timeout 5000\nbegin immediate;\n${sql}\ncommit;\n`,
    });
  }

  async start(more = []) {
    const { demo = false, limits = true, args = [], listenPort = 0 } = this.options;
    const flags = ['serve', ...this.place(), '--listen', `127.0.0.1:${listenPort}`, ...(demo ? ['--demo'] : [])];
    if (!limits) flags.push('--limits', 'off');
    const began = process.hrtime.bigint();
    this.child = spawn(program, [...flags, ...args, ...more], { stdio: ['ignore', 'pipe', 'pipe'], env: this.env() });
    children.add(this.child);
    this.ended = new Promise((done) => {
      this.child.once('exit', (code, signal) => {
        children.delete(this.child);
        done({ code, signal });
      });
    });
    this.child.stderr.on('data', (bytes) => {
      this.log += bytes;
    });
    this.url = await this.ready();
    this.readyAfterMs = Number(process.hrtime.bigint() - began) / 1e6;
    this.port = listenPort || Number(new URL(this.url).port);
    this.pid = this.child.pid;
    return this;
  }

  ready() {
    return new Promise((done, failed) => {
      let said = '';
      const slow = setTimeout(() => failed(new Error(`not ready after 20 s; ${said} ${this.log}`)), 20_000);
      this.child.stdout.on('data', (bytes) => {
        said += bytes;
        this.said += bytes;
        const line = said.match(/^kith is ready at (\S+)$/m);
        if (!line) return;
        clearTimeout(slow);
        done(line[1]);
      });
      this.ended.then(({ code, signal }) => {
        clearTimeout(slow);
        failed(new Error(`ended with ${code ?? signal} before it was ready; ${said} ${this.log}`));
      });
    });
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM');
    return this.ended;
  }

  async kill() {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  async close() {
    const end = await Promise.race([this.stop(), sleep(8_000).then(() => null)]);
    if (!end) await this.kill();
    if (this.database) sql(`drop database if exists ${this.database} with (force)`);
    rmSync(this.folder, { recursive: true, force: true });
  }

  // Another command of the program on the same data.
  run(command, ...args) {
    return execFileSync(program, [command, ...this.place(), ...args], {
      encoding: 'utf8',
      env: this.env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  // All that is stored, as one SQLite file.
  stored() {
    const file = join(this.folder, `copy-${randomBytes(4).toString('hex')}.sqlite`);
    this.run('backup', file);
    const bytes = readFileSync(file);
    rmSync(file);
    return bytes;
  }

  visitor(options) {
    return new Visitor(this, options);
  }

  firstRunFile() {
    return join(this.data, 'first-run');
  }

  async firstRunPath() {
    for (let i = 0; i < 100 && !existsSync(this.firstRunFile()); ++i) await sleep(20);
    return new URL(readFileSync(this.firstRunFile(), 'utf8').trim()).pathname;
  }

  // The first keeper, signed in; made through the one-time link.
  async keeper(name = 'Frau Weber') {
    const keeper = this.visitor();
    const made = await keeper.post(await this.firstRunPath(), { name, passphrase });
    if (made.status !== 200) throw new Error(`no keeper: ${made.status} ${made.text}`);
    keeper.name = name;
    return keeper;
  }

  // Sends bytes as they are and returns all that comes back until the other side ends (or `ms` pass).
  raw(bytes, ms = 3_000) {
    return new Promise((done, failed) => {
      const socket = net.connect(this.port, '127.0.0.1');
      let got = '';
      const end = () => {
        socket.destroy();
        done(got);
      };
      const slow = setTimeout(end, ms);
      socket.setEncoding('latin1');
      socket.on('connect', () => socket.write(bytes));
      socket.on('data', (text) => {
        got += text;
      });
      socket.on('error', (error) => (error.code === 'ECONNREFUSED' ? failed(error) : undefined));
      socket.on('close', () => {
        clearTimeout(slow);
        done(got);
      });
    });
  }
}

export async function openHouse(options = {}) {
  const house = new House(options);
  try {
    return await house.start();
  } catch (error) {
    rmSync(house.folder, { recursive: true, force: true });
    throw error;
  }
}

// One browser, or one program: keeps cookies as a browser does, by path.
export class Visitor {
  constructor(house, { language = 'en', headers = {} } = {}) {
    this.house = house;
    this.cookies = new Map();
    this.headers = { 'Accept-Language': language, ...headers };
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
    this.agent.on('free', (socket) => socket.unref?.());
  }

  cookieHeader(path) {
    const fitting = [...this.cookies.values()].filter(
      (c) => path === c.path || path.startsWith(c.path.replace(/\/?$/, '/')),
    );
    fitting.sort((a, b) => b.path.length - a.path.length); // RFC 6265, 5.4: longer paths first
    return fitting.map((c) => `${c.name}=${c.value}`).join('; ');
  }

  keep(setCookies = []) {
    for (const line of setCookies) {
      const [pair, ...attributes] = line.split(/;\s*/);
      const at = pair.indexOf('=');
      const cookie = { name: pair.slice(0, at), value: pair.slice(at + 1), path: '/', line };
      for (const attribute of attributes) if (attribute.startsWith('Path=')) cookie.path = attribute.slice(5);
      const key = `${cookie.name} ${cookie.path}`;
      if (/Max-Age=0(;|$)/.test(line)) this.cookies.delete(key);
      else this.cookies.set(key, cookie);
    }
  }

  cookie(name) {
    return [...this.cookies.values()].find((c) => c.name === name)?.value;
  }

  send(method, path, { headers = {}, body } = {}) {
    const all = { ...this.headers, ...headers };
    const cookies = this.cookieHeader(path.split('?')[0]);
    if (cookies && all.Cookie === undefined) all.Cookie = cookies;
    for (const [name, value] of Object.entries(all)) if (value === undefined) delete all[name];
    const bytes = body === undefined ? undefined : Buffer.from(body);
    if (bytes) all['Content-Length'] = bytes.length;
    else if (method === 'POST') all['Content-Length'] = 0;
    const options = { host: '127.0.0.1', port: this.house.port, method, path, headers: all, agent: this.agent };
    return new Promise((done, failed) => {
      const request = http.request(options, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', failed);
        response.on('end', () => {
          this.keep(response.headers['set-cookie']);
          done(new Answer(response, Buffer.concat(parts)));
        });
      });
      request.on('error', failed);
      request.setTimeout(20_000, () => request.destroy(new Error(`${method} ${path}: no answer in 20 s`)));
      request.end(bytes);
    });
  }

  // What a program reads.
  get(path, headers = {}) {
    return this.send('GET', path, { headers: { Accept: 'application/json', ...headers } });
  }

  // What a browser reads.
  page(path, headers = {}) {
    return this.send('GET', path, { headers: { Accept: 'text/html', ...headers } });
  }

  // What a program sends.
  post(path, value = {}, headers = {}) {
    const body = typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value);
    return this.send('POST', path, { headers: { 'Content-Type': 'application/json', ...headers }, body });
  }

  // What a browser sends from a page of the house.
  form(path, fields, headers = {}) {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    const usual = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html', Origin: this.house.url };
    return this.send('POST', path, { headers: { ...usual, ...headers }, body });
  }

  // The _key of the forms on a page.
  async key(path) {
    return (await this.page(path)).key();
  }
}

export class Answer {
  constructor(response, bytes) {
    this.status = response.statusCode;
    this.headers = response.headers;
    this.rawHeaders = response.rawHeaders;
    this.bytes = bytes;
  }
  get text() {
    return this.bytes.toString('utf8');
  }
  get json() {
    return JSON.parse(this.text);
  }
  get code() {
    return this.json.code;
  }
  // The key that every form of this page carries.
  key() {
    const keys = [...this.text.matchAll(/name="_key" value="([^"]*)"/g)].map((found) => found[1]);
    if (keys.includes('')) throw new Error('a form of this page has no key');
    return keys[0];
  }
}

// A house that has more to do than its machine can says "busy" after four seconds; whoever has a key asks again.
export async function untilAnswered(send) {
  for (let tries = 1; ; ++tries) {
    const answer = await send();
    if (answer.status !== 503 || answer.text.includes('planner_full') || tries === 10) return answer;
    await new Promise((later) => setTimeout(later, 1000 * Number(answer.headers['retry-after'])));
  }
}

// The path that a link of the house opens.
export const pathOf = (link) => new URL(link).pathname;

export async function writePost(keeper, title = 'Was hier gilt', text = 'Jeder darf.', language = 'de') {
  const written = await keeper.post('/posts', { title, text, language });
  if (written.status !== 200) throw new Error(`no post: ${written.status} ${written.text}`);
  return written.json;
}

// A day, made by somebody who is of its team.
export async function makeDay(team, wish = {}) {
  const day = { title: 'Ein Tag', starts: '2031-03-03T18:30', your_name: 'Herr Bassetti', ...wish };
  const made = await team.post('/days', day);
  if (made.status !== 200) throw new Error(`no day: ${made.status} ${made.text}`);
  return made.json;
}

// Sets what the house needs, leaving the rest as it was.
export async function setHouse(keeper, changes) {
  const now = (await keeper.get('/house')).json;
  const { name, language, time_zone, reply_door, network_name } = now;
  const wish = { name, language, time_zone, reply_door, network_name, ...changes };
  const set = await keeper.post('/house', wish);
  if (set.status !== 200) throw new Error(`house not set: ${set.status} ${set.text}`);
  return set.json;
}

// Runs `work` on each item, at most `width` at once.
export async function inParallel(items, width, work) {
  const queue = [...items.entries()];
  const results = new Array(queue.length);
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

// Whether two copies hold the same.
export function sameData(one, two) {
  return contents(one) === contents(two);
}

// Everything a copy of the data holds, as SQL; without leases, which a running house renews all the time.
function contents(copy) {
  const folder = mkdtempSync(join(tmpdir(), 'kith-copy-'));
  try {
    writeFileSync(join(folder, 'copy'), copy);
    const sql = execFileSync('sqlite3', [join(folder, 'copy'), '.dump'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    return sql.replace(/^INSERT INTO lease .*\n/gm, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// A port that was free just now, for a house whose ready line does not tell its own.
export function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

export { sleep };
