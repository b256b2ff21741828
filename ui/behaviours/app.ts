// What a page does beyond what HTML does by itself. Every page works without this.
import * as Turbo from '@hotwired/turbo';

Turbo.start();
