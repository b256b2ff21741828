// Reads a chosen file into the field of names. The file itself stays where it is.
import { Controller } from '@hotwired/stimulus';

export class Names extends Controller {
  static override targets = ['text'];
  declare readonly textTarget: HTMLTextAreaElement;

  async read(event: Event) {
    const picker = event.target as HTMLInputElement;
    const file = picker.files?.[0];
    if (!file) return;
    this.textTarget.value = decoded(await file.arrayBuffer());
    picker.value = '';
    this.textTarget.focus();
  }
}

// Spreadsheets still write Windows-1252 and UTF-16.
function decoded(bytes: ArrayBuffer) {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
