// Copies the text of a field, and says so on the button for a moment.
import { Controller } from '@hotwired/stimulus';

const momentMs = 2000;

export class Copy extends Controller {
  static override targets = ['text', 'button'];
  declare readonly textTarget: HTMLInputElement;
  declare readonly buttonTarget: HTMLButtonElement;

  async copy() {
    this.textTarget.select();
    // The clipboard is closed to pages without TLS; the old command is not.
    if (navigator.clipboard) await navigator.clipboard.writeText(this.textTarget.value);
    else document.execCommand('copy');
    this.say(this.buttonTarget.dataset.copied ?? '');
  }

  private say(word: string) {
    const button = this.buttonTarget;
    const before = button.textContent;
    if (before === word) return;
    button.textContent = word;
    setTimeout(() => {
      button.textContent = before;
    }, momentMs);
  }
}
