// Counts down what the server says is left, and warns before the end: by sight, and by sound if a tap has armed it.
import { Controller } from '@hotwired/stimulus';

const soonMs = 60_000;
// In a rehearsal the server's clock runs faster. Of the root element Turbo keeps what stood there first.
const speed = () => Number(document.body.dataset.speed ?? 1);

export class Clock extends Controller<HTMLElement> {
  static override values = { left: Number, phase: String };
  static override targets = ['text'];
  declare readonly leftValue: number;
  declare readonly phaseValue: string;
  declare readonly textTargets: HTMLElement[];
  private since = 0;
  private last = Number.POSITIVE_INFINITY;
  private ticking = 0;
  private sound: AudioContext | null = null;

  override connect() {
    this.ticking = window.setInterval(this.tick, 250);
  }

  override disconnect() {
    window.clearInterval(this.ticking);
    this.sound?.close();
  }

  leftValueChanged() {
    this.since = performance.now();
    this.last = this.leftValue;
    this.tick();
  }

  arm(event: Event) {
    const button = event.currentTarget as HTMLButtonElement;
    const armed = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(armed));
    if (!armed) {
      this.sound?.close();
      this.sound = null;
      return;
    }
    this.sound = new AudioContext();
    this.beep(660, 0.08); // so that one knows what to listen for
  }

  private tick = () => {
    if (this.phaseValue !== 'running') return;
    const left = Math.max(0, this.leftValue - (performance.now() - this.since) * speed());
    for (const text of this.textTargets) text.textContent = words(left);
    this.element.classList.toggle('soon', left <= soonMs);
    if (this.last > soonMs && left <= soonMs) this.beep(660, 0.25);
    if (this.last > 0 && left === 0) this.end();
    this.last = left;
  };

  // Nothing is written when time runs out, so that no stream tells of it.
  private end() {
    this.beep(880, 0.6);
    this.dispatch('over');
  }

  private beep(hertz: number, seconds: number) {
    if (!this.sound) return;
    const tone = this.sound.createOscillator();
    const volume = this.sound.createGain();
    tone.frequency.value = hertz;
    volume.gain.value = 0.2;
    tone.connect(volume).connect(this.sound.destination);
    tone.start();
    tone.stop(this.sound.currentTime + seconds);
  }
}

function words(ms: number) {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
