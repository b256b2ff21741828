// Whose house it is: the first keeper, the house set up in the page, and a person who just starts.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse } from '../api/house.mjs';
import { becomeKeeper, desk, looksWell, openBrowser, openPage, phone, readers } from './browser.mjs';

describe('people and keepers in the page', () => {
  let house;
  let browser;
  let signedIn;
  before(async () => {
    house = await openHouse({ limits: false, demo: true });
    browser = await openBrowser();
    const page = await openPage(browser, house, desk);
    await becomeKeeper(page, house);
    signedIn = await page.context().storageState();
    await page.context().close();
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  for (const reader of readers) {
    test(`on a ${reader.name}: a name, and one is someone here; the link opens the same person elsewhere; leaving leaves nothing`, async () => {
      const page = await openPage(browser, house, reader.options);
      await page.goto('/');
      await page.fill('#start_person_name', 'Mr Rossi');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.waitForURL('**/me');
      await page.getByText('You are Mr Rossi here').waitFor();
      await page.locator('.keep figure svg').waitFor();
      await looksWell(page);
      const link = await page.getByRole('textbox', { name: 'Your link' }).inputValue();
      await page.fill('#rename_person_name', 'Dr Rossi');
      await page.getByRole('button', { name: 'Change it' }).click();
      await page.getByText('You are Dr Rossi here').waitFor();

      const elsewhere = await openPage(browser, house, reader.options);
      await elsewhere.goto(link);
      await looksWell(elsewhere);
      await elsewhere.getByRole('button', { name: 'Open as Dr Rossi here' }).click();
      await elsewhere.getByText('You are Dr Rossi here').waitFor();
      await elsewhere.locator('details.careful summary').click();
      await elsewhere.getByRole('button', { name: 'Leave, and take everything away' }).click();
      await elsewhere.waitForURL((url) => url.pathname !== '/me');
      assert.equal((await page.goto('/me')).status(), 401);
      for (const open of [page, elsewhere]) await open.context().close();
    });

    test(`on a ${reader.name}: a keeper sets the house up, writes a post, signs out and in again`, async () => {
      const page = await openPage(browser, house, { ...reader.options, storageState: signedIn });
      await page.goto('/house');
      await looksWell(page);
      await page.fill('#set_house_name', '');
      await page.locator('#set_house_ .button').last().click();
      await page.locator('#set_house_ .errors').waitFor();
      const name = `Haus am ${reader.name}`;
      await page.fill('#set_house_name', name);
      await page.locator('#set_house_ .button').last().click();
      await page.locator('.home span', { hasText: name }).waitFor();
      await page.fill('#set_imprint_imprint', '## Imprint\n\nMs Weber, Market 1, 12345 Town');
      await page.locator('#set_imprint_ .button').click();
      await page.waitForFunction(() => document.querySelector('#set_imprint_imprint')?.value.includes('Market 1'));
      await page.fill('#set_privacy_privacy', '## What is kept\n\nYour [address]');
      await page.locator('#set_privacy_ .button').click();
      await page.locator('#set_privacy_privacy[aria-invalid=true]').waitFor();
      await page.fill('#set_privacy_privacy', '## What is kept\n\nNothing but your name.');
      await page.locator('#set_privacy_ .button').click();
      await page.locator('#set_privacy_ .errors').waitFor({ state: 'detached' });
      await page.goto('/imprint');
      await page.getByText('Market 1, 12345 Town').waitFor();
      await looksWell(page);

      await page.goto('/posts/new');
      await looksWell(page);
      await page.fill('[name=title]', `Thursday, ${reader.name}`);
      await page.fill('[name=text]', 'We meet at **seven**.');
      await page.locator('main form .button').first().click();
      await page.locator('.prose strong', { hasText: 'seven' }).waitFor();
      await page.context().close();

      const again = await openPage(browser, house, reader.options);
      await again.goto('/sign-in');
      await looksWell(again);
      await again.fill('[name=name]', 'Frau Weber');
      await again.fill('[name=passphrase]', 'not the right words');
      await again.locator('main form .button').click();
      await again.locator('.errors').waitFor();
      await again.fill('[name=passphrase]', 'four words do well');
      await again.locator('main form .button').click();
      await again.locator('.who').waitFor();
      await again.goto('/me/sign-ins');
      await looksWell(again);
      await again.goto('/me');
      await again.getByRole('button', { name: 'Sign out here' }).click();
      await again.locator('.who').waitFor({ state: 'detached' });
      assert.equal((await again.goto('/house')).status(), 401);
      await again.context().close();
    });
  }

  const pages = ['/', '/posts', '/posts/1', '/lists', '/sign-in', '/imprint', '/privacy', '/me', '/nothing'];
  for (const [name, options] of [
    ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
    ['a desk in the light', desk],
    ['a desk at 400 %', { viewport: { width: 320, height: 256 } }],
  ]) {
    for (const language of ['en-US', 'de-DE']) {
      test(`every page is open to everybody on ${name}, in ${language}`, async () => {
        const page = await openPage(browser, house, options, { language });
        const post = (await house.visitor().get('/posts')).json.posts[0].id;
        for (const path of pages) {
          await page.goto(path.replace('/posts/1', `/posts/${post}`));
          await looksWell(page);
        }
        await page.getByRole('button', { name: language === 'en-US' ? 'Deutsch' : 'English' }).click();
        await page.locator(`html[lang^=${language === 'en-US' ? 'de' : 'en'}]`).waitFor();
        await page.context().close();
      });
    }
  }
});
