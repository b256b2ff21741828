// What twice.test.mjs sends at the door of a day: for each POST how it is made, and how often it happened.
import { randomBytes, randomUUID } from 'node:crypto';
import { idText } from './day.mjs';
import { makeDay, pathOf } from './house.mjs';

export function commandsOfDoor(house) {
  const local = (date) => date.toISOString().slice(0, 16);
  async function opened(wish = {}) {
    const team = house().visitor();
    const day = await makeDay(team, { zone: 'UTC', ...wish });
    const at = `/days/${day.id}`;
    const seat = (await house().visitor().post(`${at}/sign-ups`, { name: 'Frau Meier' })).json.id;
    return { team, at, seat, door: async () => (await team.get(`${at}/door`)).json };
  }
  return {
    '/days/{day}/door/here': async () => {
      const { team, at, seat, door } = await opened();
      return { visitor: team, path: `${at}/door/here`, body: { seat }, happened: async () => (await door()).here };
    },
    '/days/{day}/door/undo': async () => {
      const { team, at, seat, door } = await opened();
      await team.post(`${at}/door/here`, { seat });
      const happened = async () => 1 - (await door()).here;
      return { visitor: team, path: `${at}/door/undo`, body: { seat }, happened };
    },
    '/days/{day}/door/walk-in': async () => {
      const { team, at, door } = await opened();
      const body = { name: randomUUID() };
      return { visitor: team, path: `${at}/door/walk-in`, body, happened: async () => (await door()).here };
    },
    '/days/{day}/door/renew': async () => {
      const { team, at } = await opened();
      return { visitor: team, path: `${at}/door/renew`, body: {} };
    },
    '/days/{day}/door/phone': async () => {
      const { team, at, door } = await opened();
      const phone = idText(randomBytes(7).readUIntBE(0, 6));
      const body = { phone, unsent: 1, closed: false };
      const form = { phone, unsent: '1' };
      const happened = async () => (await door()).warnings.length;
      return { visitor: team, path: `${at}/door/phone`, body, form, happened };
    },
    '/days/{day}/here/{token}': async () => {
      const { door } = await opened({ starts: local(new Date(Date.now() + 600_000)) });
      const path = pathOf((await door()).room_link);
      return { visitor: house().visitor(), path, body: { name: 'a' }, happened: async () => (await door()).here };
    },
  };
}
