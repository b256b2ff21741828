// Lets a phone keep its table for when the Wi-Fi is gone (table_worker.ts), and makes it forget. Only pages of a seat and
// of one's own bring this. Browsers have it for HTTPS and for the machine itself; without it the page is as ever.
import { cachesBelow, keptMs, pageOf } from './kept';

const seats = '/seats/'; // as far as the worker reaches; a rehearsal stands elsewhere, and is over in minutes
const isShown = () => document.querySelector('[data-keepable]') !== null;

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

// The worker is told, too: it may still wait for an answer.
async function forget(path: string) {
  for (const one of await navigator.serviceWorker.getRegistrations()) {
    if (!new URL(one.scope).pathname.startsWith(path)) continue;
    one.active?.postMessage('forget');
    await one.unregister();
  }
  for (const name of await cachesBelow(path)) await caches.delete(name);
}

// What a tap changed came as an answer to the tap, and a page that was come to by a link is not watched.
async function renew() {
  const registration = await navigator.serviceWorker.getRegistration(window.location.href);
  registration?.active?.postMessage('renew');
}

function drawn() {
  if (isShown() && !navigator.serviceWorker.controller) renew();
}

// Whoever signed out on a page that now asks them to sign in has signed out all the same.
function sent(event: Event) {
  const { success, fetchResponse } = (event as CustomEvent<{ success?: boolean; fetchResponse?: unknown }>).detail;
  if (!fetchResponse || !(event.target instanceof HTMLFormElement)) return;
  const { forgets } = event.target.dataset;
  if (forgets) forget(forgets);
  else if (success && isShown()) renew();
}

if ('serviceWorker' in navigator && 'caches' in window) {
  document.addEventListener('turbo:load', look);
  document.addEventListener('turbo:submit-end', sent);
  document.addEventListener('turbo:render', drawn);
  look();
}
