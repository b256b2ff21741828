// A day with people in the room, put straight into the house's data: what rounds need, without sign-up and door.
// For: tests of rounds. Works on both databases. `here` of the people are in the room, the others only come.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const newId = () => randomBytes(8).readBigUInt64BE() >> 1n;

export function idText(id) {
  let text = '';
  for (let value = BigInt(id), i = 0; i < 13; ++i, value >>= 5n) text = digits[Number(value & 31n)] + text;
  return text;
}

const quoted = (value) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value === null ? 'null' : String(value);

function insert(table, row) {
  return `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).map(quoted).join(', ')});`;
}

// What a query answers, as lines of cells.
export function ask(house, sql) {
  const output = house.database
    ? execFileSync('psql', [house.env().KITH_DB, '-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1'], {
        input: sql,
        encoding: 'utf8',
      })
    : execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(house.data, 'kith.sqlite')], {
        input: sql,
        encoding: 'utf8',
      });
  return output
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('|'));
}

function dayRow(id, network, maker, people, { startsIn = 0, namesOnScreen = false }) {
  const now = Date.now();
  return {
    id,
    network,
    maker,
    title: 'Netzwerktag',
    place: 'Haus am Markt',
    about: '',
    starts_local: '2027-01-15T18:00',
    zone: 'Europe/Berlin',
    starts: now + startsIn,
    capacity: 100,
    names_keep_days: 180,
    sign_up_open: 1,
    companies_apart: 1,
    mix_by: '',
    names_on_screen: namesOnScreen ? 1 : 0,
    team_generation: 1,
    door_generation: 1,
    prints: 0,
    seat_numbers: people,
    version: 1,
    made: now,
    cancelled: null,
  };
}

function partRow(id, day, { rounds = 4, tableSize = 4, minutes = 10 }) {
  return {
    id,
    day,
    position: 1,
    kind: 'rounds',
    title: '',
    minutes: 60,
    rounds,
    round_minutes: minutes,
    table_size: tableSize,
    finding: 'am Fenster\nlinks von der Tür\nneben der Bar\nhinten rechts',
  };
}

function personRow(id, network, name, number) {
  const started = Date.now();
  const sort_key = String(number).padStart(6, '0');
  return { id, network, account: null, became: null, name, sort_key, generation: 1, started, until: null };
}

function seatRow(id, day, person, name, number, here) {
  const now = Date.now();
  return {
    id,
    day,
    person,
    number,
    name,
    name_sort_key: String(number).padStart(6, '0'),
    line: number % 2 ? `Ich bin die Nummer ${number}` : '',
    email_sealed: '',
    company: '',
    columns: '',
    source_key: '',
    state: 'coming',
    position: number,
    brought_by: null,
    first_together: 0,
    shows: 0,
    on_screen: number % 2,
    walk_in: 0,
    told: 0,
    host: 0,
    stays_at: null,
    here: here ? now : null,
    gone: null,
    last_round: null,
    sits_out: '',
    code: '0000',
    generation: 1,
    version: 1,
    made: now,
  };
}

export function seedDay(house, team, options = {}) {
  const { people = 12, here = people, names, persons } = options;
  const [[network]] = ask(house, 'select id from network order by id limit 1;');
  const [[maker]] = ask(house, `select id from person where name = ${quoted(team)} order by started limit 1;`);
  const [day, part] = [newId(), newId()];
  const lines = [
    'begin;',
    insert('day', dayRow(day, network, maker, people, options)),
    insert('team', { id: newId(), day, person: maker, joined: Date.now() }),
    insert('part', partRow(part, day, options)),
  ];
  const seats = [];
  for (let number = 1; number <= people; ++number) {
    const name = names?.[number - 1] ?? `Gast${number} Muster`;
    const person = persons?.[number - 1] ?? newId();
    const seat = newId();
    seats.push({ id: idText(seat), number, name, person });
    if (!persons) lines.push(insert('person', personRow(person, network, name, number)));
    lines.push(insert('seat', seatRow(seat, day, person, name, number, number <= here)));
  }
  ask(house, [...lines, 'commit;'].join('\n'));
  return { day: idText(day), part: idText(part), seats };
}
