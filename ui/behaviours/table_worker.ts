// Keeps the page of a phone's table (/seats/{seat}/now) on the phone, with what it is drawn with, and shows it where
// the house does not answer: "Table 4 (as of 14:02)". One worker a seat, which sees that page and no other. Whether the
// page may be kept the house says in it (data-kept); where it says so no longer, all of it is forgotten.
import { cacheOf, isKeepable, keptAt, keptMs, pageOf } from './kept';

const worker = globalThis as unknown as WorkerScope;
const page = new URL(worker.registration.scope).pathname;
const cacheName = cacheOf(page);
const patienceMs = 5_000;
const busy = 429;

worker.addEventListener('install', (event) => {
  const asked = fetch(page, { headers: { Accept: 'text/html' }, redirect: 'manual', cache: 'no-store' });
  event.waitUntil(asked.then(note).then(() => worker.skipWaiting()));
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname === page) event.respondWith(freshOrKept(event));
  if (pathname.startsWith('/assets/')) event.respondWith(keptOrFresh(event.request));
});

// What the house says, whenever it says something in time; even late it is what is kept from then on.
async function freshOrKept(event: FetchEvent) {
  const asked = fetch(event.request);
  const copied = asked.then((answer) => answer.clone());
  event.waitUntil(copied.then(note).catch(() => {}));
  const answer = await Promise.race([asked.catch(() => null), after(patienceMs)]);
  if (answer && answer.status < 500) return answer;
  return (await kept()) ?? asked;
}

// The address of an asset holds the hash of its bytes.
async function keptOrFresh(request: Request) {
  return (await caches.match(request, { cacheName, ignoreVary: true })) ?? fetch(request);
}

// A house that is too full or not itself says nothing about the seat.
async function note(answer: Response) {
  const { status, type, headers } = answer;
  if (status >= 500 || status === busy || (answer.ok && !headers.get('Content-Type')?.startsWith('text/html'))) return;
  const html = type !== 'opaqueredirect' && answer.ok ? await answer.text() : '';
  await (isKeepable(html) ? keep(html, headers) : forget());
}

async function keep(html: string, given: Headers) {
  const headers = new Headers(given);
  headers.delete('Content-Encoding'); // the text is plain by now
  headers.set(keptAt, String(Date.now()));
  const cache = await caches.open(cacheName);
  await cache.put(page, new Response(html, { headers }));
  await keepAssets(cache, html);
}

// Style sheets name the typeface. What the page names no longer goes.
async function keepAssets(cache: Cache, html: string) {
  const wanted = new Set(assetsIn(html));
  for (const path of wanted) {
    if (!(await cache.match(path))) await cache.add(path);
    if (!path.endsWith('.css')) continue;
    const sheet = await cache.match(path);
    for (const inside of assetsIn((await sheet?.text()) ?? '')) wanted.add(inside);
  }
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== page && !wanted.has(pathname)) await cache.delete(url);
  }
}

const assetsIn = (text: string) => text.match(/\/assets\/[\w.-]+/g) ?? [];

async function kept() {
  const found = await pageOf(cacheName);
  if (!found || found.ageMs > keptMs) return null;
  return new Response(aged(await found.response.text(), found.ageMs), { headers: found.response.headers });
}

// The page says as of when it is, its clock has gone on meanwhile, and the first word of the house renews it.
function aged(html: string, ms: number) {
  return html
    .replace(' hidden data-live-target="away"', ' data-live-target="away"')
    .replace(/(data-live-version-value=)"\d+"/, '$1"0"')
    .replace(/(data-clock-left-value=)"(\d+)"/, (_, name, left) => `${name}"${Math.max(0, left - ms)}"`);
}

async function forget() {
  await caches.delete(cacheName);
  await worker.registration.unregister();
}

const after = (ms: number) => new Promise<null>((done) => setTimeout(done, ms, null));
