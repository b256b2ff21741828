// A post is answered: by a guest without an account, in every kind of browser; nodded to, changed and taken back.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse, sleep, writePost } from '../api/house.mjs';
import { desk, looksWell, openBrowser, openPage, readers } from './browser.mjs';

describe('a post is answered', () => {
  let house;
  let browser;
  let keeper;
  before(async () => {
    house = await openHouse({ limits: false });
    keeper = await house.keeper();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  for (const reader of readers) {
    test(`on a ${reader.name}: what is missing is named, what was typed stays, then the reply waits, shows, changes, goes`, async () => {
      const post = await writePost(keeper, `Für ${reader.name}`);
      const page = await openPage(browser, house, reader.options);
      await page.goto(`/posts/${post.id}`);
      await page.getByText('Required fields are marked *').waitFor();
      await page.fill('#answer_post_reply', 'Gladly, on Thursday.');
      await page.fill('#answer_post_email', 'not an address');
      await page.getByRole('button', { name: 'Send the reply' }).click();
      await page.locator('.errors').waitFor();
      for (const field of ['name', 'email']) await page.locator(`#answer_post_${field}[aria-invalid=true]`).waitFor();
      assert.equal(await page.inputValue('#answer_post_reply'), 'Gladly, on Thursday.');
      assert.equal(await page.inputValue('#answer_post_email'), 'not an address');
      await looksWell(page);

      await page.fill('#answer_post_name', 'Ms Miller');
      await page.fill('#answer_post_email', 'miller@example.org');
      await page.getByRole('button', { name: 'Send the reply' }).click();
      await page.getByText('The reply waits for a nod.').waitFor();
      await looksWell(page);
      const link = await page.getByLabel('Link to your reply').inputValue();
      assert.ok(!(await page.content()).includes('miller@example.org'), 'the address is in the page');

      const other = await openPage(browser, house, reader.options);
      await other.goto(`/posts/${post.id}`);
      assert.equal(await other.getByText('Gladly, on Thursday.').count(), 0);
      const { waiting } = (await keeper.get('/house')).json;
      const mine = waiting.find((w) => w.post_title === post.title);
      assert.equal((await keeper.post(`/replies/${mine.reply.id}/nod`)).status, 200);
      await other.reload();
      await other.getByText('Gladly, on Thursday.').waitFor();
      assert.ok(!(await other.content()).includes('miller@example.org'), 'the address is published');
      await looksWell(other);

      // Another device, with nothing but the link.
      const elsewhere = await openPage(browser, house, reader.options);
      await elsewhere.goto(link);
      await elsewhere.fill('#edit_reply_text', 'Gladly, on Friday.');
      await elsewhere.getByRole('button', { name: 'Save the reply' }).click();
      await elsewhere.locator('.reply-text', { hasText: 'on Friday' }).waitFor();
      // What was nodded at as one text does not become another behind the keeper's back.
      await other.reload();
      assert.equal(await other.getByText('Gladly, on Friday.').count(), 0);
      assert.equal((await keeper.post(`/replies/${mine.reply.id}/nod`)).status, 200);
      await other.reload();
      await other.getByText('Gladly, on Friday.').waitFor();
      await elsewhere.locator('details.careful summary').last().click();
      await elsewhere.getByRole('button', { name: 'Remove this reply' }).last().click();
      await elsewhere.waitForURL(`**/posts/${post.id}**`);
      await other.reload();
      assert.equal(await other.getByText('Gladly, on Friday.').count(), 0);
      for (const open of [page, other, elsewhere]) await open.context().close();
    });
  }

  test('a patient guest is shown at once where the house is open, and the German lines stand as readers know them', async () => {
    const now = (await keeper.get('/house')).json;
    const { name, time_zone, network_name } = now;
    const wish = { name, time_zone, network_name, reply_door: 'open', language: 'german_du' };
    assert.equal((await keeper.post('/house', wish)).status, 200);
    const post = await writePost(keeper, 'Offen');
    const page = await openPage(browser, house, desk, { language: 'de-DE' });
    await page.goto(`/posts/${post.id}`);
    await page.getByText('Schreibe einen Kommentar').or(page.getByText('Schreibe eine Antwort')).first().waitFor();
    await page.getByText('Deine E-Mail-Adresse wird nicht veröffentlicht.').waitFor();
    await page.getByText('Erforderliche Felder sind mit * markiert').waitFor();
    await page.fill('#answer_post_reply', 'Sofort da.');
    await page.fill('#answer_post_name', 'Herr Bassetti');
    await sleep(2_600);
    await page.locator('form.answer .button').click();
    await page.getByLabel(/Link zu/).waitFor();
    const other = await openPage(browser, house, desk, { language: 'de-DE' });
    await other.goto(`/posts/${post.id}`);
    await other.getByText('Sofort da.').waitFor();
    for (const open of [page, other]) await open.context().close();
  });
});
