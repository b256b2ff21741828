// The recipes of docs/operating.md for the open net, run as they stand there: only ports and certificate are the test's.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort, openHouse, sleep } from './house.mjs';

const manual = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
const recipe = (kind) => new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 's').exec(manual)[1];

function certificate(folder) {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=kith.example', '-addext', 'subjectAltName=DNS:kith.example'];
  const made = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    '-keyout',
    key,
    '-out',
    cert,
  ];
  execFileSync('openssl', made, { stdio: 'ignore' });
  return { cert, key };
}

const recipes = {
  nginx: async ({ folder, port, behind, cert, key }) => {
    const plain = await freePort();
    const site = recipe('nginx')
      .replace('listen 443', `listen 127.0.0.1:${port}`)
      .replace('listen 80;', `listen 127.0.0.1:${plain};`)
      .replace(/ssl_certificate .*/, `ssl_certificate ${cert};`)
      .replace(/ssl_certificate_key .*/, `ssl_certificate_key ${key};`)
      .replace('127.0.0.1:8080', `127.0.0.1:${behind}`);
    const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((n) => `${n}_temp_path ${folder}/${n};`);
    const head = `daemon off; master_process off; pid ${folder}/pid; error_log stderr;\nevents {}\n`;
    writeFileSync(join(folder, 'nginx.conf'), `${head}http { access_log off; ${own.join(' ')}\n${site}}\n`);
    return ['nginx', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')]];
  },
  caddy: async ({ folder, port, behind, cert, key }) => {
    const site = recipe('caddy')
      .replace('kith.example {', `https://kith.example:${port} {\n\ttls ${cert} ${key}\n\tbind 127.0.0.1`)
      .replace('127.0.0.1:8080', `127.0.0.1:${behind}`);
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
    return ['caddy', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')]];
  },
};

// Asks through TLS, as a browser that knows kith.example: from 127.0.0.1, or from another of loopback's addresses.
function ask(proxy, path, { method = 'GET', headers = {}, body, from = '127.0.0.1', onData } = {}) {
  return new Promise((done, failed) => {
    const options = {
      ...{ host: '127.0.0.1', port: proxy.port, servername: 'kith.example', ca: proxy.ca, localAddress: from },
      ...{ path, method, agent: false },
      headers: { Host: 'kith.example', Accept: 'application/json', ...headers },
    };
    if (body) options.headers['Content-Length'] = Buffer.byteLength(body);
    const request = https.request(options, (response) => {
      let text = '';
      response.on('data', (bytes) => {
        text += bytes;
        onData?.(text);
      });
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, text }));
    });
    request.on('error', failed);
    request.end(body);
  });
}

async function withProxy(kind, behind, work) {
  const folder = mkdtempSync(join(tmpdir(), 'kith-proxy-'));
  const { cert, key } = certificate(folder);
  const port = await freePort();
  const [command, args] = await recipes[kind]({ folder, port, behind, cert, key });
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  const ended = new Promise((done) => child.once('exit', done));
  child.once('error', (error) => {
    said += error;
  });
  const proxy = { port, ca: readFileSync(cert) };
  try {
    for (let i = 0; ; ++i) {
      const up = await ask(proxy, '/healthz').catch(() => null);
      if (up) break;
      assert.ok(i < 100 && child.exitCode === null, `${kind} does not start: ${said}`);
      await sleep(100);
    }
    await work(proxy);
  } finally {
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(3_000)]);
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const kind of Object.keys(recipes)) {
  test(`${kind} as the manual has it: pages, forms and limits are what they are without it`, async () => {
    const args = ['--base-url', 'https://kith.example', '--trust-proxy', '127.0.0.1'];
    const house = await openHouse({ args, listenPort: await freePort() });
    try {
      const keeper = await house.keeper().catch(() => null);
      assert.equal(keeper, null, 'at its own port it answers only to the address it has on the net');
      await withProxy(kind, house.port, async (proxy) => {
        const json = { 'Content-Type': 'application/json' };
        const first = await ask(proxy, await house.firstRunPath(), {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ name: 'Frau Weber', passphrase: 'four words do well' }),
        });
        assert.equal(first.status, 200, first.text);
        const cookie = first.headers['set-cookie'].map((line) => line.split(';')[0]).join('; ');
        assert.ok(first.headers['set-cookie'].every((line) => /; Secure/.test(line)));
        const page = await ask(proxy, '/house', { headers: { Cookie: cookie, Accept: 'text/html' } });
        assert.equal(page.status, 200);
        assert.match(page.headers['strict-transport-security'], /max-age=31536000/);
        const fields = new URLSearchParams({
          _key: /name="_key" value="([^"]+)"/.exec(page.text)[1],
          imprint: 'Frau Weber, Hafenstr. 1',
        });
        const form = await ask(proxy, '/house/imprint', {
          method: 'POST',
          headers: {
            ...{ Cookie: cookie, Accept: 'text/html', Origin: 'https://kith.example' },
            'Content-Type': 'application/x-www-form-urlencoded',
          },
          body: fields.toString(),
        });
        assert.equal(form.status, 303, form.text);
        assert.match((await ask(proxy, '/', { headers: { Accept: 'text/html' } })).text, /Everyone may|Jeder darf/);
        const guess = (from, pretends) =>
          ask(proxy, '/sign-in', {
            ...{ method: 'POST', from, headers: { ...json, 'X-Forwarded-For': pretends } },
            body: JSON.stringify({ name: `Nobody ${pretends}`, passphrase: 'wrong' }),
          });
        const statuses = [];
        for (let i = 0; i < 51; ++i) statuses.push((await guess('127.0.0.2', `198.51.100.${i}`)).status);
        assert.deepEqual(statuses, [...Array(50).fill(422), 429], 'pretending to be others helps nobody');
        assert.equal((await guess('127.0.0.3', '198.51.100.99')).status, 422, 'and another visitor is another');
      });
    } finally {
      await house.close();
    }
  });

  test(`${kind} as the manual has it lets a live page hear at once`, async () => {
    const told = [];
    const server = http.createServer((request, response) => {
      if (request.url === '/healthz') return response.end('{}');
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('data: one\n\n');
      // The second is sent only once the first has arrived.
      const wait = setInterval(() => {
        if (!told.some((text) => text.includes('one'))) return;
        clearInterval(wait);
        response.end('data: two\n\n');
      }, 20);
      return undefined;
    });
    const port = await new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
    try {
      await withProxy(kind, port, async (proxy) => {
        const stream = ask(proxy, '/live', { onData: (text) => told.push(text) });
        const late = sleep(10_000).then(() => ({ text: 'nothing came' }));
        assert.match((await Promise.race([stream, late])).text, /one.*two/s);
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
}
