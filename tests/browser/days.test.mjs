// A day people can come to, as they meet it: shaped, signed up for, waited for, given back, helped with; in every kind
// of browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeDay, openHouse, pathOf } from '../api/house.mjs';
import { desk, looksWell, openBrowser, openPage, phone, readers } from './browser.mjs';

describe('a day', () => {
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

  for (const reader of readers) {
    test(`on a ${reader.name}: shaped from the first page, its programme changed, people looked after`, async () => {
      const page = await openPage(browser, house, reader.options);
      await page.goto('/');
      await page.getByRole('link', { name: 'Shape a whole day, with sign-up' }).click();
      await page.fill('#make_day_title', 'Tische für alle');
      await page.getByRole('button', { name: 'Make the day' }).click();
      await page.locator('.errors').waitFor();
      assert.equal(await page.inputValue('#make_day_title'), 'Tische für alle');
      await page.locator('#make_day_starts[aria-invalid=true]').waitFor();
      await looksWell(page);
      await page.fill('#make_day_starts', '2031-03-03T18:30');
      await page.fill('#make_day_your_name', 'Herr Bassetti');
      await page.getByRole('button', { name: 'Make the day' }).click();
      await page.getByRole('heading', { name: 'Tische für alle' }).waitFor();
      await page.getByText('60 seats are free.').waitFor();
      await looksWell(page);

      await page.getByRole('link', { name: 'Change the day' }).click();
      await page.getByRole('link', { name: 'Rounds at tables' }).click();
      await page.fill('#edit_part_rounds', '6');
      await looksWell(page);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('6 rounds of 12 minutes').waitFor();
      await looksWell(page);

      await page.getByRole('link', { name: 'To the day’s page' }).click();
      await page.locator('.team').getByRole('link', { name: 'Who comes' }).click();
      await page.fill('#add_comer_name', 'Frau Anruferin');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.locator('.comers').getByText('Frau Anruferin').first().waitFor();
      await looksWell(page);
      await page.getByRole('link', { name: 'Remove Frau Anruferin' }).click();
      await page.getByRole('button', { name: 'Remove' }).click();
      await page.locator('.errors').waitFor();
      await looksWell(page);
      await page.fill('#remove_comer_sentence', 'You asked us to.');
      await page.getByRole('button', { name: 'Remove' }).click();
      await page.getByText('Nobody has signed up yet.').waitFor();

      await page.getByRole('link', { name: 'Bring in a list' }).click();
      await page.fill('#paste_import_csv', 'Name;Mail;Abteilung\nAnna;a@example.com;Bau\nAnna;;Bau\n;x@example.com;');
      await page.getByRole('button', { name: 'See what would come of it' }).click();
      await page.getByText('There is no name.').waitFor();
      assert.ok(!(await page.content()).includes('a@example.com'), 'an address is shown');
      await looksWell(page);
      await page.getByRole('button', { name: 'They are one person' }).click();
      await page.getByText('Taken as one person.').waitFor();
      await page.getByRole('button', { name: 'Bring them in' }).click();
      await page.getByText('1 person of 60 seats; nobody is waiting.').waitFor();
      await page.context().close();
    });

    test(`on a ${reader.name}: one signs up, hands on a link, waits, moves up, gives back`, async () => {
      const team = house.visitor();
      const day = await makeDay(team, { capacity: 2, title: `Tag ${reader.name}` });
      const path = `/days/${day.id}`;
      const page = await openPage(browser, house, reader.options);
      await page.goto(path);
      await page.getByText('Required fields are marked *').waitFor();
      await page.getByText('More, if you like').click();
      await page.fill('#sign_up_email', 'nothing');
      await page.fill('#sign_up_bring', 'Bert');
      await page.getByRole('button', { name: 'I am coming' }).click();
      await page.locator('.errors').waitFor();
      for (const field of ['name', 'email']) await page.locator(`#sign_up_${field}[aria-invalid=true]`).waitFor();
      assert.equal(await page.inputValue('#sign_up_bring'), 'Bert');
      await looksWell(page);
      await page.fill('#sign_up_name', 'Anna');
      await page.fill('#sign_up_email', 'anna@example.org');
      await page.getByRole('button', { name: 'I am coming' }).click();
      await page.getByRole('heading', { name: 'Anna, you have a seat.' }).waitFor();
      assert.ok(!(await page.content()).includes('anna@example.org'), 'the address is in the page');
      await looksWell(page);
      const berts = await page.getByLabel('The link for Bert').inputValue();

      const waiting = await openPage(browser, house, reader.options);
      await waiting.goto(path);
      await waiting.fill('#sign_up_name', 'Cara');
      await waiting.getByRole('button', { name: 'Put me on the waiting list' }).click();
      await waiting.getByText('You are next.').waitFor();
      await looksWell(waiting);

      const bert = await openPage(browser, house, reader.options);
      await bert.goto(pathOf(berts));
      await bert.getByRole('heading', { name: 'Bert, you have a seat.' }).waitFor();
      await bert.getByText('I cannot come').click();
      await bert.getByText('Your seat is free for somebody else at once.').waitFor();
      await bert.getByRole('button', { name: 'Give my seat back' }).click();
      await bert.getByRole('heading', { name: 'Bert, your seat is given back.' }).waitFor();
      await looksWell(bert);

      await waiting.reload();
      await waiting.getByRole('button', { name: 'Gladly, I am coming' }).click();
      await waiting.getByRole('heading', { name: 'A seat became free: it is yours' }).waitFor({ state: 'detached' });
      await waiting.getByRole('heading', { name: 'Cara, you have a seat.' }).waitFor();
      await waiting.fill('#put_up_table_sentence', 'Wer restauriert Boote?');
      await waiting.getByRole('button', { name: 'Put it up' }).click();
      await waiting.locator('#open-tables').getByText('Wer restauriert Boote?').waitFor();
      await looksWell(waiting);
      await page.reload();
      await page.getByRole('button', { name: 'I sit here' }).click();
      await page.getByText('you sit here').waitFor();
      await looksWell(page);
      for (const open of [page, waiting, bert]) await open.context().close();
    });
  }

  test('by keyboard alone one signs up', async () => {
    const day = await makeDay(house.visitor(), { title: 'Nur Tasten' });
    const page = await openPage(browser, house, desk);
    await page.goto(`/days/${day.id}`);
    const focused = () => page.evaluate('document.activeElement.id');
    for (let i = 0; i < 40 && (await focused()) !== 'sign_up_name'; ++i) await page.keyboard.press('Tab');
    assert.equal(await focused(), 'sign_up_name');
    await page.keyboard.type('Dora');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dora, you have a seat.' }).waitFor();
    await page.context().close();
  });

  test('in German the page says Sie, and nothing of it is English', async () => {
    const day = await makeDay(house.visitor(), { title: 'Ein Tag auf Deutsch' });
    const page = await openPage(browser, house, phone, { language: 'de-DE' });
    await page.goto(`/days/${day.id}`);
    await page.getByText('Herr Bassetti lädt ein.').waitFor();
    await page.fill('#sign_up_name', 'Frau Meier');
    await page.getByRole('button', { name: 'Ich komme' }).click();
    await page.getByRole('heading', { name: 'Frau Meier, Sie haben einen Platz.' }).waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /\b(the|you|your|seat)\b/i);
    await looksWell(page);
    await page.context().close();
  });
});
