// One laptop and sixty phones behind one address: kith serve --room, and no limit that counts a room as one person.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { seedDay } from './day.mjs';
import { inParallel, openHouse, pathOf, sleep, writePost } from './house.mjs';

const phones = 60;

// Asks again when the house says it is full just now (503), as a page does.
async function patiently(ask) {
  for (let tries = 0; ; ++tries) {
    const answer = await ask();
    if (answer.status !== 503 || tries === 30) return answer;
    await sleep(200 + 20 * tries);
  }
}

test('--room names the address, shows a code for it, and says what plain HTTP cannot do', async () => {
  const house = await openHouse({ args: ['--room'] });
  try {
    for (let i = 0; i < 50 && !house.said.includes('HTTPS'); ++i) await sleep(20);
    assert.ok(house.said.includes(`open ${house.url}`) || house.said.includes(`öffnen ${house.url}`), house.said);
    assert.match(house.said, /█▀|▀█|▄█/);
    const page = await house.visitor().page('/');
    assert.equal(page.status, 200);
    assert.equal((await house.visitor().page('/', { Host: 'kith.example' })).status, 421);
  } finally {
    await house.close();
  }
});

test('a house that is called otherwise on the net answers in the room under the room’s address', async () => {
  const house = await openHouse({ args: ['--room'] });
  try {
    const keeper = await house.keeper();
    const now = (await keeper.get('/house')).json;
    const { name, language, time_zone, reply_door, network_name } = now;
    const wish = { name, language, time_zone, reply_door, network_name, address: 'https://kith.example' };
    assert.equal((await keeper.post('/house', wish)).status, 200);
    const list = await house.visitor().post('/lists', { names: 'Ana\nBo\nCem\nDora' });
    assert.equal(list.status, 200, list.text);
    assert.ok(list.json.link.startsWith(`${house.url}/`), list.json.link);
    assert.equal((await house.visitor().page('/')).status, 200, 'nor is it closed, for it is not on the net here');
  } finally {
    await house.close();
  }
});

test(`${phones} phones behind one address come, drop and return together: nobody is told to wait, nobody is lost`, async () => {
  const house = await openHouse();
  try {
    const keeper = await house.keeper();
    const post = await writePost(keeper);
    const all = Array.from({ length: phones }, () => house.visitor());
    const statuses = new Map();
    const note = ({ status }) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
    await inParallel(all, phones, async (phone, i) => {
      const key = { 'Idempotency-Key': `number ${i} of the phones in this room` };
      const reply = { name: `Gast ${i}`, reply: 'Ich bin da.' };
      note(await patiently(() => phone.page('/')));
      note(await patiently(() => phone.post('/people', { name: `Gast ${i}` }, key)));
      note(await patiently(() => phone.post(`/posts/${post.id}/replies`, reply, key)));
    });
    for (const phone of all) phone.agent.destroy();
    for (const phone of all) phone.agent = house.visitor().agent;
    await inParallel(all, phones, async (phone) => {
      for (const path of ['/', '/me', `/posts/${post.id}`]) note(await patiently(() => phone.page(path)));
    });
    assert.deepEqual([...statuses], [[200, phones * 6]]);
    const names = await inParallel(all, 8, async (phone) => (await phone.get('/me')).json.name);
    assert.equal(new Set(names).size, phones);
  } finally {
    await house.close();
  }
});

// A phone at its table: the page of its seat, and a stream that says when to look again.
class Phone {
  constructor(house, day, seat, address) {
    this.visitor = house.visitor({ headers: { 'X-Forwarded-For': address } });
    Object.assign(this, { house, day, seat, page: `/seats/${seat}/now`, statuses: [], heard: 0 });
  }

  async open(link) {
    this.statuses.push((await patiently(() => this.visitor.page(pathOf(link)))).status);
    await this.join();
  }

  // As a page that is loaded does: itself, and the stream beside it.
  async join() {
    await Promise.all([this.look(), this.listen()]);
  }

  async look() {
    const answer = await patiently(() => this.visitor.get(this.page));
    this.statuses.push(answer.status);
    this.shown = answer.json;
  }

  listen() {
    const headers = { ...this.visitor.headers, Accept: 'text/event-stream' };
    const path = `/days/${this.day}/changes`;
    return new Promise((done, failed) => {
      this.stream = http.get({ host: '127.0.0.1', port: this.house.port, path, headers, agent: false }, (response) => {
        this.statuses.push(response.statusCode);
        response.setEncoding('utf8');
        response.on('data', (text) => {
          for (const [, version] of text.matchAll(/"version":(\d+)/g)) this.heard = Number(version);
          done();
        });
        response.on('error', () => {});
        if (response.statusCode !== 200) done();
      });
      this.stream.on('error', failed);
    });
  }

  drop() {
    this.stream.removeAllListeners('error').on('error', () => {});
    this.stream.destroy();
    this.visitor.agent.destroy();
    this.visitor.agent = this.house.visitor().agent;
  }
}

test(`the streams of ${phones} phones drop and return together, with a Next meanwhile: each sees its newest table`, async () => {
  const address = '198.51.100.7'; // of the venue, as a proxy tells it
  const house = await openHouse({ args: ['--trust-proxy', '127.0.0.1'] });
  try {
    const team = await house.keeper('Herr Bassetti');
    const { day, part, seats } = seedDay(house, 'Herr Bassetti', { people: phones, rounds: 8, tableSize: 6 });
    const act = async (path, body) => {
      const answer = await team.post(`/days/${day}/${path}`, body);
      assert.equal(answer.status, 200, answer.text);
      return answer.json;
    };
    await act(`seating/${part}/plan`, { tables: 10 });
    let live = await act(`live/${part}/start`);
    const links = await inParallel(seats, 8, async ({ id }) => (await team.get(`/seats/${id}`)).json.link);
    const all = seats.map(({ id }) => new Phone(house, day, id, address));

    // What a phone shows, where the team sees its owner, and what its stream said last.
    const allAreTold = async () => {
      live = (await team.get(`/days/${day}/live`)).json;
      const tables = new Map(live.tables.flatMap(({ table, seats }) => seats.map(({ person }) => [person, table])));
      assert.equal(tables.size, phones);
      for (const { shown } of all) {
        assert.equal(shown.round, live.round);
        assert.equal(shown.table, tables.get(shown.mates.find(({ you }) => you).person));
      }
    };
    const allHave = async (version) => {
      for (let i = 0; i < 100 && all.some(({ heard }) => heard < version); ++i) await sleep(50);
      assert.deepEqual([...new Set(all.map(({ heard }) => heard >= version))], [true], 'each stream has said so');
    };

    await inParallel(all, phones, (phone, i) => phone.open(links[i]));
    await allAreTold();
    // One address has 300 streams at most: were those that dropped not let go, the sixth return would find none free.
    for (let round = 1; round <= 6; ++round) {
      for (const phone of all) phone.drop();
      await act(`live/${part}/next`, { round });
      await inParallel(all, phones, (phone) => phone.join());
      await allHave(live.version);
      await allAreTold();
      assert.equal(live.round, round + 1);
    }
    // And all are there again for what comes next.
    const { version } = await act(`live/${part}/next`, { round: 7 });
    await allHave(version);
    await inParallel(all, phones, (phone) => phone.look());
    await allAreTold();
    const statuses = new Map();
    for (const status of all.flatMap((phone) => phone.statuses)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    assert.deepEqual([...statuses].sort(), [
      [200, phones * 15],
      [303, phones],
    ]);
    for (const phone of all) phone.drop();
  } finally {
    await house.close();
  }
});

test('a right passphrase counts against no address, so that a venue is never locked out; fifty wrong ones still are', async () => {
  const house = await openHouse();
  try {
    await house.keeper();
    const right = { name: 'Frau Weber', passphrase: 'four words do well' };
    for (let i = 0; i < 9; ++i) assert.equal((await house.visitor().post('/sign-in', right)).status, 200);
    const statuses = [];
    for (let i = 0; i < 51; ++i) {
      statuses.push((await house.visitor().post('/sign-in', { name: `Nobody ${i}`, passphrase: 'wrong' })).status);
    }
    assert.deepEqual(statuses, [...Array(50).fill(422), 429]);
  } finally {
    await house.close();
  }
});
