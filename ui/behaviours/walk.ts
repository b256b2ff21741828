// Arrow keys walk from name to name around the tables of a round; Enter picks (a link or button, so the browser does
// that), Escape leaves the picked person where they were.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

const directions: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class Walk extends Controller<HTMLElement> {
  static override targets = ['back'];
  declare readonly backTarget: HTMLAnchorElement;
  declare readonly hasBackTarget: boolean;

  step(event: KeyboardEvent) {
    const from = event.target as HTMLElement;
    const round = from.closest('.round');
    if (!round || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && this.hasBackTarget) visit(this.backTarget.href, { action: 'replace' });
    const direction = directions[event.key];
    if (!direction) return;
    const next = nearest(from, round.querySelectorAll<HTMLElement>('a, button'), direction);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

function middle(element: Element): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

// The element that lies best in the direction: near, and little to the side of it.
function nearest(from: HTMLElement, all: Iterable<HTMLElement>, [x, y]: [number, number]) {
  const [fromX, fromY] = middle(from);
  let best: HTMLElement | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const element of all) {
    const [toX, toY] = middle(element);
    const ahead = (toX - fromX) * x + (toY - fromY) * y;
    const aside = Math.abs((toX - fromX) * y) + Math.abs((toY - fromY) * x);
    if (ahead <= 1 || element === from) continue;
    const cost = ahead + 2 * aside;
    if (cost < bestCost) [best, bestCost] = [element, cost];
  }
  return best;
}
