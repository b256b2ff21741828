// A phone whose page is opened anew while the Wi-Fi, or the house, is gone: its table as it was, and as of when. And what
// it keeps for that: nothing else, and not for longer than its owner wishes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedDay } from '../api/day.mjs';
import { freePort, openHouse, pathOf } from '../api/house.mjs';
import { becomeKeeper, desk, looksWell, openBrowser, openPage, phone, shot, until } from './browser.mjs';

describe('without Wi-Fi', () => {
  let house;
  let browser;
  let team;
  before(async () => {
    house = await openHouse({ limits: false, listenPort: await freePort() });
    browser = await openBrowser();
    team = await openPage(browser, house, desk);
    await becomeKeeper(team, house, { name: 'Herr Bassetti' });
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  const asTeam = async (path, data) => {
    const answer = await team.request.post(path, { data, headers: { Accept: 'application/json' } });
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  };
  const tableOf = (page) => page.locator('.my-table .mark').innerText();
  const goesAway = (page, table) => page.getByText(new RegExp(`Table ${table} \\(as of \\d\\d:\\d\\d\\)`)).waitFor();

  async function evening(options = {}) {
    const day = seedDay(house, 'Herr Bassetti', { people: 12, ...options });
    await asTeam(`/days/${day.day}/seating/${day.part}/plan`, { tables: 0 });
    const live = `/days/${day.day}/live/${day.part}`;
    await asTeam(`${live}/start`, {});
    return { ...day, next: (round) => asTeam(`${live}/next`, { round }) };
  }

  // Somebody's phone, opened by their link, as soon as it has kept what it shows.
  async function phoneOf(day, number, options = {}) {
    const seat = day.seats[number - 1].id;
    const { link } = await (
      await team.request.get(`/seats/${seat}`, { headers: { Accept: 'application/json' } })
    ).json();
    const page = await openPage(browser, house, { ...phone, ...options });
    await page.goto(pathOf(link));
    await page.goto(`/seats/${seat}/now`);
    page.seat = seat;
    if (options.serviceWorkers !== 'block') await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    return page;
  }

  // All that this browser keeps for when there is no network, by path, and which pages a worker watches.
  const keptIn = (page) =>
    page.evaluate(async () => {
      const paths = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
      const workers = (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname);
      return { paths: paths.sort(), workers };
    });
  const keepsNothing = (page) =>
    until('nothing is kept', async () => {
      const { paths, workers } = await keptIn(page);
      return paths.length === 0 && workers.length === 0;
    });

  test('a page that is loaded anew shows its table, all tables to come and the time that is left; then it is new again', async () => {
    const day = await evening();
    const page = await phoneOf(day, 5);
    const table = await tableOf(page);
    const toCome = await page.locator('.to-come li').allInnerTexts();
    assert.equal(toCome.length, 3);
    await page.context().setOffline(true);
    await page.reload();
    await goesAway(page, table);
    assert.equal(await tableOf(page), table);
    assert.deepEqual(await page.locator('.to-come li').allInnerTexts(), toCome);
    assert.match(await page.locator('.now-time .time').innerText(), /^(10:00|9:\d\d)$/);
    const font = await page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].map((one) => one.status)));
    assert.ok(font.includes('loaded'), `${font}`);
    page.complaints.length = 0; // a browser notes on the console that it had no network
    await looksWell(page);
    await shot(page, 'now-opened-without-wifi');
    await day.next(1);
    await page.getByRole('heading', { name: 'Round 1 of 4' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Round 2 of 4' }).waitFor();
    await page.locator('.away').waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('a house that is gone is no blank page either, and the phone finds back to it by itself', async () => {
    const day = await evening();
    const page = await phoneOf(day, 2);
    const table = await tableOf(page);
    await house.kill();
    await page.goto('about:blank');
    await page.goto(`${house.url}/seats/${page.seat}/now`);
    await goesAway(page, table);
    await house.start();
    await page.locator('.away').waitFor({ state: 'hidden', timeout: 30_000 });
    await day.next(1);
    await page.getByRole('heading', { name: 'Round 2 of 4' }).waitFor();
    await page.context().close();
  });

  test('a network that swallows what is asked keeps nobody waiting for longer than a few seconds', async () => {
    const day = await evening();
    const page = await phoneOf(day, 11);
    const table = await tableOf(page);
    house.child.kill('SIGSTOP');
    try {
      await page.reload();
      await goesAway(page, table);
    } finally {
      house.child.kill('SIGCONT');
    }
    await page.locator('.away').waitFor({ state: 'hidden', timeout: 30_000 });
    await page.context().close();
  });

  test('a table that was come to by a link is kept as it was shown last', async () => {
    const day = await evening();
    const page = await phoneOf(day, 1, { serviceWorkers: 'allow' });
    await page.goto(`/seats/${page.seat}`);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    });
    await page.locator(`a[href$="/seats/${page.seat}/now"]`).first().click();
    for (const round of [1, 2]) {
      await page.getByRole('heading', { name: `Round ${round} of 4` }).waitFor();
      await day.next(round);
    }
    await page.getByRole('heading', { name: 'Round 3 of 4' }).waitFor();
    const table = await tableOf(page);
    await until('what is shown is kept', () =>
      page.evaluate(async () => {
        const response = await caches.match(location.pathname, { ignoreVary: true });
        return Boolean(response) && (await response.text()).includes('Round 3 of 4');
      }),
    );
    await page.context().setOffline(true);
    await page.reload();
    await goesAway(page, table);
    assert.equal(await tableOf(page), table);
    await page.context().close();
  });

  test('where the house answers its page is new, and what was heard and tapped last is what is kept', async () => {
    const day = await evening();
    const page = await phoneOf(day, 3);
    for (const round of [1, 2]) {
      await day.next(round);
      await page.reload();
      assert.match(await page.locator('h1').innerText(), new RegExp(`Round ${round + 1} of 4`));
    }
    await page.getByRole('button', { name: 'I sit this one out' }).click();
    await page.getByText('No table for you in this round').waitFor();
    const isKept = () =>
      page.evaluate(async () => {
        const response = await caches.match(location.pathname, { ignoreVary: true });
        return (await response.text()).includes('No table for you in this round');
      });
    await until('the tap is kept', isKept);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('No table for you in this round').waitFor();
    await page.getByText(/No connection just now\. This is as of \d\d:\d\d\./).waitFor();
    await page.context().close();
  });

  test('a clock goes on in what is kept, and a day later it is shown no more', async () => {
    const day = await evening();
    const page = await phoneOf(day, 4);
    const makeOlder = (ms) =>
      page.evaluate(async (ms) => {
        const [name] = await caches.keys();
        const cache = await caches.open(name);
        const kept = await cache.match(location.pathname, { ignoreVary: true });
        const headers = new Headers(kept.headers);
        headers.set('X-Kept-At', String(Number(headers.get('X-Kept-At')) - ms));
        await cache.put(location.pathname, new Response(await kept.text(), { headers }));
      }, ms);
    await page.context().setOffline(true);
    await makeOlder(4 * 60_000);
    await page.reload();
    assert.match(await page.locator('.now-time .time').innerText(), /^(6:00|5:\d\d)$/);
    await makeOlder(24 * 60 * 60_000);
    await assert.rejects(page.reload(), /ERR_FAILED|ERR_INTERNET_DISCONNECTED/); // the browser’s own words
    await page.context().close();
  });

  test('kept are the page of the table and what it is drawn with, for that page alone', async () => {
    const day = await evening();
    const page = await phoneOf(day, 6);
    const now = `/seats/${page.seat}/now`;
    for (const other of ['', '/met', '/contacts', '/shown', '/claim']) await page.goto(`/seats/${page.seat}${other}`);
    await page.goto('/');
    assert.doesNotMatch(await page.content(), /phone\.[0-9a-f]{8}\.js/);
    const { paths, workers } = await keptIn(page);
    assert.deepEqual(workers, [now]);
    assert.deepEqual(
      paths.filter((path) => !path.startsWith('/assets/')),
      [now],
    );
    const bytes = await page.evaluate(async () => {
      let sum = 0;
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const one of await cache.keys()) sum += (await (await cache.match(one)).arrayBuffer()).byteLength;
      }
      return sum;
    });
    assert.ok(bytes < 300_000, `${bytes} bytes`);
    await page.context().setOffline(true);
    await assert.rejects(page.goto(`/seats/${page.seat}/met`), /ERR_INTERNET_DISCONNECTED/);
    await page.context().close();
  });

  test('signing out forgets it, and so does giving the seat back', async () => {
    const day = await evening();
    const guest = await phoneOf(day, 7);
    await guest.goto('/');
    await guest.fill('#start_person_name', 'Mona');
    await guest.getByRole('button', { name: 'Start' }).click();
    await guest.waitForURL('**/me');
    assert.equal((await keptIn(guest)).workers.length, 1);
    await guest.goto('/me/sign-ins');
    await guest.getByRole('button', { name: 'Sign out here' }).click();
    await keepsNothing(guest);
    await guest.context().close();

    const other = await phoneOf(day, 12);
    await other.goto('/');
    await other.fill('#start_person_name', 'Nora');
    await other.getByRole('button', { name: 'Start' }).click();
    await other.waitForURL('**/me');
    await other.getByRole('button', { name: 'Sign out here' }).click();
    await keepsNothing(other);
    await other.context().close();

    const page = await phoneOf(day, 8);
    await page.goto(`/seats/${page.seat}`);
    assert.equal((await keptIn(page)).workers.length, 1);
    await page.getByText('I cannot come').click();
    await page.getByRole('button', { name: 'Give my seat back' }).click();
    await page.getByText('your seat is given back').waitFor();
    await keepsNothing(page);
    await page.goto(`/seats/${page.seat}/now`);
    await page.goto('/');
    await keepsNothing(page);
    await page.context().close();
  });

  test('a seat that the team took back, or a link that opens no more, is forgotten as soon as the house is heard', async () => {
    const day = await evening();
    const page = await phoneOf(day, 9);
    assert.equal((await keptIn(page)).workers.length, 1);
    await page.context().clearCookies();
    assert.equal((await page.reload()).status(), 404);
    await keepsNothing(page);
    await page.context().close();
    const other = await phoneOf(day, 10);
    assert.equal((await keptIn(other)).workers.length, 1);
    await asTeam(`/days/${day.day}/people/${other.seat}/remove`, { sentence: 'Wir sind zu viele.' });
    await keepsNothing(other); // the open page hears of it by itself
    await other.context().close();
  });

  test('the team may look at somebody’s table, and keeps nothing of it', async () => {
    const day = await evening();
    await team.goto(`/seats/${day.seats[10].id}/now`);
    await team.locator('.my-table').waitFor();
    await team.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {}); // its stream goes on
    await keepsNothing(team);
    await team.goto('/');
  });

  test('a browser that keeps nothing shows the page as ever', async () => {
    const day = await evening();
    const page = await phoneOf(day, 10, { serviceWorkers: 'block' });
    assert.match(await tableOf(page), /^\d$/);
    await looksWell(page);
    await day.next(1);
    await page.getByRole('heading', { name: 'Round 2 of 4' }).waitFor();
    await page.context().close();
  });
});
