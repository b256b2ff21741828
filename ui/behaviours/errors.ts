// A form came back: whoever cannot see is led to the summary of what is missing.
import { Controller } from '@hotwired/stimulus';

export class Errors extends Controller<HTMLElement> {
  override connect() {
    this.element.focus();
  }
}
