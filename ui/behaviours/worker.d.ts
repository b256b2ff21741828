// What table_worker.ts uses of a service worker's scope. TypeScript's own description of it names the same things as
// that of pages, so that one project cannot have both.
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface MessageFromPage extends ExtendableEvent {
  readonly data: unknown;
}
interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(what: 'install' | 'activate', act: (event: ExtendableEvent) => void): void;
  addEventListener(what: 'message', act: (event: MessageFromPage) => void): void;
  addEventListener(what: 'fetch', act: (event: FetchEvent) => void): void;
}
