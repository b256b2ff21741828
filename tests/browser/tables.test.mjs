// Names become tables: the ten seconds a newcomer gives the planner, in every kind of browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { openHouse } from '../api/house.mjs';
import { desk, looksWell, openBrowser, openPage, phone, readers, tablesOf, until } from './browser.mjs';

const names = Array.from({ length: 12 }, (_, i) => `Person ${String.fromCharCode(65 + i)}`);

describe('names become tables', () => {
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

  async function paste(page, text = names.join('\n'), rounds = '3', size = '4') {
    await page.goto('/');
    await page.fill('#make_list_names', text);
    await page.fill('#make_list_rounds', rounds);
    await page.fill('#make_list_table_size', size);
    await page.getByRole('button', { name: 'See the tables' }).click();
    await page.waitForURL('**/lists/**');
  }

  for (const reader of readers) {
    test(`on a ${reader.name}: seen, planned again, moved by hand, undone, kept, taken along`, async () => {
      const page = await openPage(browser, house, reader.options);
      await paste(page);
      for (const round of [1, 2, 3]) {
        const tables = await tablesOf(page, round);
        assert.equal(tables.length, 3);
        assert.deepEqual(tables.flat().sort(), names);
      }
      await looksWell(page);

      await page.fill('#plan_list_table_size', '3');
      await page.getByRole('button', { name: 'Seat them' }).first().click();
      await page.locator('#round-1 .table').nth(3).waitFor();
      await page.fill('#plan_list_rounds', '2');
      await page.getByRole('button', { name: 'Seat them' }).first().click();
      await page.locator('#round-3').waitFor({ state: 'detached' });

      const start = await tablesOf(page, 1);
      const [mover] = start[0];
      const [other] = start[1];
      await page.locator('#round-1').getByRole('link', { name: mover, exact: true }).click();
      await page.locator('.moving-bar').waitFor();
      await looksWell(page);
      await page
        .locator('#round-1')
        .getByRole('button', { name: `Change places with ${other}` })
        .click();
      await page.locator('.moving-bar').waitFor({ state: 'detached' });
      const changed = await tablesOf(page, 1);
      assert.ok(changed[1].includes(mover) && changed[0].includes(other), JSON.stringify(changed));

      await page.getByRole('button', { name: 'Undo the last change' }).click();
      await until('the first seating is back', async () => isDeepStrictEqual(await tablesOf(page, 1), start));

      await page.getByRole('button', { name: 'Keep it' }).click();
      const field = page.getByLabel('Secret link to this list');
      await field.waitFor();
      await looksWell(page);
      const link = await field.inputValue();
      const [csv] = await Promise.all([page.waitForEvent('download'), page.getByText('Take it along').click()]);
      const lines = readFileSync(await csv.path(), 'utf8')
        .trim()
        .split(/\r?\n/);
      assert.equal(lines.length, 1 + 2 * names.length);

      const elsewhere = await openPage(browser, house, reader.options);
      await elsewhere.goto(link);
      assert.deepEqual(await tablesOf(elsewhere, 1), start);
      const stranger = await openPage(browser, house, reader.options);
      assert.equal((await stranger.goto(elsewhere.url())).status(), 404);
      for (const open of [page, elsewhere, stranger]) await open.context().close();
    });

    test(`on a ${reader.name}: what cannot be planned comes back with the names still there`, async () => {
      const page = await openPage(browser, house, reader.options);
      await page.goto('/');
      await page.fill('#make_list_names', 'Only One');
      await page.fill('#make_list_rounds', '99');
      await page.getByRole('button', { name: 'See the tables' }).click();
      await page.locator('.errors').waitFor();
      assert.equal(await page.inputValue('#make_list_names'), 'Only One');
      assert.equal(await page.inputValue('#make_list_rounds'), '99');
      assert.match(await page.locator('.errors a').first().textContent(), /^(Names|Rounds): /);
      await page.locator('.errors a').first().click();
      await page.locator('.field :focus[id^=make_list_]').waitFor();
      await looksWell(page);
      await page.context().close();
    });
  }

  test('a name is dragged onto another table and onto another name', async () => {
    const page = await openPage(browser, house, { ...desk, reducedMotion: 'reduce' });
    await paste(page, names.slice(0, 11).join('\n'));
    const start = await tablesOf(page, 1);
    const short = start.findIndex((t) => t.length === 3);
    const long = start.findIndex((t) => t.length === 4);
    const [mover] = start[long];
    const seat = (name) => page.locator('#round-1').getByRole('link', { name, exact: true });
    await seat(mover).dragTo(page.locator('#round-1 .table').nth(short).locator('h3'));
    await page.locator('#round-1 .table').nth(short).getByRole('link', { name: mover, exact: true }).waitFor();
    const partner = (await tablesOf(page, 1))[long][0];
    await seat(mover).dragTo(seat(partner));
    await page.locator('#round-1 .table').nth(long).getByRole('link', { name: mover, exact: true }).waitFor();
    assert.ok((await tablesOf(page, 1))[short].includes(partner));
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('with the keyboard alone: arrows walk, Enter picks, Enter seats, Escape leaves', async () => {
    const page = await openPage(browser, house, desk);
    await paste(page);
    const start = await tablesOf(page, 1);
    const first = page.locator('#round-1 .table').first().getByRole('link').first();
    await first.focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate('document.activeElement.textContent'), start[0][1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('.moving-bar').waitFor();
    await page.locator('.picked > :focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.moving-bar').waitFor({ state: 'detached' });
    assert.deepEqual(await tablesOf(page, 1), start);
    await page.locator('#round-1 .table').first().getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.picked > :focus').waitFor();
    await page.keyboard.press('ArrowRight');
    const target = await page.evaluate('document.activeElement.textContent');
    await page.keyboard.press('Enter');
    await page.locator('.moving-bar').waitFor({ state: 'detached' });
    await page.locator('.seats :focus', { hasText: start[0][0] }).waitFor();
    assert.notDeepEqual(await tablesOf(page, 1), start, `nothing moved; Enter was pressed on ${target}`);
    await page.context().close();
  });

  test('a CSV file from a spreadsheet is read into the field, umlauts and all', async () => {
    const page = await openPage(browser, house, desk);
    await page.goto('/');
    const bytes = Buffer.from('Vorname;Nachname;Firma\nJürgen;Groß;Möbel\nAnna;Öz;Möbel\nIda;Lang;Bau\n', 'latin1');
    await page.setInputFiles('#make_list_ input[type=file]', {
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: bytes,
    });
    await until('the file is in the field', async () => /Jürgen;Groß/.test(await page.inputValue('#make_list_names')));
    await page.getByRole('button', { name: 'See the tables' }).click();
    await page.waitForURL('**/lists/**');
    assert.ok((await tablesOf(page, 1)).flat().includes('Jürgen Groß'));
    await page.context().close();
  });

  test('the sample needs one click, and the steppers count', async () => {
    const page = await openPage(browser, house, desk);
    await page.goto('/');
    await page.getByRole('button', { name: 'One round more' }).click();
    assert.equal(await page.inputValue('#make_list_rounds'), '4');
    await page.getByRole('button', { name: 'See it: seat eighteen animals' }).click();
    await page.waitForURL('**/lists/**');
    assert.equal((await tablesOf(page, 1)).flat().length, 18);
    await page.context().close();
  });

  // Labels of which a word stands on more than one line.
  const garbled = (page) =>
    page.evaluate(() => {
      const labels = [...document.querySelectorAll('#round-1 .seats a')];
      const broken = labels.filter((label) => {
        const text = label.firstChild;
        return [...text.data.matchAll(/\S+/g)].some((word) => {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          return new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size > 1;
        });
      });
      return broken.map((label) => label.textContent);
    });

  test('long names stand whole at tables of every size, on a phone and a desk', async () => {
    const first = ['Katharina', 'Alexander', 'Maximiliane', 'Bo', 'Friederike', 'Sebastian'];
    const last = ['Zimmermann', 'Wagner', 'Hohenstein', 'Li', 'Schellenberger'];
    const names = Array.from({ length: 30 }, (_, i) => `${first[i % 6]} ${last[i % 5]}`).join('\n');
    for (const options of [phone, desk]) {
      const page = await openPage(browser, house, options);
      for (const size of [4, 6, 8, 9, 10, 12]) {
        await page.goto('/lists');
        await page.fill('#make_list_names', names);
        await page.fill('#make_list_rounds', '1');
        await page.fill('#make_list_table_size', String(size));
        await page.locator('form:has(#make_list_names) .button').first().click();
        await page.waitForURL('**/lists/**');
        assert.deepEqual(await garbled(page), [], `at ${size} and ${options.viewport.width} px`);
      }
      await page.context().close();
    }
  });

  test('printed, it is A4 without buttons: rounds, then everybody’s way', async () => {
    const page = await openPage(browser, house, desk);
    await paste(page);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.top', '.foot', '.list-tools', '.button'])
      assert.equal(await page.locator(hidden).filter({ visible: true }).count(), 0, hidden);
    assert.equal(await page.locator('.ways tbody tr').filter({ visible: true }).count(), names.length);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const box = pdf.match(/\/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/);
    assert.ok(Math.abs(box[1] - 595) < 2 && Math.abs(box[2] - 842) < 2, box[0]);
    const pages = Number(pdf.match(/\/Count (\d+)/)[1]);
    assert.ok(pages <= 4, `${pages} pages for 12 people and 3 rounds`);
    await page.context().close();
  });
});
