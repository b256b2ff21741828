// One networking day, all the way round, as everybody lives through it: a team with nothing but a keyboard, a phone at the
// door, twelve phones in the room (one without scripts) and the room's screen. The tests are hours of one day, in order.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { openHouse, pathOf } from '../api/house.mjs';
import { reachPhones, shapeDay, signUpUntilFull } from './before_the_day.mjs';
import { anotherPage, desk, looksWell, openBrowser, openPage, phone, until } from './browser.mjs';
import { claimSeat, Phones, tableOf, tapSignedOut } from './phones.mjs';
import { heardOn, hearOf, pressKey, saidBy, stanceOf } from './senses.mjs';

const inZone = (day, clock) => Date.parse(`2027-03-${day}T${clock}:00+01:00`);

describe('one networking day', () => {
  let house;
  let browser;
  let team; // Herr Bassetti's page
  let door; // the page of whoever stands there
  let screen;
  let day; // its path
  let phones;
  let failed = ''; // which hour went wrong: those after it have nothing to stand on
  const hour = (name, lives) =>
    test(name, async () => {
      assert.equal(failed, '', 'an hour before this one went wrong');
      failed = name;
      await lives();
      failed = '';
    });
  const shots = process.env.KITH_SHOTS;

  before(async () => {
    house = await openHouse({ limits: false, at: inZone('01', '12:00') });
    browser = await openBrowser();
    team = await openPage(browser, house, desk);
    await hearOf(team.context());
    phones = new Phones(browser, house);
  });
  after(async () => {
    if (shots) await team.screenshot({ path: `${shots}/day-team.png`, fullPage: true });
    await browser?.close();
    await house?.close();
  });

  const heading = (page, name) => page.getByRole('heading', { name });
  // The house's clock moves on only after everybody has heard of what was before.
  const at = (date, clock) => house.setClock(inZone(date, clock));

  hour('the team shapes it with the keyboard alone, and brings in a list', async () => {
    day = await shapeDay(team);
  });
  hour('people sign up until it is full; who waits moves up as soon as somebody gives a seat back', () =>
    signUpUntilFull(phones, day),
  );
  hour('imported people reach their phones without mail: by a slip, and by name and four digits', () =>
    reachPhones(team, phones, day),
  );

  hour('the door: two letters and a tap; undone; somebody walks in; taps wait for network and sign-in', async () => {
    at('05', '18:00');
    await team.goto(`${day}/people`);
    door = await openPage(browser, house, phone);
    await hearOf(door.context());
    await door.goto(pathOf(await team.getByRole('textbox', { name: 'The team’s link' }).inputValue()));
    await door.fill('#join_team_name', 'Frau Meier');
    await door.getByRole('button', { name: 'Gladly, I help' }).click();
    await door.waitForURL(`**${day}`);
    await door.goto(`${day}/door`);
    const here = (n) =>
      until(`${n} here`, async () => (await door.locator('.door-count').innerText()).startsWith(`${n} here`));
    const come = async (name) => {
      await door.fill('#q', name.slice(0, 2));
      await door.getByRole('button', { name: `${name} is here`, exact: true }).click();
    };
    await come('Anna Berg');
    await here(1);
    await looksWell(door);
    await door.getByRole('button', { name: 'Undo: Anna Berg is not here' }).click();
    await here(0);
    let count = 0;
    for (const name of ['Anna Berg', 'Bert Nowak', 'Cara Lind', 'Dora Fels', 'Hanna Ott', 'Ida Pohl']) {
      await come(name);
      await here(++count);
    }
    await door.fill('#walk_in_name', 'Otto Gast');
    await door.getByRole('button', { name: 'Let them in' }).click();
    await here(++count);
    await door.locator('.door-latest').getByText('Otto Gast').waitFor();
    const otto = await phones.of('Otto Gast');
    await door.goto(`${day}/door?q=ot`);
    await door.locator('.door-found li', { hasText: 'Otto' }).getByRole('link', { name: 'Show the code' }).click();
    await heading(door, 'Scan me, Otto Gast').waitFor();
    const code = await door.request.get(door.url(), { headers: { Accept: 'application/json' } });
    await otto.goto(pathOf((await code.json()).scan.link));
    await otto.waitForURL('**/seats/**');

    await door.goto(`${day}/door?q=jo`);
    await door.context().setOffline(true);
    await door.getByRole('button', { name: 'Jonas Ruf is here' }).click();
    await door.getByText('1 not sent yet').waitFor();
    at('05', '18:20');
    await team.goto(`${day}/seating`);
    // What it could say as it went is that a tap waits; or it was not heard of since.
    const warned = /^Frau Meier’s phone at the door (has 1 tap not sent yet\.|was last heard of at 18:00\.)/;
    await team.getByText(warned).waitFor();
    await door.context().setOffline(false);
    await door.getByText('1 not sent yet').waitFor({ state: 'hidden' });
    await here(++count);
    await tapSignedOut(door, 'Karla Sand');
    await here(++count);
    for (const name of ['Lars Tamm', 'Mona Uhl']) {
      await come(name);
      await here(++count);
    }
    assert.deepEqual(
      door.complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED|status of 401/.test(line)),
      [],
    );
    door.complaints.length = 0;
  });

  hour('eleven are here: one tap decides how many tables, and the keyboard starts the first round', async () => {
    at('05', '18:50');
    await team.goto(`${day}/seating`);
    await team.getByText('11 are here. How many tables?').waitFor();
    await pressKey(team, team.getByRole('button', { name: '3 tables' }));
    await team.locator('#round-4').waitFor();
    await looksWell(team);
    const names = await team.locator('#round-1 .seats a').allInnerTexts();
    assert.equal(names.length, 11);
    for (const missing of ['Emil Kranz', 'Frida Moll', 'Gert Falk']) assert.ok(!names.includes(missing), missing);
    await pressKey(team, team.getByRole('link', { name: 'The rounds, live' }));
    await phones.each(async (page) => {
      await page.goto(`${new URL(page.url()).pathname.match(/\/seats\/\w+/)[0]}/now`);
      await heading(page, 'Soon').waitFor();
    });
    await looksWell(phones.get('Anna'));
    await pressKey(team, team.getByRole('button', { name: 'Start the first round' }));
    await team.locator('.live-time .time').waitFor();
    await looksWell(team);
    screen = await openPage(browser, house, desk);
    await hearOf(screen.context());
    await screen.goto(pathOf(await team.getByLabel('The screen without sign-in').inputValue()));
    await heading(screen, 'Round 1 of 4').waitFor();
    await looksWell(screen);
  });

  const roundOn = (round) =>
    Promise.all([...phones.live(), screen].map((page) => heading(page, `Round ${round} of 4`).waitFor()));
  const next = async (round) => {
    await pressKey(team, team.getByRole('button', { name: `End round ${round}` }));
    await heading(team, `Round ${round + 1} of 4`).waitFor();
    await roundOn(round + 1);
  };

  hour('each phone has its own table; all phones together have every chair once', async () => {
    await roundOn(1);
    const lars = phones.get('Lars'); // without scripts: a page that asks again by itself
    await lars.reload();
    await heading(lars, 'Round 1 of 4').waitFor();
    await looksWell(lars);
    assert.match(await lars.locator('meta[http-equiv=refresh]').getAttribute('content'), /^20\b/);
    const chairs = new Map();
    for (const page of phones.all()) {
      const table = await tableOf(page);
      const you = (await page.locator('.my-table .you').innerText()).split(/\s/)[0];
      assert.equal(you, page.owner.split(' ')[0]);
      chairs.set(table, [...(chairs.get(table) ?? []), you]);
    }
    assert.equal(chairs.size, 3);
    for (const people of chairs.values()) assert.ok(people.length === 3 || people.length === 4);
    await looksWell(phones.get('Mona'));
  });

  hour('one comes late and is seated; nobody else hears of it, nor is moved on the page', async () => {
    const stood = await phones.settle();
    at('05', '18:55');
    await door.goto(`${day}/door?q=em`);
    await door.getByRole('button', { name: 'Emil Kranz is here' }).click();
    await door.locator('.door-latest').getByText('Emil Kranz').waitFor();
    await until('Emil has a table', async () => (await team.locator('.now-tables').innerText()).includes('Emil Kranz'));
    const table = await team.locator('.now-tables .table', { hasText: 'Emil Kranz' }).locator('.mark').innerText();
    const mates = phones.live().filter((page) => stood.get(page).heard.includes(`heading "Table ${table}"`));
    assert.ok(mates.length >= 2);
    for (const page of mates) await page.locator('.my-table').getByText('Emil').first().waitFor();
    for (const page of phones.live()) {
      const { heard, ...before } = stood.get(page);
      assert.deepEqual(await stanceOf(page), before, page.owner);
      assert.deepEqual(await saidBy(page), [], `${page.owner} is told what concerns somebody else`);
      const mine = (text) => text.match(/heading "Table \d+"/)[0];
      assert.equal(mine(await heardOn(page)), mine(heard), `${page.owner} keeps the table of the running round`);
    }
    assert.deepEqual(await saidBy(screen), []);
    const emil = await phones.of('Emil Kranz');
    const scanned = await door.request.get(`${day}/door?q=em`, { headers: { Accept: 'application/json' } });
    const { seat } = (await scanned.json()).found[0];
    const code = await door.request.get(`${day}/door?seat=${seat}`, { headers: { Accept: 'application/json' } });
    await emil.goto(pathOf((await code.json()).scan.link));
    await emil.waitForURL('**/now');
    assert.equal(await tableOf(emil), table);
    assert.equal(phones.all().length, 12);
  });

  hour('the next round: each hears of their own table once; nothing jumps; a phone that slept catches up', async () => {
    const asleep = phones.get('Karla');
    const stood = await phones.settle();
    await asleep.context().setOffline(true); // the four phones of one browser
    const gone = phones.live().filter((page) => page.context() === asleep.context());
    for (const page of gone) await page.getByText(/No connection just now\. Table \d \(as of 18:5\d\)\./).waitFor();
    const awake = phones.live().filter((page) => !gone.includes(page));
    at('05', '19:05');
    await pressKey(team, team.getByRole('button', { name: 'End round 1' }));
    await heading(team, 'Round 2 of 4').waitFor();
    assert.match((await stanceOf(team)).focus, /End round 2/, 'the keyboard stays on the button that comes next');
    await Promise.all([...awake, screen].map((page) => heading(page, 'Round 2 of 4').waitFor()));
    for (const page of gone) await heading(page, 'Round 1 of 4').waitFor();
    await asleep.context().setOffline(false);
    await roundOn(2);
    for (const page of phones.live()) {
      const { heard: _, ...before } = stood.get(page);
      assert.deepEqual(await stanceOf(page), before, page.owner);
      const mine = `Round 2: you sit at table ${await tableOf(page)}.`;
      const said = await saidBy(page);
      const others = said.filter((line) => line !== mine && !line.startsWith('No connection just now.'));
      assert.deepEqual(others, [], page.owner);
      assert.equal(said.filter((line) => line === mine).length, 1, `${page.owner} hears: ${said}`);
      assert.match(await heardOn(page), new RegExp(`heading "Table ${await tableOf(page)}"`));
    }
    for (const page of gone) page.complaints.length = 0; // a browser notes on the console that it had no network
    assert.deepEqual(await saidBy(screen), [], 'the room’s screen is looked at');
    const lars = phones.get('Lars');
    await lars.reload();
    await heading(lars, 'Round 2 of 4').waitFor();
  });

  hour('sitting out and going are one tap and concern nobody else', async () => {
    at('05', '19:06');
    const [mona, hanna] = [phones.get('Mona'), phones.get('Hanna')];
    const stood = await phones.settle();
    await mona.getByRole('button', { name: 'I sit this one out' }).click();
    await mona.getByText('No table for you in this round').waitFor();
    await until(
      'Mona’s chair is free',
      async () => !(await team.locator('.now-tables .tables').innerText()).includes('Mona'),
    );
    await team.locator('.reality').getByText('Somebody has left').click();
    await team.locator('.reality').getByRole('button', { name: 'Hanna Ott' }).click();
    await until('Hanna is gone', async () => !(await team.locator('.now-tables').innerText()).includes('Hanna'));
    await hanna.getByRole('button', { name: 'I am with you again' }).waitFor();
    for (const page of phones.live()) {
      if (page === mona || page === hanna) continue;
      const tells = async () => /Mona|Hanna|sits? out|gone/.test(await heardOn(page));
      await until(`${page.owner}’s page tells of neither`, async () => !(await tells()));
      const { heard: _, ...before } = stood.get(page);
      assert.deepEqual(await stanceOf(page), before, page.owner);
      assert.deepEqual(await saidBy(page), [], `${page.owner} is told of somebody who rests or goes`);
    }
    await mona.getByRole('button', { name: 'I am with you again' }).click();
    await mona.getByRole('button', { name: 'I sit this one out' }).waitFor();
    await looksWell(mona);
  });

  hour('what is printed stays true: pages, and then whom to call out', async () => {
    at('05', '19:07');
    const paper = await anotherPage(team.context());
    await paper.goto(`${day}/print/seating`);
    await paper.getByRole('button', { name: 'Number it and print' }).click();
    await paper.getByText(/This is print \d+/).waitFor();
    await paper.emulateMedia({ media: 'print' });
    const pdf = await paper.pdf({ preferCSSPageSize: true, printBackground: true });
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
    const pages = text.split('\f').filter((one) => one.trim());
    assert.equal(pages.length, 5, 'a page for each round, and everybody’s way');
    for (const page of pages) assert.match(page, /Print no\. \d+/);
    await paper.close();
    await door.goto(`${day}/door`);
    await door.fill('#walk_in_name', 'Paula Gast');
    await door.getByRole('button', { name: 'Let them in' }).click();
    await team
      .locator('.call-outs')
      .getByText(/^Paula Gast, Runde \d: Tisch \d/)
      .first()
      .waitFor();
    const calls = team.locator('.call-outs li');
    const all = await calls.count();
    await pressKey(team, calls.first().getByRole('button', { name: 'Called' }));
    await until('one call less', async () => (await calls.count()) === all - 1);
    await looksWell(team);
  });

  hour('the last rounds, the end, and the room’s web that only grew', async () => {
    // Each pair is one stroke of the picture.
    const lines = async () => ((await screen.locator('.web-lines').getAttribute('d')) ?? '').split('M').length - 1;
    let [before, grew] = [await lines(), false];
    for (const round of [2, 3]) {
      at('05', `19:${10 * round}`);
      await next(round);
      const now = await lines();
      assert.ok(now >= before, `${now} after ${before}`);
      grew ||= now > before;
      before = now;
    }
    assert.ok(grew, 'new pairs met');
    await looksWell(screen);
    if (shots) await screen.screenshot({ path: `${shots}/day-screen.png` });
    await pressKey(team, team.getByRole('button', { name: 'End the last round' }));
    await heading(team, 'The rounds are over').waitFor();
    await Promise.all(phones.live().map((page) => heading(page, 'That was it').waitFor()));
    for (const page of phones.live()) assert.deepEqual(page.complaints, [], page.owner);
    for (const [number, round] of (await seatingOf(day)).entries()) {
      const seats = round.tables.flatMap((table) => table.seats.map((seat) => seat.person));
      assert.equal(new Set(seats).size, seats.length, `round ${number + 1} seats nobody twice`);
    }
  });
  const seatingOf = async (path) =>
    (await (await team.request.get(`${path}/seating`, { headers: { Accept: 'application/json' } })).json()).seating;

  // The names of two who sat together in the first round.
  let two;
  hour('gladly again: nothing shows before the morning, then both are in contact', async () => {
    at('05', '21:00');
    const awake = phones.entries().filter(([name]) => !['Lars', 'Emil', 'Hanna'].includes(name));
    const tables = (await seatingOf(day))[0].tables.map((table) => table.seats.map((seat) => seat.name.split(' ')[0]));
    // In one browser whoever keeps a seat is signed in, so that two of one browser would be one person.
    const pairs = awake.flatMap(([a, one]) =>
      awake.filter(([b, other]) => a < b && one.context() !== other.context()).map(([b]) => [a, b]),
    );
    two = pairs.find((pair) => tables.some((people) => pair.every((name) => people.includes(name))));
    const [one, other] = two.map((name) => phones.get(name));
    const say = async (page, name) => {
      await page.goto(page.url().replace(/\/now.*$/, '/met'));
      await page
        .locator('.met-people > li', { has: heading(page, name) })
        .getByRole('button', { name: 'Gladly again' })
        .click();
      await page
        .locator('.met-people > li', { has: heading(page, name) })
        .getByRole('button', { name: 'Take it back' })
        .waitFor();
    };
    await say(one, two[1]);
    await other.goto(other.url().replace(/\/now.*$/, '/met'));
    const quiet = await heardOn(other);
    await looksWell(other);
    await say(other, two[0]);
    await one.reload();
    await one.getByRole('link', { name: 'You are in contact' }).waitFor({ state: 'detached' });
    assert.doesNotMatch(quiet, /in contact|Take it back/);
    at('06', '08:00');
    for (const [i, page] of [one, other].entries()) {
      await page.reload();
      await page.getByRole('link', { name: 'You are in contact' }).click();
      await heading(page, new RegExp(`^${two[1 - i]} `))
        .first()
        .waitFor();
      await page.getByText(/^Round 1, table \d/).waitFor();
      await looksWell(page);
    }
  });

  hour('the next day remembers who met', async () => {
    for (const name of two) await claimSeat(phones.get(name), `${name} zum Zweiten`);
    // Next time the two come again, and two who are new: at two tables of two, the old acquaintances sit apart.
    await team.goto('/days/new');
    await team.fill('#make_day_title', 'Tische für alle, noch einmal');
    await team.fill('#make_day_starts', '2027-03-12T18:30');
    await team.getByRole('button', { name: 'Make the day' }).click();
    await heading(team, 'Tische für alle, noch einmal').waitFor();
    const next = new URL(team.url()).pathname;
    await team.goto(`${next}/edit`);
    await team.getByRole('link', { name: 'Rounds at tables' }).click();
    await team.fill('#edit_part_rounds', '1'); // in more of them all four would have to meet
    await team.fill('#edit_part_table_size', '3');
    await team.getByRole('button', { name: 'Save' }).click();
    await team.getByText('at most 3 at a table').waitFor();
    for (const name of [...two, 'Xaver', 'Yara']) {
      const page = phones.get(name) ?? (await phones.of(name));
      await page.goto(next);
      await page.fill('#sign_up_name', name);
      await page.getByRole('button', { name: 'I am coming' }).click();
      await page.waitForURL('**/seats/**');
    }
    await team.goto(`${next}/seating`);
    await team.getByText('4 people have signed up.').waitFor();
    await team.getByRole('button', { name: '2 tables' }).click();
    await team.locator('#round-1').waitFor();
    await looksWell(team);
    const apart = (await seatingOf(next))[0].tables.map((table) => table.seats.map((seat) => seat.name));
    assert.equal(apart.length, 2);
    for (const people of apart) assert.notDeepEqual([...people].sort(), [...two].sort(), 'they know each other');
    // Apart they might be by chance. A hand puts them together: then nobody of that table meets anybody new.
    await team.getByText('everyone meets 1 other').waitFor();
    const stranger = apart.find((people) => people.includes(two[1])).find((name) => name !== two[1]);
    await team.locator('#round-1').getByRole('link', { name: two[0] }).click();
    await team.getByRole('button', { name: `Change places with ${stranger}` }).click();
    await team.getByText('somebody meets nobody new').waitFor();
  });
});
