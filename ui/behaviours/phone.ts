// Lets a phone keep its table for when the Wi-Fi is gone (table_worker.ts), and makes it forget. Only pages of a seat and
// of one's own bring this. Browsers have it for HTTPS and for the machine itself; without it the page is as ever.
import { cachesBelow, keptMs, pageOf } from './kept';

const seats = '/seats/'; // as far as the worker reaches; a rehearsal stands elsewhere, and is over in minutes
const isShown = () => document.querySelector('[data-kept]') !== null;

function look() {
  tidy();
  const { pathname } = window.location;
  if (!isShown() || !pathname.startsWith(seats)) return;
  navigator.serviceWorker.register(`${seats}table.js`, { scope: pathname }).catch(() => {});
}

async function tidy() {
  for (const name of await cachesBelow(seats)) {
    const kept = await pageOf(name);
    if (kept && kept.ageMs > keptMs) await caches.delete(name);
  }
}

async function forget(path: string) {
  for (const name of await cachesBelow(path)) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations())
    if (new URL(one.scope).pathname.startsWith(path)) await one.unregister();
}

// What a tap changed came as an answer to the tap; the worker sees it when the page is asked for.
const renew = () => fetch(window.location.pathname, { headers: { Accept: 'text/html' } }).catch(() => {});

function sent(event: Event) {
  const { success } = (event as CustomEvent<{ success?: boolean }>).detail;
  if (!success || !(event.target instanceof HTMLFormElement)) return;
  const { forgets } = event.target.dataset;
  if (forgets) forget(forgets);
  else if (isShown() && navigator.serviceWorker.controller) renew();
}

if ('serviceWorker' in navigator && 'caches' in window) {
  document.addEventListener('turbo:load', look);
  document.addEventListener('turbo:submit-end', sent);
  look();
}
