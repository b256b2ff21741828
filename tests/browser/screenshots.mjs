// Every page as a picture, on a phone, a desk, in the dark and on paper: docs/images/<page>-<look>.png.
// For: looking at kith without running it, and at what a change did to it. Run by bin/screenshots; asserts nothing.
import { mkdirSync } from 'node:fs';
import { openHouse, pathOf, sleep } from '../api/house.mjs';
import { becomeKeeper, openBrowser, openPage } from './browser.mjs';

const folder = new URL('../../docs/images/', import.meta.url).pathname;
const wanted = process.argv.slice(2); // names of pages; none: all

const looks = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1280, height: 800 } },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  print: { viewport: { width: 794, height: 1123 } }, // A4 at 96 dots an inch
};
const language = 'de-DE';
const names = `Frau Weber
Herr Schmidt
Frau Meier
Herr Bassetti
Frau Dr. Öztürk
Herr Nowak
Frau Lindqvist
Herr van Dijk
Frau Hoffmann
Herr Kowalski
Frau Moreau
Herr Yıldız
Frau Schneider
Herr Becker
Frau Ivanova
Herr Jansen`;

// A stranger makes a list of tables, answers the post and starts; what they hold afterwards opens those pages.
async function aGuest(browser, house) {
  const page = await openPage(browser, house, looks.desk, { language });
  const paths = {};
  await page.goto('/');
  await page.fill('#make_list_names', names);
  await page.fill('#make_list_rounds', '3');
  await page.fill('#make_list_table_size', '4');
  await page.locator('form:has(#make_list_names) .button').first().click();
  await page.waitForURL('**/lists/**');
  paths.tables = new URL(page.url()).pathname;
  paths['tables-moving'] = await page.locator('.tables a').first().getAttribute('href');
  paths.post = `/posts/${(await house.visitor().get('/posts')).json.posts[0].id}`;
  await page.goto(paths.post);
  await page.fill('#answer_post_reply', 'Für mich heißt er: Ich darf auch einfach nur zuhören.');
  await page.fill('#answer_post_name', 'Frau Lindqvist');
  await sleep(2_600); // nobody types faster
  await page.locator('form.answer .button').click();
  await page.locator('.keep').first().waitFor();
  paths.reply = new URL(page.url()).pathname;
  await page.goto('/');
  await page.fill('#start_person_name', 'Frau Lindqvist');
  await page.locator('form:has(#start_person_name) .button').click();
  await page.waitForURL('**/me');
  paths.me = '/me';
  paths['keep-link'] = pathOf(await page.locator('.keep input').first().inputValue());
  return { state: await page.context().storageState(), paths };
}

async function aKeeper(browser, house) {
  const page = await openPage(browser, house, looks.desk, { language });
  await becomeKeeper(page, house);
  const post = (await house.visitor().get('/posts')).json.posts[0].id;
  return {
    state: await page.context().storageState(),
    paths: {
      house: '/house',
      'new-post': '/posts/new',
      'edit-post': `/posts/${post}/edit`,
      'sign-ins': '/me/sign-ins',
    },
  };
}

// Somebody who shapes a day, one who signed up for it, and one who waits.
async function aDay(browser, house) {
  const page = await openPage(browser, house, looks.desk, { language });
  await page.goto('/days/new');
  await page.fill('#make_day_title', 'Ein Abend für Leute, die bauen');
  await page.fill('#make_day_starts', '2031-03-03T18:30');
  await page.fill('#make_day_your_name', 'Herr Bassetti');
  await page.locator('form.new-day details summary').click();
  await page.fill('#make_day_place', 'Haus am Markt, großer Saal');
  await page.fill('#make_day_capacity', '14');
  await page.fill('#make_day_about', 'Vier Runden an Tischen, danach ist Zeit. **Niemand muss etwas vorbereiten.**');
  await page.locator('form.new-day > .button').click();
  await page.waitForURL(/days\/[0-9a-z]{13}$/);
  const path = new URL(page.url()).pathname;
  for (const name of names.split('\n').slice(0, 13))
    await house.visitor().post(`${path}/sign-ups`, { name, shows: name.length % 2 === 0 });
  const guest = await openPage(browser, house, looks.desk, { language });
  await guest.goto(path);
  await guest.fill('#sign_up_name', 'Frau Meier');
  await guest.locator('form#sign_up_ > .button').click();
  await guest.waitForURL('**/seats/**');
  const seat = new URL(guest.url()).pathname;
  await guest.fill('#put_up_table_sentence', 'Wer restauriert noch Boote?');
  await guest.locator('form#put_up_table_ > .button').click();
  await guest.locator('#open-tables').waitFor();
  await house.visitor().post(`${path}/sign-ups`, { name: 'Herr Spät' });
  await page.goto(`${path}/edit`);
  const part = await page.locator('.parts h3 a').nth(1).getAttribute('href');
  await page.goto(`${path}/import`);
  await page.fill(
    '#paste_import_csv',
    'Vorname;Nachname;Firma;Mail\nAnna;Berg;Nordwind;a@example.com\nAnna;Berg;;\n;;Südwind;',
  );
  await page.locator('form#paste_import_ > .button').click();
  await page.locator('#columns-title').waitFor();
  return {
    team: {
      state: await page.context().storageState(),
      paths: {
        'day-desk': `${path}/edit`,
        part,
        people: `${path}/people`,
        import: `${path}/import`,
        door: `${path}/door`,
        seating: `${path}/seating`,
      },
    },
    guest: { state: await guest.context().storageState(), paths: { seat } },
    anyone: { day: path, days: '/days', 'new-day': '/days/new', 'find-my-seat': `${path}/find-my-seat` },
  };
}

// The second round of a rehearsed day: what the team, a phone and the room see, and what paper says.
async function anEvening(browser, house) {
  const page = await openPage(browser, house, looks.desk, { language });
  await page.goto('/rehearsals');
  await page.locator('main form .button').first().click();
  await page.waitForURL(/rehearsals\/[^/]+$/);
  const base = new URL(page.url()).pathname;
  const ask = (path, body) =>
    page.evaluate(
      async ([address, sent]) => {
        const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
        const answer = await fetch(
          address,
          sent ? { method: 'POST', headers, body: JSON.stringify(sent) } : { headers },
        );
        return answer.json();
      },
      [base + path, body],
    );
  const { day, part, seat, tables } = await ask('');
  await ask(`/days/${day}/door/here`, { seat });
  await ask(`/days/${day}/seating/${part}/plan`, { tables });
  await ask(`/days/${day}/live/${part}/start`, {});
  await ask(`/days/${day}/live/${part}/next`, { round: 1 });
  const paths = { rehearsal: base };
  for (const name of ['live', 'screen']) paths[name] = `${base}/days/${day}/${name}`;
  for (const name of ['now', 'met', 'contacts']) paths[name] = `${base}/seats/${seat}/${name}`;
  for (const kind of ['slips', 'badges', 'tables', 'seating', 'door'])
    paths[`paper-${kind}`] = `${base}/days/${day}/print/${kind}`;
  return { state: await page.context().storageState(), paths };
}

async function photograph(browser, house, { state, paths }) {
  for (const [look, options] of Object.entries(looks)) {
    const page = await openPage(browser, house, { ...options, storageState: state }, { language });
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    for (const [name, path] of Object.entries(paths)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      await page.goto(path);
      await sleep(300); // what moves has come to rest
      await page.screenshot({ path: `${folder}${name}-${look}.png`, fullPage: true });
      console.log(`docs/images/${name}-${look}.png`);
    }
    await page.context().close();
  }
}

mkdirSync(folder, { recursive: true });
const house = await openHouse({ demo: true });
const browser = await openBrowser();
try {
  await photograph(browser, house, { paths: { 'first-run': await house.firstRunPath() } });
  const guest = await aGuest(browser, house);
  await photograph(browser, house, await aKeeper(browser, house));
  await photograph(browser, house, guest);
  const day = await aDay(browser, house);
  await photograph(browser, house, day.team);
  await photograph(browser, house, day.guest);
  await photograph(browser, house, { paths: day.anyone });
  await photograph(browser, house, await anEvening(browser, house));
  const { network } = (await house.visitor().get('/')).json;
  const anyone = { front: '/', posts: '/posts', 'sign-in': '/sign-in', imprint: '/imprint', missing: '/nothing' };
  Object.assign(anyone, { privacy: '/privacy', 'new-list': '/lists', network: `/networks/${network}` });
  await photograph(browser, house, { paths: anyone });
} finally {
  await browser.close();
  await house.close();
}
