// Moves people between tables with the mouse: a name is dragged onto another name (they change places) or onto a table.
// A tap needs no script: it is a link to the same page with that person picked. What is sent is always the same form.
import { Controller } from '@hotwired/stimulus';
import * as Turbo from '@hotwired/turbo';
import { personAt, placeOf } from './places';

export class Seating extends Controller<HTMLElement> {
  static override targets = ['form'];
  declare readonly formTarget: HTMLFormElement;
  declare readonly hasFormTarget: boolean;
  private lifted: HTMLElement | null = null;

  // The page with somebody picked replaces this one, so that Back leaves the list and nothing scrolls away.
  pick(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.round a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    Turbo.visit(link.href, { action: 'replace' });
  }

  lift(event: DragEvent) {
    const place = placeOf(event.target);
    if (!place || !event.dataTransfer || !this.hasFormTarget) return;
    this.lifted = place;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', place.textContent ?? '');
    requestAnimationFrame(() => place.classList.add('lifted'));
  }

  over(event: DragEvent) {
    const target = this.goal(event.target);
    this.mark(target);
    if (target) event.preventDefault();
  }

  drop(event: DragEvent) {
    const goal = this.goal(event.target);
    if (!goal || !this.lifted) return;
    event.preventDefault();
    this.send({
      round: roundOf(this.lifted)?.dataset.round,
      person: personAt(this.lifted),
      table: goal.dataset.table,
      with: goal.dataset.table ? undefined : personAt(goal),
    });
  }

  let() {
    this.lifted?.classList.remove('lifted');
    this.lifted = null;
    this.mark(null);
  }

  // Where a name may be dropped: another name or another table of the same round.
  private goal(target: EventTarget | null) {
    if (!this.lifted) return null;
    const goal = placeOf(target) ?? (target as Element).closest<HTMLElement>('[data-table]');
    if (!goal || goal === this.lifted || roundOf(goal) !== roundOf(this.lifted)) return null;
    return goal.contains(this.lifted) ? null : goal;
  }

  private mark(goal: HTMLElement | null) {
    for (const old of this.element.querySelectorAll('.here')) if (old !== goal) old.classList.remove('here');
    goal?.classList.add('here');
  }

  private send(values: Record<string, string | undefined>) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.formTarget.elements.namedItem(name) as HTMLInputElement;
      field.value = value ?? '';
    }
    this.formTarget.requestSubmit();
  }
}

function roundOf(element: Element) {
  return element.closest<HTMLElement>('.round');
}
