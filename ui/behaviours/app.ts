// What a page does beyond what HTML does by itself. Every page works without this.
// A behaviour is a small Stimulus controller; what it may not know (a rule, a text) stands in the page.
import { Application } from '@hotwired/stimulus';
import * as Turbo from '@hotwired/turbo';
import { Clock } from './clock';
import { Copy } from './copy';
import { Door } from './door';
import { Errors } from './errors';
import { Glide } from './glide';
import { Live } from './live';
import { Names } from './names';
import { Print } from './print';
import { Seating } from './seating';
import { Stepper } from './stepper';
import { Walk } from './walk';

// A button that is disabled while its form is sent loses the focus, and whoever has no mouse is back at the top.
Turbo.config.forms.submitter = 'aria-disabled';
// A plan takes up to half a second, and that is when somebody wonders whether the tap was heard.
Turbo.config.drive.progressBarDelay = 150;
Turbo.start();

const page = Application.start();
page.register('clock', Clock);
page.register('copy', Copy);
page.register('door', Door);
page.register('errors', Errors);
page.register('glide', Glide);
page.register('live', Live);
page.register('names', Names);
page.register('print', Print);
page.register('seating', Seating);
page.register('stepper', Stepper);
page.register('walk', Walk);
