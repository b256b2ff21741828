// What pages with tables, a door or a clock do beyond the others. Those pages bring it themselves.
import { behaviours } from './app';
import { Clock } from './clock';
import { Door } from './door';
import { Glide } from './glide';
import { Live } from './live';
import { Print } from './print';
import { Seating } from './seating';
import { Walk } from './walk';

behaviours.register('clock', Clock);
behaviours.register('door', Door);
behaviours.register('glide', Glide);
behaviours.register('live', Live);
behaviours.register('print', Print);
behaviours.register('seating', Seating);
behaviours.register('walk', Walk);
