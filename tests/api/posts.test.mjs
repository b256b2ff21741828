// A post and its replies: keepers write, anyone answers, a guest's first reply may wait for a nod.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse, pathOf, setHouse, sleep, writePost } from './house.mjs';

describe('posts and replies', () => {
  let house;
  let keeper;
  before(async () => {
    house = await openHouse();
    keeper = await house.keeper();
  });
  after(() => house.close());

  const shown = async (post, visitor = house.visitor()) => (await visitor.get(`/posts/${post.id}`)).json.replies;

  async function answered(post, fields = {}) {
    const guest = house.visitor();
    const answer = await guest.post(`/posts/${post.id}/replies`, {
      name: 'Herr Bassetti',
      reply: 'Buongiorno.',
      ...fields,
    });
    assert.equal(answer.status, 200, answer.text);
    return { guest, reply: answer.json.reply, link: answer.json.link };
  }

  test('a network’s older posts are one link away, each post once', async () => {
    const { network } = (await house.visitor().get('/')).json;
    for (let i = 0; i < 25; ++i) await writePost(keeper, `Nummer ${i}`);
    const titles = [];
    let pages = 0;
    for (let path = `/networks/${network}`; path; ++pages) {
      const { posts, after } = (await house.visitor().get(path)).json;
      titles.push(...posts.map((p) => p.title));
      if (after) assert.match((await house.visitor().page(path)).text, new RegExp(`href="[^"]*after=${after}"`));
      path = after && `/networks/${network}?after=${after}`;
    }
    assert.ok(pages > 1);
    assert.equal(new Set(titles).size, titles.length);
    for (let i = 0; i < 25; ++i) assert.ok(titles.includes(`Nummer ${i}`));
    assert.equal((await house.visitor().get(`/networks/${network}?after=nonsense`)).status, 404);
  });

  test('two tabs: who saves second is told before anything of the first is replaced', async () => {
    const post = await writePost(keeper);
    const desk = async () => (await keeper.get(`/posts/${post.id}/edit`)).json.as_of;
    const seen = await desk();
    const save = (text, as_of) => keeper.post(`/posts/${post.id}`, { title: 'Zwei', text, replies_open: true, as_of });
    assert.equal((await save('Der erste.', seen)).status, 200);
    const second = await save('Der zweite.', seen);
    assert.equal(second.status, 409, second.text);
    assert.equal(second.json.code, 'changed_meanwhile');
    const form = { _key: await keeper.key(`/posts/${post.id}/edit`), title: 'Zwei', text: 'Der zweite.', as_of: seen };
    const shown = await keeper.form(`/posts/${post.id}`, form);
    assert.equal(shown.status, 409);
    assert.match(shown.text, /Der zweite\./);
    const now = /name="as_of" value="([^"]*)"/.exec(shown.text)[1];
    assert.equal(now, await desk());
    assert.equal((await save('Der zweite.', now)).status, 200);
    // A reply that comes meanwhile is no other text.
    const before = await desk();
    assert.equal((await keeper.post(`/posts/${post.id}/replies`, { name: 'Frau Weber', reply: 'Ja.' })).status, 200);
    assert.equal((await save('Der dritte.', before)).status, 200);
  });

  test('keepers write, edit and remove posts; others are refused', async () => {
    const post = await writePost(keeper, 'Eins', 'Ein *Anfang*.');
    assert.match(post.html, /<em>Anfang<\/em>/);
    const edited = await keeper.post(`/posts/${post.id}`, { title: 'Zwei', text: 'Weiter.', replies_open: true });
    assert.equal(edited.json.title, 'Zwei');
    assert.ok(edited.json.edited);
    const guest = house.visitor();
    assert.equal((await guest.post('/posts', { title: 'a', text: 'b' })).status, 401);
    await guest.post('/people', { name: 'Frau Meier' });
    assert.equal((await guest.post('/posts', { title: 'a', text: 'b' })).status, 403);
    assert.equal((await guest.post(`/posts/${post.id}`, { title: 'a', text: 'b', replies_open: true })).status, 403);
    assert.equal((await guest.post(`/posts/${post.id}/remove`)).status, 403);
    assert.equal((await guest.get(`/posts/${post.id}`)).json.title, 'Zwei');
    assert.equal((await keeper.post(`/posts/${post.id}/remove`)).status, 200);
    assert.equal((await guest.get(`/posts/${post.id}`)).status, 404);
  });

  test('a guest’s first reply waits for the nod, seen by its writer and the keeper only, then shows', async () => {
    const post = await writePost(keeper);
    const { guest, reply } = await answered(post);
    assert.equal(reply.state, 'waiting');
    assert.deepEqual(await shown(post), []);
    assert.equal((await house.visitor().get(`/replies/${reply.id}`)).status, 404);
    assert.equal((await guest.get(`/replies/${reply.id}`)).json.reply.text, 'Buongiorno.');
    assert.ok((await keeper.get('/house')).json.waiting.some((w) => w.reply.id === reply.id));
    assert.equal((await guest.post(`/replies/${reply.id}/nod`)).status, 401);
    const nodded = await keeper.post(`/replies/${reply.id}/nod`);
    assert.equal(nodded.status, 200, nodded.text);
    assert.deepEqual(
      (await shown(post)).map((r) => r.id),
      [reply.id],
    );
    assert.equal((await house.visitor().get(`/posts/${post.id}`)).json.replies_shown, 1);
  });

  test('a guest who comes back finds the reply still waiting; nobody else does', async () => {
    const post = await writePost(keeper);
    const guest = house.visitor();
    const written = await guest.post(`/posts/${post.id}/replies`, { name: 'Frau Meier', reply: 'Noch da?' });
    assert.deepEqual(
      (await shown(post, guest)).map((r) => [r.id, r.state]),
      [[written.json.reply.id, 'waiting']],
    );
    assert.match((await guest.page(`/posts/${post.id}`)).text, /Noch da\?/);
    assert.deepEqual(await shown(post), []);
    const other = await writePost(keeper);
    assert.deepEqual(await shown(other, guest), []);
    assert.equal((await guest.post(`/replies/${written.json.reply.id}/remove`)).status, 200);
    assert.deepEqual(await shown(post, guest), []);
  });

  test('who had one nod needs no second one', async () => {
    const post = await writePost(keeper);
    const person = house.visitor();
    await person.post('/people', { name: 'Frau Meier' });
    const first = (await person.post(`/posts/${post.id}/replies`, { name: 'Frau Meier', reply: 'Die erste.' })).json
      .reply;
    assert.equal(first.state, 'waiting');
    await keeper.post(`/replies/${first.id}/nod`);
    assert.equal(
      (await person.post(`/posts/${post.id}/replies`, { name: 'Frau Meier', reply: 'Die zweite.' })).json.reply.state,
      'shown',
    );
  });

  test('in an open house a reply shows at once, but a machine’s still waits', async () => {
    await setHouse(keeper, { reply_door: 'open' });
    try {
      const post = await writePost(keeper);
      assert.equal((await answered(post)).reply.state, 'shown');
      const browser = house.visitor();
      const fields = async (more = {}) => ({
        _key: await browser.key(`/posts/${post.id}`),
        name: 'Herr Schmidt',
        reply: `Gruß ${Math.random()}`,
        _website: '',
        ...more,
      });
      const stateAfter = async (form) => {
        const answer = await browser.form(`/posts/${post.id}/replies`, form);
        assert.equal(answer.status, 303, answer.text.slice(0, 200));
        return (await browser.get(answer.headers.location)).json.reply.state;
      };
      assert.equal(await stateAfter(await fields()), 'waiting', 'faster than a person types');
      const [calm, trapped] = [await fields(), await fields({ _website: 'https://spam.example' })];
      await sleep(2_600);
      assert.equal(await stateAfter(calm), 'shown');
      assert.equal(await stateAfter(trapped), 'waiting', 'the honeypot');
      assert.equal((await keeper.get('/house')).json.waiting.filter((w) => w.post === post.id).length, 2);
    } finally {
      await setHouse(keeper, { reply_door: 'nod' });
    }
  });

  test('the keep-link of a reply edits and removes it, on any device', async () => {
    const post = await writePost(keeper);
    const { reply, link } = await answered(post);
    await keeper.post(`/replies/${reply.id}/nod`);
    const elsewhere = house.visitor();
    assert.equal((await elsewhere.post(`/replies/${reply.id}`, { name: 'x', text: 'y' })).status, 403);
    const opened = await elsewhere.get(pathOf(link));
    assert.equal(opened.status, 303);
    assert.equal(opened.headers.location, `/replies/${reply.id}`);
    const edited = await elsewhere.post(`/replies/${reply.id}`, { name: 'Sig. Bassetti', text: 'Buonasera.' });
    assert.equal(edited.status, 200, edited.text);
    assert.equal(edited.json.reply.state, 'waiting', 'another text needs another nod');
    await keeper.post(`/replies/${reply.id}/nod`);
    assert.deepEqual(
      (await shown(post)).map((r) => [r.name, r.text]),
      [['Sig. Bassetti', 'Buonasera.']],
    );
    assert.equal((await elsewhere.post(`/replies/${reply.id}/remove`)).status, 200);
    assert.deepEqual(await shown(post), []);
    assert.equal((await house.visitor().get(pathOf(link))).status, 404);
  });

  test('a stranger changes nobody’s reply; whether a waiting one exists is not told', async () => {
    const post = await writePost(keeper);
    const { reply } = await answered(post);
    const nowhere = reply.id.slice(0, -1) + (reply.id.endsWith('0') ? '1' : '0');
    for (const [verb, body] of [
      ['', { name: 'x', text: 'y' }],
      ['/remove', {}],
    ]) {
      const [one, two] = [
        await house.visitor().post(`/replies/${reply.id}${verb}`, body),
        await house.visitor().post(`/replies/${nowhere}${verb}`, body),
      ];
      assert.equal(one.status, 404, verb);
      assert.equal(one.text.replace(/"request":"[^"]*"/, ''), two.text.replace(/"request":"[^"]*"/, ''));
    }
    await keeper.post(`/replies/${reply.id}/nod`);
    assert.equal((await house.visitor().post(`/replies/${reply.id}/remove`)).status, 403);
    assert.equal((await shown(post))[0].text, 'Buongiorno.');
  });

  test('a closed post takes no reply, and keeps what was said', async () => {
    const post = await writePost(keeper);
    const { reply } = await answered(post);
    await keeper.post(`/replies/${reply.id}/nod`);
    await keeper.post(`/posts/${post.id}`, { title: post.title, text: post.text, replies_open: false });
    const refused = await house.visitor().post(`/posts/${post.id}/replies`, { name: 'a', reply: 'b' });
    assert.equal(refused.status, 409);
    assert.equal(refused.code, 'replies_closed');
    assert.equal((await shown(post)).length, 1);
  });

  test('replies come in the order written, a page at a time, none twice and none left out', async () => {
    const post = await writePost(keeper);
    const texts = Array.from({ length: 120 }, (_, i) => `Antwort ${i}`);
    for (const reply of texts)
      assert.equal((await keeper.post(`/posts/${post.id}/replies`, { name: 'Frau Weber', reply })).status, 200);
    const read = [];
    let after = '';
    do {
      const page = (await house.visitor().get(`/posts/${post.id}${after && `?after=${after}`}`)).json;
      read.push(...page.replies.map((r) => r.text));
      assert.equal(page.replies_shown, 120);
      after = page.after ?? '';
    } while (after);
    assert.deepEqual(read, texts);
  });

  test('one address answers one post ten times a minute, then 429 with Retry-After; what was typed is kept', async () => {
    const post = await writePost(keeper);
    const guest = () =>
      house.visitor({ headers: { 'X-Forwarded-For': `203.0.113.${Math.floor(Math.random() * 250)}` } });
    for (let i = 0; i < 10; ++i)
      assert.equal((await guest().post(`/posts/${post.id}/replies`, { name: 'a', reply: `${i}` })).status, 200);
    const eleventh = await guest().post(`/posts/${post.id}/replies`, { name: 'a', reply: 'eleven' });
    assert.equal(eleventh.status, 429);
    assert.ok(Number(eleventh.headers['retry-after']) > 0);
    const page = await guest().form(`/posts/${post.id}/replies`, { name: 'Frau Meier', reply: 'Viel getippt.' });
    assert.equal(page.status, 429);
    assert.ok(Number(page.headers['retry-after']) > 0);
    assert.match(page.text, /Viel getippt\./);
    assert.equal((await guest().get(`/posts/${post.id}`)).status, 200);
    const elsewhere = await writePost(keeper);
    assert.equal((await guest().post(`/posts/${elsewhere.id}/replies`, { name: 'a', reply: 'b' })).status, 200);
    assert.equal(
      (
        await keeper.post(`/posts/${post.id}/replies`, {
          name: 'Frau Weber',
          reply: 'Wer hier jemand ist, zählt für sich.',
        })
      ).status,
      200,
    );
  });

  test('sixty people of one venue start and answer in one minute without one 429', async () => {
    const post = await writePost(keeper);
    for (let i = 0; i < 60; ++i) {
      const person = house.visitor();
      assert.equal((await person.post('/people', { name: `Gast ${i}` })).status, 200);
      assert.equal(
        (await person.post(`/posts/${post.id}/replies`, { name: `Gast ${i}`, reply: 'Da bin ich.' })).status,
        200,
      );
    }
  });

  test('a removed post takes its replies along', async () => {
    const post = await writePost(keeper);
    const { guest, reply, link } = await answered(post);
    await keeper.post(`/posts/${post.id}/remove`);
    assert.equal((await guest.get(`/replies/${reply.id}`)).status, 404);
    assert.equal((await house.visitor().get(pathOf(link))).status, 404);
    assert.ok(!(await keeper.get('/house')).json.waiting.some((w) => w.reply.id === reply.id));
  });
});

test('a nod is for the text that was read, not for another one that came in its place', async () => {
  const house = await openHouse();
  try {
    const keeper = await house.keeper();
    const post = await writePost(keeper);
    const guest = house.visitor();
    const { reply } = (await guest.post(`/posts/${post.id}/replies`, { name: 'Gast', reply: 'Gern.' })).json;
    const read = (await keeper.get('/house')).json.waiting[0].reply;
    assert.match((await keeper.page('/house')).text, new RegExp(`name="as_of" value="${read.as_of}"`));
    assert.equal((await guest.post(`/replies/${reply.id}`, { name: 'Gast', text: 'Kauft!' })).status, 200);
    const late = await keeper.post(`/replies/${reply.id}/nod`, { as_of: read.as_of });
    assert.equal(late.status, 409, late.text);
    assert.equal(late.code, 'changed_meanwhile');
    const _key = await keeper.key('/house');
    const page = await keeper.form(`/replies/${reply.id}/nod`, { _key, as_of: read.as_of });
    assert.equal(page.status, 409);
    assert.match(page.text, /changed meanwhile/);
    assert.match(page.text, /Kauft!/);
    assert.equal((await house.visitor().get(`/replies/${reply.id}`)).status, 404);
    const { as_of } = (await keeper.get('/house')).json.waiting[0].reply;
    assert.equal((await keeper.post(`/replies/${reply.id}/nod`, { as_of })).status, 200);
  } finally {
    await house.close();
  }
});

test('a name typed once gives no more replies a minute than none', async () => {
  const house = await openHouse();
  try {
    const post = await writePost(await house.keeper());
    const guest = house.visitor();
    await guest.post('/people', { name: 'x' });
    const statuses = [];
    for (let i = 0; i < 12; ++i)
      statuses.push((await guest.post(`/posts/${post.id}/replies`, { name: 'x', reply: `Nr. ${i}` })).status);
    assert.deepEqual(statuses, [...Array(10).fill(200), 429, 429]);
    const other = house.visitor();
    await other.post('/people', { name: 'y' });
    assert.equal((await other.post(`/posts/${post.id}/replies`, { name: 'y', reply: 'Auch.' })).status, 200);
  } finally {
    await house.close();
  }
});

test('the demo house holds a German post about the rule, with replies', async () => {
  const house = await openHouse({ demo: true });
  try {
    const [first] = (await house.visitor().get('/posts')).json.posts;
    assert.equal(first.language, 'de');
    const page = await house.visitor({ language: 'de' }).page(`/posts/${first.id}`);
    assert.equal(page.status, 200);
    assert.match(page.text, /Erforderliche Felder sind mit \* markiert|Pflichtfelder sind mit \* markiert/);
  } finally {
    await house.close();
  }
});
