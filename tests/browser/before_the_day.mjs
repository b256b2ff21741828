// What happens to a day in the weeks before it, on the pages of those who do it: the team shapes it with nothing but a
// keyboard and brings in a list; people sign up until it is full, wait, give back; the imported reach their phones.
// For: day.test.mjs.
import { pathOf } from '../api/house.mjs';
import { looksWell } from './browser.mjs';
import { pressKey, typeInto } from './senses.mjs';

const imported = ['Anna Berg', 'Bert Nowak', 'Cara Lind', 'Dora Fels', 'Emil Kranz', 'Frida Moll'];
const signedUp = ['Gert Falk', 'Hanna Ott', 'Ida Pohl', 'Jonas Ruf', 'Karla Sand', 'Lars Tamm'];

const heading = (page, name) => page.getByRole('heading', { name });

// Returns its path.
export async function shapeDay(team) {
  await team.goto('/');
  await pressKey(team, team.getByRole('link', { name: 'Shape a whole day, with sign-up' }));
  await typeInto(team, team.locator('#make_day_title'), 'Tische für alle');
  await team.fill('#make_day_starts', '2027-03-05T18:30'); // how a date is typed is the browser's own affair
  await typeInto(team, team.locator('#make_day_your_name'), 'Herr Bassetti');
  await pressKey(team, team.getByText('More, if you like'));
  await typeInto(team, team.locator('#make_day_capacity'), '12');
  await pressKey(team, team.getByRole('button', { name: 'Make the day' }));
  await heading(team, 'Tische für alle').waitFor();
  const day = new URL(team.url()).pathname;
  await pressKey(team, team.getByRole('link', { name: 'Change the day' }));
  await pressKey(team, team.getByRole('link', { name: 'Rounds at tables' }));
  await typeInto(team, team.locator('#edit_part_rounds'), '4');
  await typeInto(team, team.locator('#edit_part_table_size'), '4');
  await typeInto(team, team.locator('#edit_part_finding'), 'by the window\nleft of the door\nnext to the bar');
  await pressKey(team, team.getByRole('button', { name: 'Save' }));
  await team.getByText('4 rounds of').waitFor();
  await pressKey(team, team.getByRole('link', { name: 'To the day’s page' }));
  await pressKey(team, team.locator('.team').getByRole('link', { name: 'Who comes' }));
  await pressKey(team, team.getByRole('link', { name: 'Bring in a list' }));
  await typeInto(team, team.locator('#paste_import_csv'), `Name;Firma\n${imported.map((n) => `${n};`).join('\n')}`);
  await pressKey(team, team.getByRole('button', { name: 'See what would come of it' }));
  await pressKey(team, team.getByRole('button', { name: 'Bring them in' }));
  await team.getByText('6 people of 12 seats; nobody is waiting.').waitFor();
  await looksWell(team);
  return day;
}

export async function signUpUntilFull(phones, day) {
  const signUp = async (name, button) => {
    const page = await phones.of(name, { script: name !== 'Lars Tamm' });
    await page.goto(day);
    await page.fill('#sign_up_name', name);
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL('**/seats/**');
    return page;
  };
  await Promise.all(
    signedUp.map(async (name) => {
      const page = await signUp(name, 'I am coming');
      await heading(page, `${name}, you have a seat.`).waitFor();
    }),
  );
  const mona = await signUp('Mona Uhl', 'Put me on the waiting list');
  await mona.getByText('You are next.').waitFor();
  await looksWell(mona);
  const gert = phones.get('Gert');
  await gert.getByText('I cannot come').click();
  await gert.getByRole('button', { name: 'Give my seat back' }).click();
  await heading(gert, 'Gert Falk, your seat is given back.').waitFor();
  await mona.reload();
  await mona.getByRole('button', { name: 'Gladly, I am coming' }).click();
  await heading(mona, 'Mona Uhl, you have a seat.').waitFor();
  await gert.goto('about:blank');
}

export async function reachPhones(team, phones, day) {
  await team.goto(`${day}/print/slips`);
  const slips = await team.request.get(`${day}/print/slips`, { headers: { Accept: 'application/json' } });
  const { slips: all } = await slips.json();
  const slipOf = (name) => all.find((slip) => slip.name === name);
  const bert = phones.handOn('Gert Falk', 'Bert Nowak'); // the phone of one who does not come
  await bert.goto(pathOf(slipOf('Bert Nowak').link));
  await heading(bert, 'Bert Nowak, you have a seat.').waitFor();
  for (const name of ['Anna Berg', 'Cara Lind', 'Dora Fels']) {
    const page = await phones.of(name);
    await page.goto(`${day}/find-my-seat`);
    await page.fill('#find_my_seat_name', name);
    await page.fill('#find_my_seat_code', slipOf(name).code);
    await page.getByRole('button', { name: 'Open my seat' }).click();
    await heading(page, `${name}, you have a seat.`).waitFor();
  }
}
