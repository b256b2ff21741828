// What a day writes to people who left an address, with mail set up: that they moved up, that a seat is free, and that
// it is cancelled.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeDay, openHouse, pathOf, sleep } from './house.mjs';

describe('letters of a day', () => {
  let house;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kith-day-letters-'));
    house = await openHouse({ args: ['--mail-dir', join(folder, 'mail')], limits: false });
  });
  after(async () => {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // Quoted-printable, as far as these letters need it.
  const read = (file) =>
    Buffer.from(
      readFileSync(join(folder, 'mail', file), 'latin1')
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8');
  const lettersTo = (address) => {
    const at = join(folder, 'mail');
    const files = existsSync(at) ? readdirSync(at).filter((name) => name.endsWith('.eml')) : [];
    return files.map(read).filter((mail) => mail.includes(`To: ${address}`));
  };
  async function lettersOnceThere(address, many) {
    for (let i = 0; i < 200 && lettersTo(address).length < many; ++i) await sleep(50);
    return lettersTo(address);
  }
  async function signUp(path, name, email, language = 'de') {
    const guest = house.visitor({ language });
    const seat = (await guest.post(`${path}/sign-ups`, { name, ...(email && { email }) })).json;
    return { guest, seat, path: `/seats/${seat.id}` };
  }

  test('in the last hours all who wait are told once that a seat is free; who left no address is to be phoned', async () => {
    const team = house.visitor();
    const starts = new Date(Date.now() + 2 * 3_600_000).toISOString().slice(0, 16);
    const path = `/days/${(await makeDay(team, { capacity: 2, starts, zone: 'UTC' })).id}`;
    const [emil, frieda] = [await signUp(path, 'Emil'), await signUp(path, 'Frieda')];
    const gesa = await signUp(path, 'Gesa', 'gesa@kith.example');
    const hugo = await signUp(path, 'Hugo');
    assert.equal(gesa.seat.last_hours, true);
    assert.deepEqual((await team.get(`${path}/people`)).json.to_offer, [], 'nothing is free yet');
    await emil.guest.post(`${emil.path}/give-back`);
    const [letter] = await lettersOnceThere('gesa@kith.example', 1);
    assert.match(letter, /der zuerst|zuerst/);
    const toPhone = async () => (await team.get(`${path}/people`)).json.to_offer.map((one) => one.name);
    assert.deepEqual(await toPhone(), ['Hugo']);
    await team.post(`${path}/people/${hugo.seat.id}/told`);
    assert.deepEqual(await toPhone(), []);
    await frieda.guest.post(`${frieda.path}/give-back`);
    assert.deepEqual(await toPhone(), [], 'told once');
    await sleep(300);
    assert.equal(lettersTo('gesa@kith.example').length, 1, 'nobody is told twice');
    assert.equal((await gesa.guest.post(`${gesa.path}/take`)).json.state, 'coming');
  });

  test('where no seat is given away any more, nobody is told of a free one', async () => {
    const team = house.visitor();
    const starts = new Date(Date.now() + 2 * 3_600_000).toISOString().slice(0, 16);
    const path = `/days/${(await makeDay(team, { capacity: 1, starts, zone: 'UTC' })).id}`;
    const ida = await signUp(path, 'Ida');
    const jan = await signUp(path, 'Jan', 'jan@kith.example');
    const shut = await team.post(`${path}/edit`, {
      ...{ title: 'Ein Tag', starts, zone: 'UTC', capacity: 1 },
      ...{ sign_up_open: false, companies_apart: false, names_on_screen: false },
    });
    assert.equal(shut.status, 200, shut.text);
    await ida.guest.post(`${ida.path}/give-back`);
    assert.equal((await jan.guest.post(`${jan.path}/take`)).code, 'no_free_seat');
    await sleep(300);
    assert.equal(lettersTo('jan@kith.example').length, 0);
    assert.deepEqual((await team.get(`${path}/people`)).json.to_offer, []);
  });

  test('who moved up gets one letter with the link to the seat; who left no address is to be phoned', async () => {
    const team = house.visitor();
    const day = await makeDay(team, { capacity: 2, title: 'Ein Abend' });
    const path = `/days/${day.id}`;
    const [anna, bert] = [await signUp(path, 'Anna', 'anna@kith.example'), await signUp(path, 'Bert')];
    await signUp(path, 'Cara', 'cara@kith.example');
    await signUp(path, 'Dora');
    await anna.guest.post(`${anna.path}/give-back`);
    await bert.guest.post(`${bert.path}/give-back`);
    const [letter] = await lettersOnceThere('cara@kith.example', 1);
    const [link] = letter.match(/http:\/\/127\.0\.0\.1:\d+\/s\/[0-9a-z]{39}/);
    const phone = house.visitor();
    const { location } = (await phone.page(pathOf(link))).headers;
    const seat = (await phone.get(location)).json;
    assert.deepEqual([seat.name, seat.state, seat.moved_up], ['Cara', 'coming', false]);
    const people = (await team.get(`${path}/people`)).json;
    assert.deepEqual(
      people.to_phone.map((p) => p.name),
      ['Dora'],
    );
    assert.equal(lettersTo('cara@kith.example').length, 1);
    assert.equal(lettersTo('anna@kith.example').length, 0);
  });

  test('each letter is in the language its reader signed up in, or saved their seat in last; else in the house’s', async () => {
    const team = house.visitor();
    const path = `/days/${(await makeDay(team, { capacity: 5, title: 'Ein Abend' })).id}`;
    await signUp(path, 'Eve', 'eve@kith.example', 'en-GB');
    await signUp(path, 'Olaf', 'olaf@kith.example', 'de');
    const nora = await signUp(path, 'Nora', 'nora@kith.example', 'de');
    const { as_of } = (await nora.guest.get(nora.path)).json;
    const said = { name: 'Nora', first_together: false, shows: false, on_screen: false, as_of };
    const saved = await nora.guest.post(`${nora.path}/edit`, said, { 'Accept-Language': 'en' });
    assert.equal(saved.status, 200, saved.text);
    // As of before languages were kept.
    await signUp(path, 'Alt', 'alt@kith.example', 'en');
    house.sow(["update seat set language = '' where name = 'Alt'"]);
    await team.post(`${path}/cancel`);
    const subject = async (address) => (await lettersOnceThere(address, 1))[0].match(/^Subject: (.*)$/m)[1];
    for (const address of ['eve@kith.example', 'nora@kith.example'])
      assert.equal(await subject(address), 'Does not take place: Ein Abend', address);
    for (const address of ['olaf@kith.example', 'alt@kith.example'])
      assert.equal(await subject(address), 'Findet nicht statt: Ein Abend', address);
  });

  test('who comes or waits learns that a day is cancelled; who gave the seat back does not', async () => {
    const team = house.visitor();
    const day = await makeDay(team, { capacity: 2, title: 'Abgesagt' });
    const path = `/days/${day.id}`;
    await signUp(path, 'Emil', 'emil@kith.example');
    const gone = await signUp(path, 'Fritz', 'fritz@kith.example');
    await gone.guest.post(`${gone.path}/give-back`);
    await signUp(path, 'Gerda', 'gerda@kith.example');
    await signUp(path, 'Hans', 'hans@kith.example');
    await team.post(`${path}/cancel`);
    for (const address of ['emil@kith.example', 'gerda@kith.example', 'hans@kith.example'])
      assert.equal((await lettersOnceThere(address, 1)).length, 1, address);
    assert.equal(lettersTo('fritz@kith.example').length, 0);
  });

  test('an address that the team brought in gets no letter, until its person leaves one; the team is told how many', async () => {
    const team = house.visitor();
    const path = `/days/${(await makeDay(team)).id}`;
    const { draft } = (
      await team.post(`${path}/import`, { csv: 'Name;E-Mail\nJule;jule@kith.example\nKai;kai@kith.example' })
    ).json;
    await team.post(`${path}/import/take`, { draft });
    await team.post(`${path}/people`, { name: 'Lotte', email: 'lotte@kith.example' });
    await signUp(path, 'Malte', 'malte@kith.example');
    const people = (await team.get(`${path}/people`)).json;
    assert.equal(people.not_written, 3);
    const kai = people.coming.find((comer) => comer.name === 'Kai');
    const { link } = (await team.get(`/seats/${kai.id}`)).json;
    const flags = { first_together: false, shows: false, on_screen: false };
    await team.post(`/seats/${kai.id}/edit`, { name: 'Kai', email: 'kai@kith.example', ...flags });
    assert.equal((await team.get(`${path}/people`)).json.not_written, 3, 'the team’s word is not Kai’s');
    const phone = house.visitor();
    await phone.page(pathOf(link));
    const left = await phone.post(`/seats/${kai.id}/edit`, { name: 'Kai', email: 'kai@home.example', ...flags });
    assert.equal(left.status, 200, left.text);
    assert.equal((await team.get(`${path}/people`)).json.not_written, 2);
    await team.post(`${path}/cancel`);
    for (const address of ['malte@kith.example', 'kai@home.example'])
      assert.equal((await lettersOnceThere(address, 1)).length, 1, address);
    await sleep(1_500);
    for (const address of ['jule', 'kai', 'lotte'])
      assert.equal(lettersTo(`${address}@kith.example`).length, 0, address);
  });

  test('importing and signing up write to nobody', async () => {
    const team = house.visitor();
    const path = `/days/${(await makeDay(team)).id}`;
    const list = { csv: 'Name;E-Mail\nAnna;still@kith.example' };
    const { draft } = (await team.post(`${path}/import`, list)).json;
    await team.post(`${path}/import/take`, { draft });
    await signUp(path, 'Ida', 'ida@kith.example');
    await sleep(1_500); // a letter leaves within seconds
    assert.equal(lettersTo('still@kith.example').length + lettersTo('ida@kith.example').length, 0);
  });

  test('the pages promise letters only where they are sent', async () => {
    const path = `/days/${(await makeDay(house.visitor())).id}`;
    assert.match((await house.visitor().page(path)).text, /so that this house can write to you/);
    const silent = await openHouse();
    const other = `/days/${(await makeDay(silent.visitor())).id}`;
    const page = (await silent.visitor().page(other)).text;
    await silent.close();
    assert.match(page, /sends no mail yet/);
    assert.doesNotMatch(page, /can write to you/);
  });
});
