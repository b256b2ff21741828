// A page that fetches itself anew, through its own reader's eyes, whenever the day has changed. What comes over the wire
// is only "changed" and a version. Without a stream it asks every 20 s; without a network it stays as it is and says so.
import { Controller } from '@hotwired/stimulus';
import { againMs, everyMs, fetchAnew, isThere, keepOpen, spreadMs, streamOf, wasRefused } from './refresh';

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
    for (const [where, what, act] of this.events()) where.addEventListener(what, act);
  }

  override disconnect() {
    this.source?.close();
    window.clearInterval(this.polling);
    window.clearTimeout(this.waiting);
    for (const [where, what, act] of this.events()) where.removeEventListener(what, act);
  }

  private events(): [EventTarget, string, (event: Event) => void][] {
    return [
      [document, 'visibilitychange', this.seen],
      [document, 'turbo:before-morph-attribute', keepOpen],
      [document, 'turbo:fetch-request-error', this.failed],
      [document, 'turbo:before-fetch-response', this.answered],
      [window, 'online', this.back],
      [window, 'offline', this.failed],
    ];
  }

  private listen() {
    this.source?.close();
    this.source = streamOf(this.urlValue, (version) => {
      this.heard = version;
      this.showAway(false);
      if (this.isBehind()) this.soon();
    });
  }

  private poll = () => {
    if (this.source?.readyState !== EventSource.OPEN) this.back();
  };

  // A phone that slept missed what was said meanwhile.
  private seen = () => document.visibilityState === 'visible' && this.poll();

  private soon = () => this.later(Math.random() * spreadMs, this.refresh);

  private later(ms: number, act: () => void) {
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(act, ms);
  }

  // Turbo loads the page as a whole when the network fails, and a browser then shows nothing: so ask first.
  private refresh = async () => {
    if (this.heard && !this.isBehind()) return; // one's own tap has brought the new page already
    const there = await isThere();
    this.showAway(!there);
    if (!there) return;
    fetchAnew();
    // Turbo lets a refresh go while another is under way: whoever is behind then asks once more.
    if (this.heard) this.later(againMs, this.refresh);
  };

  private isBehind = () => this.heard > this.versionValue;

  anew = () => {
    this.heard = 0;
    this.soon();
  };

  // A stream from before may look open and be dead, or wait for its turn to try again.
  private back = () => {
    this.listen();
    this.anew();
  };

  private failed = (event: Event) => {
    event.preventDefault();
    this.showAway(true);
  };

  private answered = (event: Event) => {
    if (wasRefused(event)) this.later(againMs, this.anew);
  };

  private showAway(away: boolean) {
    for (const note of this.awayTargets) note.hidden = !away;
  }
}
