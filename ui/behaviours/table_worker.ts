// Keeps the page of a phone's table (/seats/{seat}/now) on the phone, with what it is drawn with, and shows it where
// the house does not answer: "Table 4 (as of 14:02)". One worker a seat, which sees that page and no other. Whether the
// page may be kept the house says in it (data-keepable); where it says so no longer, all of it is forgotten.
import { aged, cacheOf, isKeepable, keptAt, keptMs, pageOf } from './kept';

const worker = globalThis as unknown as WorkerScope;
const page = new URL(worker.registration.scope).pathname;
const cacheName = cacheOf(page);
const patienceMs = 5_000;
const busy = 429;
let left = 0; // when this seat was left on this device: what was asked before that is kept no more

worker.addEventListener('install', (event) => {
  event.waitUntil(renew().then(() => worker.skipWaiting()));
});
// A page that was come to by a link within the house is not watched, and says itself that it has changed.
worker.addEventListener('message', (event) => {
  if (event.data === 'renew') event.waitUntil(renew().catch(() => {}));
  if (event.data === 'forget') event.waitUntil(forget());
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname === page) event.respondWith(freshOrKept(event));
  if (pathname.startsWith('/assets/')) event.respondWith(keptOrFresh(event.request));
});

// What the house says, whenever it says something in time; late, it is still kept where nothing newer is.
async function freshOrKept(event: FetchEvent) {
  const began = Date.now();
  const asked = fetch(event.request);
  const copied = asked.then((answer) => answer.clone());
  event.waitUntil(copied.then((answer) => note(answer, began)).catch(() => {}));
  const answer = await Promise.race([asked.catch(() => null), after(patienceMs)]);
  if (answer && answer.status < 500) return answer;
  return (await kept()) ?? asked;
}

// The address of an asset holds the hash of its bytes.
async function keptOrFresh(request: Request) {
  return (await caches.match(request, { cacheName, ignoreVary: true })) ?? fetch(request);
}

async function renew() {
  const began = Date.now();
  await note(await fetch(page, { headers: { Accept: 'text/html' }, redirect: 'manual', cache: 'no-store' }), began);
}

// A house that is too full or not itself says nothing about the seat, and an answer that is late nothing new.
async function note(answer: Response, began: number) {
  const { status, headers } = answer;
  if (began <= left || began < ((await pageOf(cacheName))?.at ?? 0)) return;
  if (status >= 500 || status === busy || (answer.ok && !headers.get('Content-Type')?.startsWith('text/html'))) return;
  const html = answer.ok ? await answer.text() : ''; // a redirect is not ok
  await (isKeepable(html) ? keep(html, headers, began) : forget());
}

// The page comes last, so that none lies there that could not be shown.
async function keep(html: string, given: Headers, began: number) {
  const headers = new Headers(given);
  headers.delete('Content-Encoding'); // the text is plain by now
  headers.set(keptAt, String(began));
  const cache = await caches.open(cacheName);
  await keepAssets(cache, html);
  await cache.put(page, new Response(html, { headers }));
  if (began <= left) await caches.delete(cacheName);
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

async function forget() {
  left = Date.now();
  await caches.delete(cacheName);
  await worker.registration.unregister();
}

const after = (ms: number) => new Promise<null>((done) => setTimeout(done, ms, null));
