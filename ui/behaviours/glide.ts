// When somebody moves to another table the name glides there, so that eyes can follow; and the keyboard stays with the
// person. Nothing glides where the reader wants less motion.
import { Controller } from '@hotwired/stimulus';
import { handleOf, personAt, placesOf } from './places';

const glideMs = 200;

export class Glide extends Controller<HTMLElement> {
  private moved: { round: string; person: string } | null = null;
  private places = new Map<string, DOMRect>();

  // A move is on its way: from turbo:submit-start.
  note(event: CustomEvent<{ formSubmission: { formElement: HTMLFormElement } }>) {
    const sent = new FormData(event.detail.formSubmission.formElement);
    const [round, person] = [sent.get('round'), sent.get('person')];
    this.moved = typeof round === 'string' && typeof person === 'string' ? { round, person } : null;
  }

  before() {
    this.places.clear();
    const round = this.moved && this.round(this.moved.round);
    if (!round || !wantsMotion()) return;
    for (const place of placesOf(round)) this.places.set(personAt(place), place.getBoundingClientRect());
  }

  after() {
    this.followPicked();
    const round = this.moved && this.round(this.moved.round);
    if (!this.moved || !round) return;
    for (const place of placesOf(round)) {
      const person = personAt(place);
      if (person === this.moved.person) handleOf(place)?.focus({ preventScroll: true });
      const old = this.places.get(person);
      if (old) glide(place, old);
    }
    this.moved = null;
  }

  private round(number: string) {
    return this.element.querySelector(`.round[data-round="${CSS.escape(number)}"]`);
  }

  private followPicked() {
    this.element.querySelector<HTMLElement>('.picked > b')?.focus({ preventScroll: true });
  }
}

function wantsMotion() {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function glide(place: HTMLElement, old: DOMRect) {
  const now = place.getBoundingClientRect();
  const [x, y] = [old.left - now.left, old.top - now.top];
  if (Math.abs(x) + Math.abs(y) < 1) return;
  place.animate([{ translate: `${x}px ${y}px` }, { translate: '0 0' }], { duration: glideMs, easing: 'ease-out' });
}
