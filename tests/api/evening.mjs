// A networking day that took place, as rows in a house: who sat where in which round. For: tests of what stays of a day.
// Its people are signed in, so that they open their own seats; Frau Weber is of the team and sat nowhere.
import { randomUUID } from 'node:crypto';
import { passphrase } from './house.mjs';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
export const numberOf = (id) => [...id].reduce((value, c) => value * 32n + BigInt(alphabet.indexOf(c)), 0n);
export const idOf = (number) => {
  let text = '';
  for (let rest = number, i = 0; i < 13; ++i, rest /= 32n) text = alphabet[Number(rest % 32n)] + text;
  return text;
};
export const starts = new Date('2027-03-01T17:30:00Z'); // 18:30 in Berlin
const minute = 60_000;

let evenings = 0;

// `tables`: for each round the table of each person, 0 for none. Returns people (visitors with seat and person) and team.
export async function evening(house, names, tables, { began = () => true } = {}) {
  // Ids of rows made here are small ones; they are random elsewhere.
  const base = ++evenings * 10_000;
  const madeId = (n) => idOf(BigInt(base + n));
  const team = house.visitor();
  team.me = (await team.post('/people', { name: 'Frau Weber' })).json;
  const people = [];
  for (const name of names) {
    const visitor = house.visitor();
    visitor.me = (await visitor.post('/people', { name })).json;
    people.push(visitor);
  }
  const { network } = (await team.get('/')).json;
  const [day, part] = [base + 1, base + 2];
  const at = starts.getTime();
  const rows = [
    `insert into day (id, network, maker, title, place, about, starts_local, zone, starts, capacity, names_keep_days,
       sign_up_open, companies_apart, mix_by, names_on_screen, team_generation, door_generation, prints, seat_numbers,
       version, made, cancelled)
     values (${day}, ${numberOf(network)}, ${numberOf(team.me.id)}, 'Netzwerktag', 'Haus am Markt', '',
       '2027-03-01T18:30', 'Europe/Berlin', ${at}, 60, 180, 1, 1, '', 0, 1, 1, 0, ${names.length}, 1, ${at}, null)`,
    `insert into team (id, day, person, joined) values (${base + 3}, ${day}, ${numberOf(team.me.id)}, ${at})`,
    `insert into part (id, day, position, kind, title, minutes, rounds, round_minutes, table_size, finding)
     values (${part}, ${day}, 1, 'rounds', '', ${tables.length * 10}, ${tables.length}, 8, 4, 'by the window')`,
  ];
  people.forEach((visitor, i) => {
    visitor.seat = madeId(2000 + i);
    rows.push(
      `insert into seat (id, day, person, number, name, name_sort_key, line, email_sealed, company, columns, source_key,
         state, position, brought_by, first_together, shows, on_screen, walk_in, told, host, stays_at, here, gone,
         last_round, sits_out, code, generation, version, made, removed_because)
       values (${base + 2000 + i}, ${day}, ${numberOf(visitor.me.id)}, ${i + 1}, '${names[i].replace(/'/g, "''")}', '${i}', '', '', '', '', '',
         'coming', ${i + 1}, null, 0, 0, 0, 0, 1, 0, null, ${at}, null, null, '', '${1000 + i}', 1, 1, ${at}, '')`,
    );
  });
  tables.forEach((places, i) => {
    rows.push(
      `insert into round (id, part, number, places, pins, skipped, began)
       values (${base + 3000 + i}, ${part}, ${i + 1}, '${places.join(' ')}', '', 0, ${began(i + 1) ? at + i * 10 * minute : 'null'})`,
    );
  });
  house.sow(rows);
  return { people, team, network, day: madeId(1), part: madeId(2) };
}

// The first two of an evening are in contact since it was over.
export function contactOfTwo(house, { people, network, day }) {
  const [low, high] = [numberOf(people[0].me.id), numberOf(people[1].me.id)].sort((a, b) => (a < b ? -1 : 1));
  const id = numberOf(day) + 5_000n;
  house.sow([
    `insert into contact (id, network, low, high, opens_at, day, story, made)
     values (${id}, ${numberOf(network)}, ${low}, ${high}, 1000, ${numberOf(day)}, '', 1000)`,
  ]);
  return idOf(id);
}

// The secret part of a seat's link, as the team prints it on the slip.
export async function seatToken({ team, day }, name) {
  const { slips } = (await team.get(`/days/${day}/print/slips`)).json;
  return new URL(slips.find((s) => s.name === name).link).pathname.split('/').pop();
}

// A visitor who holds the link of a seat, as a guest's browser does.
export function holding(visitor, seat, token) {
  visitor.cookies.set(`kith_link /seats/${seat}`, { name: 'kith_link', value: token, path: `/seats/${seat}` });
  return visitor;
}

// Every command of what stays of a day, once, for tests that go over all commands of a house; `house` tells which.
export function commandsAfterwards(house) {
  const meet = () => evening(house(), ['Anna', 'Bert', 'Cara'], [[1, 1, 2]]);
  const mark = (verb, body) => async () => {
    const { people } = await meet();
    const path = `/seats/${people[0].seat}/met/${people[1].seat}${verb}`;
    return { visitor: people[0], path, body };
  };
  const noteContact = (from) => async () => {
    const told = await meet();
    const contact = contactOfTwo(house(), told);
    const [visitor] = told.people;
    return { visitor, path: `${from(visitor)}/contacts/${contact}/note`, body: { note: 'boats' } };
  };
  const endContact = (from) => async () => {
    const told = await meet();
    const contact = contactOfTwo(house(), told);
    const [visitor, other] = told.people;
    const happened = async () => 1 - (await other.get('/contacts')).json.contacts.length;
    return { visitor, path: `${from(visitor)}/contacts/${contact}/end`, body: {}, happened };
  };
  const show = (from) => async () => {
    const [visitor] = (await meet()).people;
    return { visitor, path: `${from(visitor)}/shown`, body: { email: 'anna@example.org', web: 'example.org' } };
  };
  return {
    '/seats/{seat}/met/{other}': mark('', { gladly: true }),
    '/seats/{seat}/met/{other}/note': mark('/note', { note: 'restores boats' }),
    '/seats/{seat}/badges/{token}': async () => {
      const { people, team, day } = await meet();
      const { badges } = (await team.get(`/days/${day}/print/badges`)).json;
      const token = new URL(badges.find((b) => b.name === 'Cara').link).pathname.split('/').pop();
      return { visitor: people[0], path: `/seats/${people[0].seat}/badges/${token}`, body: { gladly: true } };
    },
    '/seats/{seat}/contacts/{contact}/note': noteContact((visitor) => `/seats/${visitor.seat}`),
    '/contacts/{contact}/note': noteContact(() => ''),
    '/seats/{seat}/contacts/{contact}/end': endContact((visitor) => `/seats/${visitor.seat}`),
    '/contacts/{contact}/end': endContact(() => ''),
    '/seats/{seat}/shown': show((visitor) => `/seats/${visitor.seat}`),
    '/me/shown': show(() => '/me'),
    '/seats/{seat}/claim': async () => {
      const told = await meet();
      const { seat } = told.people[0];
      const visitor = holding(house().visitor(), seat, await seatToken(told, 'Anna'));
      return { visitor, path: `/seats/${seat}/claim`, body: { name: randomUUID(), passphrase } };
    },
    '/seats/{seat}/adopt': async () => {
      const told = await meet();
      const { seat } = told.people[0];
      const visitor = house().visitor();
      await visitor.post('/people', { name: 'Anna Petersen' });
      holding(visitor, seat, await seatToken(told, 'Anna'));
      return { visitor, path: `/seats/${seat}/adopt`, body: {} };
    },
    '/days/{day}/print/{kind}': async () => {
      const { team, day } = await meet();
      return {
        visitor: team,
        path: `/days/${day}/print/seating`,
        body: {},
        happened: async () => (await team.post(`/days/${day}/print/door`)).json.number - 1,
      };
    },
  };
}
