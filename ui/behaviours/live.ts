// A page that fetches itself anew, through its own reader's eyes, whenever the day has changed. What comes over the wire
// is only "changed" and a version. Without a stream it asks every 20 s; without a network it stays as it is and says so.
import { Controller } from '@hotwired/stimulus';
import { session } from '@hotwired/turbo';

const everyMs = 20_000;
const spreadMs = 300; // so that a thousand phones do not ask in the same instant

export class Live extends Controller<HTMLElement> {
  static override values = { url: String, version: Number };
  static override targets = ['away'];
  declare readonly urlValue: string;
  declare readonly versionValue: number;
  declare readonly awayTargets: HTMLElement[];
  private source: EventSource | null = null;
  private polling = 0;
  private waiting = 0;
  private heard = 0; // the latest version that was said

  override connect() {
    this.listen();
    this.polling = window.setInterval(this.poll, everyMs);
    document.addEventListener('visibilitychange', this.seen);
    document.addEventListener('turbo:before-morph-attribute', keepOpen);
    document.addEventListener('turbo:fetch-request-error', this.failed);
    window.addEventListener('online', this.anew);
    window.addEventListener('offline', this.failed);
  }

  override disconnect() {
    this.source?.close();
    window.clearInterval(this.polling);
    window.clearTimeout(this.waiting);
    document.removeEventListener('visibilitychange', this.seen);
    document.removeEventListener('turbo:before-morph-attribute', keepOpen);
    document.removeEventListener('turbo:fetch-request-error', this.failed);
    window.removeEventListener('online', this.anew);
    window.removeEventListener('offline', this.failed);
  }

  private listen() {
    this.source?.close();
    this.source = new EventSource(this.urlValue);
    this.source.addEventListener('changed', (event: MessageEvent<string>) => {
      this.heard = JSON.parse(event.data).version;
      if (this.isBehind()) this.soon();
    });
  }

  private poll = () => {
    if (this.source?.readyState === EventSource.OPEN) return;
    if (this.source?.readyState === EventSource.CLOSED) this.listen();
    this.anew();
  };

  // A phone that slept missed what was said meanwhile.
  private seen = () => {
    if (document.visibilityState === 'visible') this.poll();
  };

  private soon = () => {
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(this.refresh, Math.random() * spreadMs);
  };

  // Turbo loads the page as a whole when the network fails, and a browser then shows nothing: so ask first.
  private refresh = async () => {
    if (this.heard && !this.isBehind()) return; // one's own tap has brought the new page already
    const there = await fetch('/healthz', { cache: 'no-store' }).then(
      (answer) => answer.ok,
      () => false,
    );
    this.showAway(!there);
    if (there) session.refresh(window.location.href);
  };

  private isBehind() {
    return this.heard > this.versionValue;
  }

  private anew = () => {
    this.heard = 0;
    this.soon();
  };

  private failed = (event: Event) => {
    event.preventDefault();
    this.showAway(true);
  };

  private showAway(away: boolean) {
    for (const note of this.awayTargets) note.hidden = !away;
  }
}

// What the reader has opened stays open.
function keepOpen(event: Event) {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
  if (attributeName === 'open' && event.target instanceof HTMLDetailsElement) event.preventDefault();
}
