// How a page fetches itself anew.
import { session } from '@hotwired/turbo';

export const everyMs = 20_000;
export const againMs = 1_000; // until it asks again: a house that was too full, or a page still behind
export const spreadMs = 300; // so that a thousand phones do not ask in the same instant

// Says the version of the day whenever it has changed.
export function streamOf(url: string, changed: (version: number) => void) {
  const source = new EventSource(url);
  source.addEventListener('changed', (event: MessageEvent<string>) => changed(JSON.parse(event.data).version));
  return source;
}

export const fetchAnew = () => session.refresh(window.location.href);

export const isThere = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );

// What the reader has opened stays open when a page fetches itself anew.
export function keepOpen(event: Event) {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
  if (attributeName === 'open' && event.target instanceof HTMLDetailsElement) event.preventDefault();
}

// Too full, or not itself just now: the page that is there is better than one that says so.
export function wasRefused(event: Event) {
  const { fetchResponse } = (event as CustomEvent<{ fetchResponse: { response: Response } }>).detail;
  if (event.target !== document.documentElement || fetchResponse.response.status < 500) return false;
  event.preventDefault();
  return true;
}
