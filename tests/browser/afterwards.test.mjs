// What stays of a day, as people see it: whom they met, contacts, and paper as PDF pages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { contactOfTwo, evening } from '../api/evening.mjs';
import { openHouse } from '../api/house.mjs';
import { desk, looksWell, openBrowser, openPage, readers } from './browser.mjs';

const longest = 'Maximiliane-Alexandrina von und zu Hohenlohe-Langenburg';
const names = Array.from({ length: 23 }, (_, i) => (i === 7 ? longest : `Person${i + 1} Nachname${i + 1}`));
const tables = [0, 1, 2].map((round) => names.map((_, i) => ((i * (round + 1)) % 5) + 1));

describe('what stays of a day', () => {
  let house;
  let browser;
  let told;
  let contact;
  before(async () => {
    house = await openHouse({ limits: false });
    told = await evening(house, names, tables);
    contact = contactOfTwo(house, told);
    house.sow([`update seat set line = 'Restauriert Boote und sucht jemanden, der gern schleift.'`]);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  async function pageOf(visitor, options, more) {
    const page = await openPage(browser, house, options, more);
    const { name, value } = [...visitor.cookies.values()].find((c) => c.path === '/');
    await page.context().addCookies([{ name, value, url: house.url }]);
    return page;
  }

  for (const reader of readers) {
    test(`on a ${reader.name}: gladly again, a note, and back`, async () => {
      const [anna] = told.people;
      const page = await pageOf(anna, reader.options);
      await page.goto(`/seats/${anna.seat}/met`);
      await looksWell(page);
      const first = page.locator('.met-people > li').first();
      await first.locator('textarea').fill(`Segelt gern (${reader.name}).`);
      await first.getByRole('button', { name: 'Gladly again' }).click();
      await first.getByRole('button', { name: 'Take it back' }).waitFor();
      assert.equal(
        await first.locator('textarea').inputValue(),
        `Segelt gern (${reader.name}).`,
        'what was typed is kept',
      );
      await looksWell(page);
      await first.getByRole('button', { name: 'Take it back' }).click();
      await first.getByRole('button', { name: 'Gladly again' }).waitFor();
    });
  }

  test('with the keyboard alone', async () => {
    const [anna] = told.people;
    const page = await pageOf(anna, desk);
    await page.goto(`/seats/${anna.seat}/met`);
    const field = page.locator('.met-people textarea').first();
    for (let i = 0; i < 40 && !(await field.evaluate((e) => e === document.activeElement)); ++i)
      await page.keyboard.press('Tab');
    await page.keyboard.type('Nur getippt.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Take it back' }).first().waitFor();
    await page.getByRole('button', { name: 'Take it back' }).first().click();
    await page.getByRole('button', { name: 'Take it back' }).waitFor({ state: 'detached' });
  });

  test('contacts, what they see, and keeping it look well, in German too', async () => {
    const [anna] = told.people;
    for (const language of ['en-US', 'de-DE']) {
      const page = await pageOf(anna, readers[0].options, { language });
      for (const path of ['/contacts', `/contacts/${contact}`, '/me/shown', `/seats/${anna.seat}/claim`, '/me']) {
        await page.goto(path);
        await looksWell(page);
      }
    }
  });

  // The text of each page of a PDF, and the size of the paper.
  async function printed(kind) {
    const page = await pageOf(told.team, desk, { language: 'de-DE' });
    await page.goto(`/days/${told.day}/print/${kind}`);
    await looksWell(page);
    await page.getByRole('button', { name: 'Nummerieren und drucken' }).click();
    await page.waitForURL('**number=**');
    await page.emulateMedia({ media: 'print' });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.slip > *, .badge, .card-half')]
        .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
        .map((box) => box.textContent.trim().slice(0, 60)),
    );
    assert.deepEqual(cut, [], `${kind}: nothing is cut off`);
    const folder = mkdtempSync(join(tmpdir(), 'kith-print-'));
    try {
      const file = join(folder, `${kind}.pdf`);
      writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
      assert.match(info, /Page size:\s+59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)/, info);
      const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
      return text.split('\f').filter((one) => one.trim());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const count = (text, what) => text.split(what).length - 1;

  test('slips: four on a page, each name once, with code and print number', async () => {
    const pages = await printed('slips');
    assert.equal(pages.length, Math.ceil(names.length / 4));
    assert.equal(count(pages.join(''), 'Mit diesem Code'), names.length);
    for (const page of pages) assert.ok(count(page, 'Mit diesem Code') <= 4);
    assert.match(pages.join(''), /Nachname23/);
  });

  test('badges: ten on a page, first names large', async () => {
    const pages = await printed('badges');
    assert.equal(pages.length, Math.ceil(names.length / 10));
    assert.equal(count(pages[0], 'Netzwerktag'), 10);
    assert.equal(count(pages.join(''), 'Netzwerktag'), names.length);
    assert.doesNotMatch(pages.join(''), /Nachname/);
  });

  test('table cards: one on a page, read from both sides', async () => {
    const pages = await printed('tables');
    assert.equal(pages.length, 5);
    assert.match(pages[0], /oranger Kreis/);
    assert.match(pages[0], /by the window/);
  });

  test('the seating: a page a round, then everybody’s way', async () => {
    const pages = await printed('seating');
    assert.ok(pages.length >= 4, `${pages.length}`);
    for (const [i, page] of pages.slice(0, 3).entries()) {
      assert.match(page, new RegExp(`Runde ${i + 1}`));
      assert.match(page, /Druck \d+/);
      for (const [at] of names.entries()) if (at !== 7) assert.equal(count(page, `Person${at + 1}\n`) > 1, false);
    }
    assert.match(pages.slice(3).join(''), /Wer wo sitzt/);
  });

  test('the door list: everybody once, with the code', async () => {
    const pages = await printed('door');
    assert.equal(count(pages.join(''), 'Nachname'), names.length - 1);
    assert.match(pages.join(''), /1000/);
  });
});
