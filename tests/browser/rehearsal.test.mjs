// The rehearsal as somebody meets it who has never run a day: from the first page, following the line above, to the
// first contact. On a phone and a desk, with and without scripts.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse } from '../api/house.mjs';
import { desk, looksWell, openBrowser, openPage, phone, readers, shot, until } from './browser.mjs';

describe('a rehearsal', () => {
  let house;
  let browser;
  before(async () => {
    house = await openHouse({ limits: false });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  const strip = (page) => page.getByRole('complementary', { name: 'Rehearsal' });
  const tap = (page, name) => strip(page).getByRole('button', { name }).click();

  async function begin(page) {
    await page.goto('/');
    await page.getByRole('button', { name: 'Rehearse a day in two minutes' }).click();
    await page.getByRole('heading', { name: 'A whole day in two minutes' }).waitFor();
  }
  async function end(page) {
    await strip(page).getByRole('link', { name: 'Both at once' }).click();
    await page.locator('.rehearsal-end button').click();
    await page.getByRole('heading', { name: 'This rehearsal is over' }).waitFor();
  }

  for (const reader of readers) {
    test(`on a ${reader.name}: the line above leads from the door to the first contact`, async () => {
      const page = await openPage(browser, house, reader.options);
      const look = async (name) => {
        await looksWell(page);
        await shot(page, `rehearsal-${name}-${reader.name.replaceAll(' ', '-')}`);
      };
      await begin(page);
      await look('lobby');
      await tap(page, 'Here I am');
      await tap(page, 'Seat them at 5 tables');
      await page.locator('#round-1').waitFor();
      await look('seating');
      await tap(page, 'Start the first round');
      await tap(page, /^Let .* in$/);
      await tap(page, 'End round 1, begin the next');
      await strip(page).getByText('At table 4 you sit with Ms Weber.').waitFor();
      await look('live');
      await strip(page).getByRole('link', { name: 'Your phone' }).click();
      await page.locator('.my-table').waitFor();
      assert.equal(await page.locator('.my-table .mark').innerText(), '4');
      await look('phone');
      await tap(page, 'End round 2, begin the next');
      await tap(page, 'End the last round');
      await strip(page).getByRole('link', { name: 'Whom you met' }).click();
      const weber = page.locator('.met-people > li').filter({ has: page.getByRole('heading', { name: 'Weber' }) });
      await weber.getByRole('button', { name: 'Gladly again' }).click();
      await strip(page).getByText('nobody sees it tonight').waitFor();
      await look('said');
      await tap(page, 'Let it be morning');
      await strip(page).getByText('Your first contact: Ms Weber.').waitFor();
      await strip(page).getByRole('link', { name: 'To Ms Weber' }).click();
      await page.getByText('Round 2, table 4').waitFor();
      await look('contact');
      await end(page);
      await look('over');
      await page.context().close();
    });
  }

  test('a phone beside the team’s page follows by itself, and its clock runs fast', async () => {
    const team = await openPage(browser, house, desk);
    await begin(team);
    const link = await team.locator('figure svg').count();
    assert.equal(link, 1, 'a code to hold a phone to');
    const { phone: seat, day } = await team.evaluate(async () =>
      (await fetch(location.href, { headers: { Accept: 'application/json' } })).json(),
    );
    const guest = await openPage(browser, house, phone);
    await guest.goto(seat);
    assert.equal(await strip(guest).getByRole('button').count(), 0, 'a phone leads nobody');
    await tap(team, 'Here I am');
    await tap(team, 'Seat them at 5 tables');
    await team.locator('#round-1').waitFor();
    await guest.getByText('You begin at table').waitFor();
    await tap(team, 'Start the first round');
    await guest.getByRole('heading', { name: 'Round 1 of 3' }).waitFor();
    const seconds = async () => {
      const [minutes, rest] = (await guest.locator('.now-time .time').innerText()).split(':');
      return Number(minutes) * 60 + Number(rest);
    };
    const first = await seconds();
    await until('half a minute goes by in two seconds', async () => first - (await seconds()) >= 30);
    const storageState = await team.context().storageState();
    const screen = await openPage(browser, house, { ...desk, storageState });
    await screen.goto(team.url().replace(/days\/.*/, `days/${day}/screen`));
    // Nothing is written when the time runs out, and no stream tells of it.
    const patient = { timeout: 40_000 };
    await guest.getByText('The time is up. It goes on in a moment.').waitFor(patient);
    await screen.getByText('Please change tables').waitFor(patient);
    await team.locator('.live-time.soon').getByText('The time is up.').waitFor(patient);
    await end(team);
    await screen.context().close();
    await guest.context().close();
    await team.context().close();
  });

  test('by keyboard alone, one finds the next thing to do at once', async () => {
    const page = await openPage(browser, house, desk);
    await begin(page);
    await page.evaluate('document.activeElement.blur()');
    const seen = [];
    for (let i = 0; i < 4; ++i) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate('document.activeElement.textContent.trim()'));
    }
    assert.ok(seen.includes('Here I am'), seen.join(' | '));
    while ((await page.evaluate('document.activeElement.textContent.trim()')) !== 'Here I am')
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await strip(page).getByText('Step 2 of 6').waitFor();
    await end(page);
    await page.context().close();
  });

  for (const [language, options] of [
    ['de-DE', { ...phone, colorScheme: 'dark' }],
    ['de-DE', { ...desk, colorScheme: 'dark' }],
    ['en-US', { viewport: { width: 320, height: 640 } }],
  ]) {
    test(`reads well in ${language} at ${options.viewport.width} pixels, ${options.colorScheme ?? 'light'}`, async () => {
      const page = await openPage(browser, house, options, { language });
      await page.goto('/rehearsals');
      await looksWell(page);
      await shot(page, `rehearsals-${language}-${options.viewport.width}`);
      await page.locator('#start_rehearsal_ .button').click();
      await page.locator('aside.rehearsal').waitFor();
      await looksWell(page);
      await shot(page, `rehearsal-lobby-${language}-${options.viewport.width}`);
      await page.locator('.rehearsal-end button').click();
      await page.locator('.threshold').waitFor();
      await page.context().close();
    });
  }
});
