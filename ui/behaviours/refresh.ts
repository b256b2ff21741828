// How a page fetches itself anew.
import { session } from '@hotwired/turbo';

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
