// What somebody notices of a page without looking for it: what is read out to them, where they stand, and whether the
// keyboard alone gets them on. For: tests of live pages.
import assert from 'node:assert/strict';

// Keeps what a screen reader would be told of a page's own accord: text that changes inside a live region which was
// there before. A page that is opened anew is read by its reader, not told.
function keepWhatIsSaid() {
  window.said = [];
  const regions = '[aria-live]:not([aria-live=off]), [role=status], [role=alert]';
  const regionOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(regions);
  new MutationObserver((changes) => {
    const told = new Set(changes.map((change) => regionOf(change.target)).filter(Boolean));
    for (const region of told) {
      const text = region.hidden || !region.isConnected ? '' : region.textContent.replace(/\s+/g, ' ').trim();
      if (text && text !== window.said.at(-1)) window.said.push(text);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['hidden'],
  });
}

export const hearOf = (context) => context.addInitScript(keepWhatIsSaid);

// What was said since one last asked.
export const saidBy = (page) => page.evaluate('window.said.splice(0)');

// Where a reader stands: the focused element by what it is called, how far down, and how near.
export function stanceOf(page) {
  return page.evaluate(() => {
    const { activeElement: focused, body } = document;
    return {
      focus: focused === body ? '' : `${focused.tagName} ${focused.id || focused.textContent.trim()}`,
      scroll: window.scrollY,
      zoom: window.visualViewport.scale,
      open: [...document.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent),
    };
  });
}

// The page as a screen reader walks through it, without the time that runs.
export async function heardOn(page, part = 'main') {
  const text = await page.locator(part).first().ariaSnapshot();
  return text.replace(/\d+:\d\d/g, 'time');
}

// Walks to something with the Tab key, as whoever has no mouse does.
export async function walkTo(page, locator) {
  await locator.waitFor();
  for (let i = 0; i < 120; ++i) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not get to ${locator}`);
}

export async function pressKey(page, locator, key = 'Enter') {
  await walkTo(page, locator);
  await page.keyboard.press(key);
}

export async function typeInto(page, locator, text) {
  await walkTo(page, locator);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
