// What a phone keeps of its table, as the page and the worker that keeps it (table_worker.ts) both name it: a cache for
// each seat, with one page and what that is drawn with.
export const keptMs = 24 * 60 * 60 * 1_000; // older than that it is shown no more
export const keptAt = 'X-Kept-At'; // by this device's clock, in ms since 1970
const first = 'kith table ';

export const cacheOf = (page: string) => first + page;
// Those of the pages whose address begins so.
export const cachesBelow = async (path: string) =>
  (await caches.keys()).filter((name) => name.startsWith(cacheOf(path)));
// What people type never becomes markup, so that only the house can say it.
export const isKeepable = (html: string) => html.includes('<div class="phone" data-keepable ');

export async function pageOf(cacheName: string) {
  const response = await caches.match(cacheName.slice(first.length), { cacheName, ignoreVary: true });
  const at = Number(response?.headers.get(keptAt));
  return response && { response, at, ageMs: Math.abs(Date.now() - at) };
}

// The page says as of when it is, its clock has gone on meanwhile, and the first word of the house renews it.
export function aged(html: string, ms: number) {
  return html
    .replace(' hidden data-live-target="away"', ' data-live-target="away"')
    .replace(/(data-live-version-value=)"\d+"/, '$1"0"')
    .replace(/(data-clock-left-value=)"(\d+)"/, (_, name, left) => `${name}"${Math.max(0, left - ms)}"`);
}
