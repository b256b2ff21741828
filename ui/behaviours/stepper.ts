// Two buttons beside a number, for thumbs. Where nothing made by hand could be lost, the form follows by itself.
import { Controller } from '@hotwired/stimulus';

export class Stepper extends Controller {
  static override targets = ['number'];
  static override values = { sends: Boolean };
  declare readonly numberTarget: HTMLInputElement;
  declare readonly sendsValue: boolean;
  private soon = 0;

  override disconnect() {
    clearTimeout(this.soon);
  }

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
    if (!this.sendsValue) return;
    clearTimeout(this.soon);
    this.soon = window.setTimeout(() => field.form?.requestSubmit(), 600); // a thumb taps more than once
  }
}
