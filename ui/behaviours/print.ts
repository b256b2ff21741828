// Opens the browser's print dialogue.
import { Controller } from '@hotwired/stimulus';

export class Print extends Controller {
  now() {
    window.print();
  }
}
