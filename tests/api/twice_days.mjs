// What twice.test.mjs sends of a day: for each POST how it is made, and how often it happened (once each is 1).
import { randomUUID } from 'node:crypto';
import { makeDay, pathOf } from './house.mjs';

const list = 'Name;Mail\nAnna;a@example.com\nAnna;b@example.com';
const starts = '2031-03-03T18:30';
const switches = { sign_up_open: true, companies_apart: true, names_on_screen: false };

// A team with its day of three seats, and what its pages say.
async function teamWithDay(house, wish = {}) {
  const team = house.visitor();
  const day = await makeDay(team, { capacity: 3, ...wish });
  const path = `/days/${day.id}`;
  return { house, team, day, path, at: async (page) => (await team.get(path + page)).json };
}

async function guestOf({ house, path }) {
  const guest = house.visitor();
  const seat = (await guest.post(`${path}/sign-ups`, { name: 'Frau Meier' })).json;
  return { guest, seat, path: `/seats/${seat.id}` };
}

// By the team: `ready` says what is sent to which path, `happened` what came of it.
const byTeam = (house, ready, happened) => async () => {
  const made = await teamWithDay(house());
  const wish = await ready(made);
  return { visitor: made.team, ...wish, ...(happened && { happened: (answers) => happened(made, answers) }) };
};
const sent = (verb, body) => (made) => ({ path: `${made.path}/${verb}`, body });
const after = (before, verb, body) => async (made) => {
  await before(made);
  return sent(verb, body)(made);
};
// Each act on a list that is looked at names what was seen.
const ofList = (verb, body) => async (made) => {
  const { draft } = (await made.team.post(`${made.path}/import`, { csv: list })).json;
  return sent(`import/${verb}`, { draft, ...body })(made);
};
const ofPart = (verb, body) => (made) => sent(`parts/${made.day.programme[2].id}${verb}`, body)(made);
const ofComer = (verb, body) => async (made) => {
  const { coming } = (await made.team.post(`${made.path}/people`, { name: 'Anna' })).json;
  return sent(`people/${coming[0].id}/${verb}`, body)(made);
};

function ofTheDay(house) {
  const ofTeam = (ready, happened) => byTeam(house, ready, happened);
  const helped = (made) => made.house.visitor().post(pathOf(made.day.team_link), { name: 'Frau Nowak' });
  return {
    '/days': ofTeam(
      () => ({ path: '/days', body: { title: randomUUID(), starts } }),
      async (_, answers) => new Set(answers.map((a) => (a.status === 200 ? a.json.id : a.headers.location))).size,
    ),
    '/days/{day}/edit': ofTeam(sent('edit', { title: 'Anders', starts, ...switches })),
    '/days/{day}/cancel': ofTeam(sent('cancel', {})),
    '/days/{day}/resume': ofTeam(after((made) => made.team.post(`${made.path}/cancel`), 'resume', {})),
    '/days/{day}/parts': ofTeam(
      sent('parts', { kind: 'talk' }),
      async ({ at }) => (await at('/edit')).programme.length - 4,
    ),
    '/days/{day}/parts/{part}': ofTeam(ofPart('', { minutes: 7 })),
    '/days/{day}/parts/{part}/remove': ofTeam(ofPart('/remove', {})),
    '/days/{day}/parts/{part}/up': ofTeam(
      ofPart('/up', {}),
      async ({ at, day }) => 2 - (await at('/edit')).programme.findIndex((p) => p.id === day.programme[2].id),
    ),
    '/days/{day}/team/renew': ofTeam(sent('team/renew', {})),
    '/days/{day}/team/leave': ofTeam(after(helped, 'team/leave', {})),
    '/j/{token}': ofTeam(
      (made) => ({ visitor: made.house.visitor(), path: pathOf(made.day.team_link), body: { name: 'Frau Nowak' } }),
      async ({ at }) => (await at('/people')).team.length - 1,
    ),
  };
}

function ofItsPeople(house) {
  const ofTeam = (ready, happened) => byTeam(house, ready, happened);
  const coming = async ({ at }) => (await at('/people')).coming.length;
  return {
    '/days/{day}/people': ofTeam(sent('people', { name: 'Anna' }), coming),
    '/days/{day}/people/{seat}/remove': ofTeam(ofComer('remove', { sentence: 'Versehen.' })),
    '/days/{day}/people/{seat}/told': ofTeam(ofComer('told', {})),
    '/days/{day}/people/{seat}/host': ofTeam(ofComer('host', { host: true, table: 2 })),
    '/days/{day}/import': ofTeam(sent('import', { csv: list })),
    '/days/{day}/import/column': ofTeam(ofList('column', { column: 2, use: 'keep' })),
    '/days/{day}/import/first-line': ofTeam(ofList('first-line', { person: true })),
    '/days/{day}/import/double': ofTeam(ofList('double', { line: 3, merged: true })),
    '/days/{day}/import/drop': ofTeam(ofList('drop', {})),
    '/days/{day}/import/take': ofTeam(ofList('take', {}), async (made) => (await coming(made)) / 2),
    '/days/{day}/sign-ups': ofTeam(
      (made) => ({ visitor: made.house.visitor(), ...sent('sign-ups', { name: 'Frau Meier' })(made) }),
      coming,
    ),
    '/days/{day}/find-my-seat': ofTeam(async (made) => {
      const { seat } = await guestOf(made);
      const body = { name: seat.name, code: seat.code };
      return { visitor: made.house.visitor(), ...sent('find-my-seat', body)(made) };
    }),
  };
}

function ofSeats(house) {
  const ofSeat =
    (verb, body, wish = {}) =>
    async () => {
      const made = await teamWithDay(house(), wish);
      if (wish.capacity === 1) await guestOf(made);
      const { guest, path } = await guestOf(made);
      return { visitor: guest, path: `${path}/${verb}`, body, made };
    };
  const ofTable = (verb) => async () => {
    const made = await teamWithDay(house());
    const host = await guestOf(made);
    const [{ id }] = (await host.guest.post(`${host.path}/open-tables`, { sentence: 'x' })).json.open_tables;
    const who = verb === 'remove' ? host : await guestOf(made);
    if (verb === 'leave') await who.guest.post(`${who.path}/open-tables/${id}/take`);
    const happened = async () => {
      const [table] = (await host.guest.get(host.path)).json.open_tables;
      return verb === 'take' ? 5 - table.seats_left : Number(!table || table.seats_left === 5);
    };
    return { visitor: who.guest, path: `${who.path}/open-tables/${id}/${verb}`, body: {}, happened };
  };
  const edit = { name: 'Anna Meier', first_together: false, shows: true, on_screen: false };
  return {
    '/seats/{seat}/edit': ofSeat('edit', edit),
    '/seats/{seat}/give-back': ofSeat('give-back', {}),
    '/seats/{seat}/step-out': ofSeat('step-out', {}, { capacity: 1 }),
    '/seats/{seat}/take': ofSeat('take', {}),
    '/seats/{seat}/confirm': ofSeat('confirm', {}),
    '/seats/{seat}/code': ofSeat('code', {}),
    '/seats/{seat}/open-tables': async () => {
      const sending = await ofSeat('open-tables', { sentence: 'Boote' })();
      return { ...sending, happened: async () => (await sending.made.at('')).open_tables.length };
    },
    '/seats/{seat}/open-tables/{table}/take': ofTable('take'),
    '/seats/{seat}/open-tables/{table}/leave': ofTable('leave'),
    '/seats/{seat}/open-tables/{table}/remove': ofTable('remove'),
  };
}

export const commandsOfDays = (house) => ({ ...ofTheDay(house), ...ofItsPeople(house), ...ofSeats(house) });
