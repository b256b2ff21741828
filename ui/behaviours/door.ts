// The door over bad Wi-Fi: finds while one types, and keeps taps that did not reach the house until they do.
import { Controller } from '@hotwired/stimulus';
import * as Turbo from '@hotwired/turbo';
import { reportPhone } from './door_phone';
import { Unsent } from './unsent';

const againMs = 4_000;
const reportMs = 10_000;
const typingMs = 200;

export class Door extends Controller<HTMLElement> {
  static override targets = ['unsent', 'form', 'q', 'found'];
  static override values = { day: String, unsent: String, signIn: String, phoneUrl: String };
  declare readonly unsentTarget: HTMLElement;
  declare readonly qTarget: HTMLInputElement;
  declare readonly foundTarget: HTMLElement;
  declare readonly dayValue: string;
  declare readonly unsentValue: string;
  declare readonly signInValue: string;
  declare readonly phoneUrlValue: string;
  private unsent!: Unsent;
  private timers: number[] = [];
  private typing = 0;
  private sending = false;
  private readonly away = () => this.report(true);

  override connect() {
    this.unsent = new Unsent(`door ${this.dayValue}`);
    this.timers = [setInterval(() => this.send(), againMs), setInterval(() => this.report(false), reportMs)];
    addEventListener('pagehide', this.away);
    this.show();
    this.report(false);
  }

  override disconnect() {
    for (const timer of this.timers) clearInterval(timer);
    removeEventListener('pagehide', this.away);
  }

  formTargetConnected(form: HTMLFormElement) {
    form.addEventListener('submit', this.take);
  }

  search() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.find(), typingMs);
  }

  private readonly take = (event: Event) => {
    const form = event.target as HTMLFormElement;
    if (!form.checkValidity()) return; // the house says what is missing
    event.preventDefault();
    event.stopPropagation();
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(form))
      if (!name.startsWith('_') && value !== '') fields[name] = String(value);
    this.unsent.add(new URL(form.action).pathname, fields);
    this.qTarget.value = '';
    this.send();
  };

  private async send() {
    if (this.sending) return;
    this.sending = true;
    const before = this.unsent.taps.length;
    const said = await this.unsent.send();
    this.sending = false;
    const words = said.nobody ? this.signInValue : said.refusal;
    this.show(words);
    // The page as the house sees it now; where somebody types, what they type stays.
    if (this.unsent.taps.length < before && !words)
      Turbo.visit(`${location.pathname}${this.query()}`, { action: 'replace' });
  }

  private async find() {
    const headers = { Accept: 'text/html' };
    const answer = await fetch(location.pathname + this.query(), { headers }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    this.foundTarget.innerHTML = page.querySelector('#found')?.innerHTML ?? '';
  }

  private query() {
    const q = this.qTarget.value.trim();
    return q ? `?q=${encodeURIComponent(q)}` : '';
  }

  private show(words = '') {
    const waiting = this.unsent.taps.length ? `${this.unsent.taps.length} ${this.unsentValue}` : '';
    this.unsentTarget.hidden = !waiting && !words;
    this.unsentTarget.textContent = `${words} ${waiting}`.trim();
  }

  private report(closed: boolean) {
    reportPhone(this.phoneUrlValue, this.unsent.taps.length, closed);
  }
}
