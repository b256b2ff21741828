// What a page does beyond what HTML does by itself. Every page works without this.
// A behaviour is a small Stimulus controller; what it may not know (a rule, a text) stands in the page. These few come
// with every page; those of tables and days come with theirs (room.ts), which finds here what it stands on.
import { Application } from '@hotwired/stimulus';
import * as Turbo from '@hotwired/turbo';
import { Copy } from './copy';
import { Errors } from './errors';
import { Names } from './names';
import { Stepper } from './stepper';

export { Controller } from '@hotwired/stimulus';
export { session, visit } from '@hotwired/turbo';

// A button that is disabled while its form is sent loses the focus, and whoever has no mouse is back at the top.
Turbo.config.forms.submitter = 'aria-disabled';
// A plan takes up to half a second, and that is when somebody wonders whether the tap was heard.
Turbo.config.drive.progressBarDelay = 150;
Turbo.start();

export const behaviours = Application.start();
behaviours.register('copy', Copy);
behaviours.register('errors', Errors);
behaviours.register('names', Names);
behaviours.register('stepper', Stepper);
