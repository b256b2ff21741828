// What twice.test.mjs sends while rounds are planned and run: for each POST how it is made, and how often it happened.
import { ask, seedDay } from './day.mjs';

// Days with eight people: planned, and running where the command needs it.
const evenings = (house, keeper) => ({
  async evening(begun = true) {
    const made = seedDay(house(), 'Frau Weber', { people: 8, rounds: 3 });
    const at = `/days/${made.day}`;
    await keeper().post(`${at}/seating/${made.part}/plan`, { tables: 2 });
    if (begun) await keeper().post(`${at}/live/${made.part}/start`);
    const { version } = (await keeper().get(`${at}/seating`)).json;
    return { ...made, at, version };
  },
  seatsOf: async (day) => (await keeper().get(`${day.at}/seating`)).json,
});

function ofSeating(house, keeper) {
  const { evening, seatsOf } = evenings(house, keeper);
  const commands = {};
  for (const [verb, make] of Object.entries({
    plan: () => ({ tables: 3 }),
    move: (day) => ({ version: day.version, round: 2, person: 1, table: 0 }),
    undo: (day) => ({ version: day.version }),
    release: (day) => ({ version: day.version }),
  })) {
    commands[`/days/{day}/seating/{part}/${verb}`] = async () => {
      const day = await evening(false);
      const path = `${day.at}/seating/${day.part}/`;
      if (verb === 'undo') {
        await keeper().post(`${path}move`, { version: day.version, round: 2, person: 1, table: 0 });
        day.version = (await seatsOf(day)).version;
      }
      const happened = async () => (await seatsOf(day)).version - day.version;
      return { visitor: keeper(), path: path + verb, body: make(day), happened };
    };
  }
  commands['/days/{day}/seating/apart'] = async () => {
    const day = await evening(false);
    return {
      visitor: keeper(),
      path: `${day.at}/seating/apart`,
      body: { one: 1, other: 2, apart: true },
      happened: async () => (await seatsOf(day)).apart.length,
    };
  };
  return commands;
}

function ofTheTeam(house, keeper) {
  const { evening } = evenings(house, keeper);
  const commands = {};
  for (const [verb, make] of Object.entries({
    start: () => ({}),
    next: () => ({ round: 1 }),
    skip: () => ({ round: 1 }),
    pause: () => ({ round: 1 }),
    'go-on': () => ({ round: 1 }),
    extend: () => ({ round: 1, minutes: 1 }),
    end: () => ({ round: 1 }),
    'lose-table': () => ({ table: 2 }),
    'find-table': () => ({ table: 2 }),
    gone: (day) => ({ seat: day.seats[2].id }),
    there: (day) => ({ seat: day.seats[2].id }),
    'called-out': () => ({ call: '1:1:1' }),
    printed: () => ({}),
  })) {
    commands[`/days/{day}/live/{part}/${verb}`] = async () => {
      const day = await evening(verb !== 'start');
      const path = `${day.at}/live/${day.part}/`;
      if (verb === 'go-on') await keeper().post(`${path}pause`, { round: 1 });
      const printed = async () => (await keeper().get(`${day.at}/live`)).json.printed;
      return {
        visitor: keeper(),
        path: path + verb,
        body: make(day),
        happened: verb === 'printed' ? printed : undefined,
      };
    };
  }
  return commands;
}

function ofOneself(house, keeper) {
  const { evening } = evenings(house, keeper);
  const commands = {};
  for (const [verb, body] of Object.entries({
    'sit-out': { round: 1 },
    earlier: {},
    stay: {},
    back: {},
    elsewhere: { whom: 2 },
  })) {
    commands[`/seats/{seat}/${verb}`] = async () => {
      const day = await evening();
      const { id, person } = day.seats[0];
      const path = `/seats/${id}/`;
      if (verb === 'back') await keeper().post(`${path}sit-out`, { round: 1 });
      const version = () => Number(ask(house(), `select version from seat where person = ${person};`)[0][0]);
      const before = version();
      const happened = verb === 'elsewhere' ? undefined : async () => version() - before;
      return { visitor: keeper(), path: path + verb, body, happened };
    };
  }
  return commands;
}

export const commandsOfRounds = (...of) => ({ ...ofSeating(...of), ...ofTheTeam(...of), ...ofOneself(...of) });
