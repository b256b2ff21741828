// Two buttons beside a number, for thumbs.
import { Controller } from '@hotwired/stimulus';

export class Stepper extends Controller {
  static override targets = ['number'];
  declare readonly numberTarget: HTMLInputElement;

  fewer() {
    this.step(-1);
  }

  more() {
    this.step(1);
  }

  private step(by: 1 | -1) {
    const field = this.numberTarget;
    // An empty field means what its placeholder says.
    if (field.value === '') field.value = field.placeholder;
    if (by > 0) field.stepUp();
    else field.stepDown();
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
