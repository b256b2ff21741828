// "Left looks like silence": two houses live through the same evening under the same clock. In one B does nothing; in the
// other B wishes "gladly again", or notes something, and A does not wish. All that A, any third person and the team can
// obtain is the same bytes, once random values are named in the order in which they first appear.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { evening, numberOf, starts } from './evening.mjs';
import { openHouse, sleep } from './house.mjs';

const minute = 60_000;
const evenings = starts.getTime() + 90 * minute;
const morning = Date.parse('2027-03-02T07:00:00Z'); // 08:00 in Berlin
const names = ['Anna Petersen', 'Bert Nowak', 'Cara Lind', 'Dora Fels', 'Emil Kranz'];
const tables = [
  [1, 1, 2, 2, 2],
  [1, 2, 1, 2, 1],
];
const [a, b, c] = [0, 1, 2];

// Random values have a fixed length; each gets the number of its first appearance. What is left is compared as it is.
function renamed(text) {
  const known = new Map();
  const name = (value) => {
    if (!known.has(value)) known.set(value, `${known.size}`.padStart(value.length, '#'));
    return known.get(value);
  };
  return text.replace(/[0-9a-hjkmnp-tv-z]{52}|[0-9a-hjkmnp-tv-z]{39}|\b[0-9a-hjkmnp-tv-z]{13}\b/g, name);
}

function told(answer) {
  // The form's key and the picture of a random link are random; the picture's length is as well, so that the length of
  // such an answer says nothing. What stands around it is compared, as everywhere, byte for byte.
  const body = answer.text.replace(/name="_key" value="[^"]*"/g, (key) => `name="_key" ${key.length}`);
  const plain = body
    .replace(/<svg class="qr".*?<\/svg>/gs, '<svg class="qr">')
    .replace(/"(link_)?qr":"(?:[^"\\]|\\.)*"/g, '"qr"');
  const random = ['date', 'set-cookie', ...(plain === body ? [] : ['content-length'])];
  const headers = Object.entries(answer.headers).filter(([name]) => !random.includes(name));
  return `${answer.status} ${JSON.stringify(headers)}\n${plain}`.replaceAll(/127\.0\.0\.1:\d+/g, 'house');
}

class World {
  async open() {
    this.house = await openHouse({ limits: false, at: evenings });
    Object.assign(this, await evening(this.house, names, tables));
    this.stranger = this.house.visitor();
    return this;
  }
  seat(i) {
    return `/seats/${this.people[i].seat}`;
  }
  other(i) {
    return this.people[i].seat;
  }
  gladly(who, whom, gladly = true, visitor = this.people[who]) {
    return visitor.post(`${this.seat(who)}/met/${this.other(whom)}`, { gladly });
  }
  note(who, whom, note) {
    return this.people[who].post(`${this.seat(who)}/met/${this.other(whom)}/note`, { note });
  }
  // Everything that a viewer can look at, in both faces; what is not theirs is asked for, too.
  async seenBy(visitor) {
    const paths = ['/', '/posts', '/me', '/me/sign-ins', '/me/shown', '/contacts', '/feed', `/days/${this.day}`];
    for (const person of this.people) {
      const seat = `/seats/${person.seat}`;
      paths.push(seat, `${seat}/met`, `${seat}/contacts`, `${seat}/shown`, `${seat}/claim`, `${seat}/now`);
    }
    for (const kind of ['slips', 'badges', 'tables', 'seating', 'door']) paths.push(`/days/${this.day}/print/${kind}`);
    for (const file of ['seating.csv', 'seating.json', 'attendance.csv', 'attendance.json'])
      paths.push(`/days/${this.day}/${file}`);
    let seen = '';
    for (const path of paths)
      for (const answer of [await visitor.get(path), await visitor.page(path)]) seen += `${path} ${told(answer)}\n\n`;
    return renamed(seen);
  }
  async everybodyBut(hidden) {
    const seen = {};
    for (const [i, visitor] of this.people.entries()) if (i !== hidden) seen[names[i]] = await this.seenBy(visitor);
    seen.team = await this.seenBy(this.team);
    seen.stranger = await this.seenBy(this.stranger);
    return seen;
  }
}

function same(one, two, when) {
  for (const who of Object.keys(one)) {
    if (one[who] === two[who]) continue;
    const [left, right] = [one[who].split('\n'), two[who].split('\n')];
    const at = left.findIndex((line, i) => line !== right[i]);
    assert.fail(`${when}, ${who} can tell: ${left[at]?.slice(0, 400)}\n versus ${right[at]?.slice(0, 400)}`);
  }
}

describe('what B wishes, A cannot tell', () => {
  const secrets = {
    'wishes gladly again': (world) => world.gladly(b, a),
    'writes a note': (world) => world.note(b, a, 'sails, and restores boats'),
    'wishes and takes it back': async (world) => {
      await world.gladly(b, a);
      return world.gladly(b, a, false);
    },
  };
  for (const [what, does] of Object.entries(secrets)) {
    test(`B ${what}: the same bytes as B who does nothing, in the evening, in the morning and weeks later`, async () => {
      const [silent, wishing] = [await new World().open(), await new World().open()];
      try {
        const done = await does(wishing);
        assert.equal(done.status, 200, done.text);
        for (const [when, at] of Object.entries({
          evening: evenings,
          morning,
          later: morning + 10 * 24 * 60 * minute,
        })) {
          for (const world of [silent, wishing]) world.house.setClock(at);
          same(await silent.everybodyBut(b), await wishing.everybodyBut(b), when);
        }
        if (what === 'wishes and takes it back') return;
        assert.notEqual(await silent.seenBy(silent.people[b]), await wishing.seenBy(wishing.people[b]), 'B sees it');
      } finally {
        await silent.house.close();
        await wishing.house.close();
      }
    });
  }

  test('whatever A then does is answered with the same bytes: wish, take back, note, another’s wish', async () => {
    const [silent, wishing] = [await new World().open(), await new World().open()];
    try {
      await wishing.gladly(b, a);
      const acts = [
        (world) => world.note(a, b, 'met at table 1'),
        (world) => world.gladly(a, c),
        (world) => world.gladly(a, b),
        (world) => world.gladly(a, b, false),
        (world) => world.gladly(a, b),
        (world) => world.gladly(a, b, false),
        (world) => world.people[a].form(`${world.seat(a)}/met/${world.other(b)}`, { gladly: 'true' }),
        (world) => world.people[a].form(`${world.seat(a)}/met/${world.other(b)}`, { gladly: 'false' }),
        (world) => world.gladly(a, 4, true, world.people[c]),
      ];
      for (const [i, act] of acts.entries()) {
        const [one, two] = [await act(silent), await act(wishing)];
        assert.equal(renamed(told(one)), renamed(told(two)), `act ${i}`);
      }
      for (const world of [silent, wishing]) world.house.setClock(morning + minute);
      same(await silent.everybodyBut(b), await wishing.everybodyBut(b), 'after all that');
    } finally {
      await silent.house.close();
      await wishing.house.close();
    }
  });
});

// The same evening as it is told where the two are no contact.
function withoutContact(met) {
  const people = (all) => all.map(({ contact: _, ...person }) => person);
  return {
    ...met,
    tables: met.tables.map((table) => ({ ...table, people: people(table.people) })),
    talked: people(met.talked),
  };
}

describe('whom B would rather not sit with, A cannot tell', () => {
  // The running round of a day: round 1, under way, on the tables given.
  async function running(places) {
    const world = await new World().open();
    const part = numberOf(world.part);
    world.house.sow([
      `delete from round where part = ${part}`,
      `update part set rounds = 1 where id = ${part}`,
      `insert into round (id, part, number, places, pins, skipped, began)
       values (77, ${part}, 1, '${places.join(' ')}', '', 0, ${starts.getTime()})`,
      `delete from live where part = ${part}`,
      `insert into live (part, round, began, paused, paused_ms, extra_ms, last_did, last_at, planned_for, roster, tables,
         tables_lost, printed, version)
       values (${part}, 1, ${starts.getTime()}, null, 0, 0, '', ${starts.getTime()}, 1, 1, 0, '', 0, 1)`,
    ]);
    world.house.setClock(starts.getTime() + minute);
    return world;
  }
  const elsewhere = (world, whom) => world.people[b].post(`${world.seat(b)}/elsewhere`, { whom: whom + 1 });
  const pages = (world) => ['seating', 'live', 'screen'].map((page) => `/days/${world.day}/${page}`);
  async function seenByAll(world) {
    const seen = await world.everybodyBut(b);
    for (const path of pages(world))
      for (const answer of [await world.team.get(path), await world.team.page(path)]) seen.team += told(answer);
    seen.team = renamed(seen.team);
    return seen;
  }
  async function twins(places, one, other, look) {
    const worlds = [await running(places), await running(places)];
    try {
      await one(worlds[0]);
      await other(worlds[1]);
      await sleep(300); // whatever is planned after it is planned
      for (const at of [starts.getTime() + 2 * minute, morning]) {
        for (const world of worlds) world.house.setClock(at);
        same(await look(worlds[0]), await look(worlds[1]), new Date(at).toISOString());
      }
    } finally {
      for (const world of worlds) await world.house.close();
    }
  }

  test('B asks to sit elsewhere because of A, or because of C: the same bytes for A, for everybody and for the team', () =>
    twins(
      [1, 1, 1, 2, 2],
      (world) => elsewhere(world, a),
      (world) => elsewhere(world, c),
      seenByAll,
    ));

  test('where there is no other table, asking is the same as not asking', () =>
    twins(
      [1, 1, 1, 1, 1],
      (world) => elsewhere(world, a),
      () => {},
      (world) => world.everybodyBut(b),
    ));
});

describe('what both wish', () => {
  let world;
  before(async () => {
    world = await new World().open();
  });
  after(() => world.house.close());

  const contacts = async (i) => (await world.people[i].get('/contacts')).json.contacts;

  test('both see it at the same instant, the next morning, and not a second before', async () => {
    await world.people[b].post('/me/shown', { email: 'bert@example.org', phone: '040 123', web: 'example.org/bert' });
    const first = await world.gladly(b, a);
    const quiet = await world.seenBy(world.people[b]);
    const second = await world.gladly(a, b);
    assert.equal(second.status, first.status);
    assert.equal(await world.seenBy(world.people[b]), quiet, 'nothing moves at the other’s tap');
    world.house.setClock(morning - 1);
    for (const i of [a, b]) assert.deepEqual(await contacts(i), []);
    world.house.setClock(morning);
    const [his] = await contacts(a);
    const [hers] = await contacts(b);
    assert.equal(his.id, hers.id);
    assert.equal(his.name, 'Bert Nowak');
    assert.equal(hers.name, 'Anna Petersen');
    assert.equal(his.since, new Date(morning).toISOString());
  });

  test('a contact tells its story and what the other shows, to the two and to nobody else', async () => {
    const [{ id }] = await contacts(a);
    const story = (await world.people[a].get(`/contacts/${id}`)).json;
    assert.deepEqual(story.story, [{ round: 1, table: 1, others: '' }]);
    assert.equal(story.day_title, 'Netzwerktag');
    assert.equal(story.email, 'bert@example.org');
    assert.equal(story.web, 'https://example.org/bert');
    const card = await world.people[a].get(`/contacts/${id}/card.vcf`);
    assert.match(card.headers['content-type'], /^text\/vcard/);
    assert.match(card.text, /^BEGIN:VCARD\r\nVERSION:4\.0\r\n/);
    assert.match(card.text, /\r\nFN:Bert Nowak\r\n/);
    assert.match(card.text, /bert@example\.org/);
    const nothing = await world.people[c].get('/contacts/0000000000001');
    for (const visitor of [world.people[c], world.team]) {
      const refused = await visitor.get(`/contacts/${id}`);
      assert.equal(refused.status, 404);
      assert.equal(
        refused.text.replace(/"[^"]*request[^,]*,?/g, ''),
        nothing.text.replace(/"[^"]*request[^,]*,?/g, ''),
      );
    }
  });

  test('a note on a contact is its writer’s alone', async () => {
    const [{ id }] = await contacts(a);
    await world.people[a].post(`/contacts/${id}/note`, { note: 'ask about the boat' });
    assert.equal((await world.people[a].get(`/contacts/${id}`)).json.note, 'ask about the boat');
    assert.equal((await world.people[b].get(`/contacts/${id}`)).json.note, '');
  });

  test('the mark can be taken back; the contact stays', async () => {
    await world.gladly(b, a, false);
    assert.equal((await contacts(a)).length, 1);
    assert.equal((await contacts(b)).length, 1);
  });

  test('ended by one it is gone for both, with no other word; notes stay, and it takes both to begin again', async () => {
    const [{ id }] = await contacts(a);
    await world.gladly(b, a); // B says so once more, and means it
    const before = await world.people[b].get(`${world.seat(b)}/met`);
    const ended = await world.people[a].post(`/contacts/${id}/end`);
    assert.equal(ended.status, 200, ended.text);
    for (const i of [a, b]) assert.deepEqual(await contacts(i), []);
    for (const i of [a, b]) assert.equal((await world.people[i].get(`/contacts/${id}`)).status, 404);
    const after = await world.people[b].get(`${world.seat(b)}/met`);
    assert.deepEqual(after.json, withoutContact(before.json), 'B sees that the contact is gone, and nothing else');
    const met = (await world.people[a].get(`${world.seat(a)}/met`)).json;
    const bert = met.tables.flatMap((table) => table.people).find((person) => person.name === 'Bert');
    assert.equal(bert.note, 'ask about the boat');
    assert.equal(bert.gladly, false, 'A’s mark went along, or the contact would be back at once');
    assert.equal((await world.people[a].post(`/contacts/${id}/end`)).status, 200, 'ended twice is ended');
    await world.gladly(a, b);
    world.house.setClock(morning + 24 * 60 * minute);
    assert.equal((await contacts(b)).length, 1);
  });

  test('whoever leaves is “removed” for their contacts from that instant on; what these noted stays theirs', async () => {
    const [{ id }] = await contacts(a);
    world.house.setClock(morning + 25 * 60 * minute);
    await world.people[b].post('/me/leave');
    for (const sweep of [false, true]) {
      if (sweep) world.house.sow([`delete from person where id = ${numberOf(world.people[b].me.id)}`]);
      const [row] = await contacts(a);
      assert.deepEqual([row.id, row.name, row.removed], [id, 'Removed', true]);
      const seen = await world.people[a].get(`/contacts/${id}`);
      assert.equal(seen.json.note, 'ask about the boat');
      assert.deepEqual([seen.json.removed, seen.json.story, seen.json.shows], [true, [], false]);
      assert.doesNotMatch(seen.text, /Bert|bert@/);
      assert.doesNotMatch((await world.people[a].page(`/contacts/${id}`)).text, /Bert|bert@/);
      assert.equal((await world.people[a].get(`/contacts/${id}/card.vcf`)).status, 404);
    }
    await world.people[a].post(`/contacts/${id}/note`, { note: 'moved to Kiel' });
    assert.equal((await world.people[a].get(`/contacts/${id}`)).json.note, 'moved to Kiel');
  });
});
