// Everybody's phone, each at the page of its owner's seat. A few browsers hold them all: a browser opens six connections to
// one house, and each live page keeps one. For: the tests of a day with many people.
import { anotherPage, openContext, phone } from './browser.mjs';
import { heardOn, hearOf, saidBy, stanceOf } from './senses.mjs';

const pagesInABrowser = 4;

export const tableOf = (page) => page.locator('.my-table .mark').innerText();
const firstName = (name) => name.split(' ')[0];

export class Phones {
  constructor(browser, house) {
    Object.assign(this, { browser, house, browsers: [], byName: new Map() });
  }

  // The phone of somebody who has none yet.
  async of(name, { script = true } = {}) {
    let holder = this.browsers.find((one) => one.script === script && one.pages < pagesInABrowser);
    if (!holder) {
      holder = { script, pages: 0, context: this.anotherBrowser(script) };
      this.browsers.push(holder);
    }
    ++holder.pages;
    const page = await anotherPage(await holder.context);
    this.give(name, page);
    return page;
  }

  async anotherBrowser(script) {
    const context = await openContext(this.browser, this.house, { ...phone, javaScriptEnabled: script });
    if (script) await hearOf(context);
    return context;
  }

  give(name, page) {
    page.owner = name;
    this.byName.set(firstName(name), page);
  }

  handOn(from, to) {
    const page = this.get(firstName(from));
    this.byName.delete(firstName(from));
    this.give(to, page);
    return page;
  }

  get(name) {
    return this.byName.get(name);
  }
  entries() {
    return [...this.byName];
  }
  all() {
    return [...this.byName.values()];
  }
  // Those that hear of what happens.
  live() {
    return this.all().filter((page) => page.hasScript);
  }
  each(look) {
    return Promise.all(this.all().map(look));
  }

  // Lets each reader stand somewhere on the page, and notes where and what they could hear there.
  async settle() {
    const stood = new Map();
    for (const page of this.live()) {
      await page.locator('.elsewhere summary, .my-wishes .button').last().focus();
      await page.evaluate('window.scrollTo(0, 120)');
      await saidBy(page);
      stood.set(page, { ...(await stanceOf(page)), heard: await heardOn(page) });
    }
    return stood;
  }
}

// A tap at the door on a phone that lost its sign-in: it waits, with words, and goes out once the phone is known again.
export async function tapSignedOut(door, name) {
  const cookies = await door.context().cookies();
  const tap = door.getByRole('button', { name: `${name} is here` });
  await door.fill('#q', name.slice(0, 2));
  await tap.waitFor();
  await door.context().clearCookies();
  await tap.click();
  await door.getByText('This phone is not signed in any more').waitFor();
  await door.context().addCookies(cookies);
  await door.getByText('1 not sent yet').waitFor({ state: 'hidden' });
}

// From a guest's contacts to an account of that name, which keeps them.
export async function claimSeat(page, name) {
  await page.goto(page.url().replace(/\/contacts.*$/, '/claim'));
  await page.fill('#claim_seat_name', name);
  await page.fill('#claim_seat_passphrase', 'four words do well');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.waitForURL('**/contacts');
  await page.locator('.own-lists a').waitFor();
}
