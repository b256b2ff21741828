// Debian's Chromium as a reader has it: a phone or a desk, with or without scripts. For: tests/browser.
// The shell is the same browser without its window, in two thirds of the time; CHROMIUM names another. Whatever a page
// complains about on the console fails the test that opened it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const desk = { viewport: { width: 1280, height: 800 } };

// Every way a page must work in.
export const readers = [
  { name: 'phone', options: phone, script: true },
  { name: 'phone without scripts', options: { ...phone, javaScriptEnabled: false }, script: false },
  { name: 'desk', options: desk, script: true },
  { name: 'desk without scripts', options: { ...desk, javaScriptEnabled: false }, script: false },
];

export function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';
  return chromium.launch({ executablePath, args: flags.split(' ') });
}

// A reader with no past. What a page complains about is kept in `complaints`.
export async function openPage(browser, house, options = desk, more = {}) {
  return anotherPage(await openContext(browser, house, options, more));
}

export async function openContext(browser, house, options = desk, { language = 'en-US' } = {}) {
  const context = await browser.newContext({ baseURL: house.url, locale: language, ...options });
  context.hasScript = options.javaScriptEnabled !== false;
  return context;
}

// One more page of the same reader.
export async function anotherPage(context) {
  const page = await context.newPage();
  page.complaints = [];
  page.hasScript = context.hasScript;
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) page.complaints.push(message.text());
  });
  page.setDefaultTimeout(10_000);
  return page;
}

// The page as a whole: nobody is shut out, nothing is cut off, nothing went wrong out of sight.
export async function looksWell(page) {
  const where = page.url();
  const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  assert.ok(sideways <= 0, `${where} scrolls sideways by ${sideways} px`);
  assert.deepEqual(page.complaints, [], where);
  if (!page.hasScript) return; // axe is a script; the markup is the same as with scripts
  const violations = await violationsIn(page);
  const said = violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  assert.deepEqual(said, [], where);
}

// What axe finds in the page at rest. A live page may fetch itself anew at any time; while it does, Turbo marks the
// document itself as busy, which axe takes amiss: what was read meanwhile is read again.
async function violationsIn(page) {
  for (let i = 0; i < 20; ++i) {
    await page.locator('html:not([aria-busy])').waitFor({ state: 'attached' });
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      let isMoved = document.documentElement.hasAttribute('aria-busy');
      const watch = new MutationObserver(() => {
        isMoved = true;
      });
      watch.observe(document.documentElement, { attributeFilter: ['aria-busy'] });
      const found = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      isMoved ||= watch.takeRecords().length > 0;
      watch.disconnect();
      return isMoved ? null : found.violations;
    });
    if (violations) return violations;
  }
  assert.fail(`${page.url()} is never at rest`);
}

// The first keeper, made in the page; the browser is signed in afterwards.
export async function becomeKeeper(page, house, { name = 'Frau Weber', passphrase = 'four words do well' } = {}) {
  await page.goto(await house.firstRunPath());
  await page.fill('[name=name]', name);
  await page.fill('[name=passphrase]', passphrase);
  await Promise.all([page.waitForURL('**/house'), page.click('main form .button')]);
}

// The names at each table of a round, as a reader sees them: [["Fox", "Hare"], …].
export function tablesOf(page, round) {
  return page
    .locator(`#round-${round} .table`)
    .evaluateAll((tables) => tables.map((t) => [...t.querySelectorAll('.seats li')].map((li) => li.innerText.trim())));
}

// A picture to look at, for whoever names a folder for it; nobody else waits for one.
export const shot = (page, name) =>
  process.env.KITH_SHOTS && page.screenshot({ path: `${process.env.KITH_SHOTS}/${name}.png`, fullPage: true });

// Waits until `look` returns something true, for what a page becomes by and by.
export async function until(what, look) {
  for (let i = 0; i < 200; ++i) {
    if (await look()) return;
    await sleep(50);
  }
  assert.fail(`not within 10 s: ${what}`);
}
