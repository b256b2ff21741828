// Rounds on phones, on the team's page and on the room's screen, as readers see them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedDay } from '../api/day.mjs';
import { openHouse } from '../api/house.mjs';
import { becomeKeeper, desk, looksWell, openBrowser, openPage, phone, readers, shot, until } from './browser.mjs';

describe('rounds', () => {
  let house;
  let browser;
  let team; // a page of the team, signed in
  before(async () => {
    house = await openHouse({ limits: false });
    browser = await openBrowser();
    team = await openPage(browser, house, desk);
    await becomeKeeper(team, house, { name: 'Herr Bassetti' });
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  async function begin(options = {}) {
    const day = seedDay(house, 'Herr Bassetti', { people: 10, namesOnScreen: true, ...options });
    await team.goto(`/days/${day.day}/seating`);
    await shot(team, 'seating-before-desk');
    await team.locator('.possible button').first().click();
    await team.locator('#round-1').waitFor();
    return day;
  }
  async function start(day) {
    await team.goto(`/days/${day.day}/live`);
    await team.getByRole('button', { name: 'Start the first round' }).click();
    await team.locator('.live-time .time').waitFor();
  }
  // The team's browser shows a seat's page, too: a page of its own with that browser's cookies.
  async function phonePage(day, number, options) {
    const page = await openPage(browser, house, options);
    const cookies = (await team.context().cookies()).map((c) => ({ ...c }));
    await page.context().addCookies(cookies);
    await page.goto(`/seats/${day.seats[number - 1].id}/now`);
    return page;
  }

  for (const reader of readers) {
    test(`on a ${reader.name}: my table, who sits there, a card, and one tap to sit out`, async () => {
      const day = await begin();
      await start(day);
      const page = await phonePage(day, 3, reader.options);
      await page.getByRole('heading', { name: 'Round 1 of 4' }).waitFor();
      assert.match(await page.locator('.my-table .mark').innerText(), /^[123]$/);
      assert.equal(await page.locator('.my-table .you').count(), 1);
      assert.match(await page.locator('.now-time .time').innerText(), /^\d+:\d\d$/);
      await looksWell(page);
      await shot(page, `now-${reader.name.replaceAll(' ', '-')}`);
      const card = await page.locator('.talk-card p').first().innerText();
      await page.getByRole('link', { name: 'Another one' }).click();
      await until('another card', async () => (await page.locator('.talk-card p').first().innerText()) !== card);
      await page.getByRole('link', { name: 'Leave it' }).click();
      await page.locator('.talk-card').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'I sit this one out' }).click();
      await page.getByRole('button', { name: 'I am with you again' }).waitFor();
      await page.getByText('No table for you in this round').waitFor();
      await looksWell(page);
      await page.context().close();
    });
  }

  test('a phone hears of the next round by itself, keeps its place, and says so once', async () => {
    const day = await begin();
    await start(day);
    const page = await phonePage(day, 5, phone);
    await page.locator('.elsewhere summary').click();
    await page.evaluate('window.scrollTo(0, 200)'); // not at the very end: the page gets a line shorter
    const heading = page.getByRole('heading', { name: 'Round 2 of 4' });
    const before = await page.evaluate('window.scrollY');
    await team.getByRole('button', { name: 'End round 1' }).click();
    await heading.waitFor();
    assert.equal(await page.evaluate('window.scrollY'), before);
    assert.ok(await page.locator('.elsewhere[open]').count(), 'what was opened stays open');
    assert.match(await page.locator('[aria-live]').innerText(), /Round 2: you sit at table \d/);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('without a network the phone keeps its table and says as of when; it comes back by itself', async () => {
    const day = await begin();
    await start(day);
    const page = await phonePage(day, 5, phone);
    const table = await page.locator('.my-table .mark').innerText();
    await page.context().setOffline(true);
    const away = page.getByText(new RegExp(`Table ${table} \\(as of \\d\\d:\\d\\d\\)`));
    await away.waitFor();
    assert.equal(await page.locator('.my-table .mark').innerText(), table);
    assert.equal(await page.locator('.to-come li').count(), 3);
    await shot(page, 'now-away');
    await page.context().setOffline(false);
    await away.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('the team’s pages and the screen look well on a desk and a phone', async () => {
    const day = await begin();
    await looksWell(team);
    await shot(team, 'seating-desk');
    await team.locator('#round-2 .seats a').first().click();
    await team.locator('.moving-bar').waitFor();
    await looksWell(team);
    await start(day);
    await looksWell(team);
    await shot(team, 'live-desk');
    await team.getByRole('button', { name: 'End round 1' }).click();
    await team.getByRole('heading', { name: 'Round 2 of 4' }).waitFor();
    await team.goto(`/days/${day.day}/screen`);
    await looksWell(team);
    await shot(team, 'screen-desk');
    // At 400 % a laptop's window is 320 pixels wide.
    const zoomed = await phonePage(day, 1, { viewport: { width: 320, height: 256 } });
    for (const [path, name] of [
      [`/days/${day.day}/screen`, 'screen-zoomed'],
      [`/days/${day.day}/live`, 'live-phone'],
      [`/days/${day.day}/seating`, 'seating-phone'],
    ]) {
      await zoomed.goto(path);
      await looksWell(zoomed);
      await shot(zoomed, name);
    }
    await zoomed.context().close();
  });
});
