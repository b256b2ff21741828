// Row R9: sixteen of the same at once are one. Programs send Idempotency-Key, forms carry _key.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { commandsAfterwards } from './evening.mjs';
import { isLong, openHouse, passphrase, pathOf, program, setHouse, untilAnswered, writePost } from './house.mjs';
import { commandsOfRehearsals } from './rehearsal.mjs';
import { commandsOfDays } from './twice_days.mjs';
import { commandsOfDoor } from './twice_door.mjs';
import { commandsOfRounds } from './twice_rounds.mjs';

const rounds = isLong ? 100 : 3;
const width = 16;
const routes = JSON.parse(execFileSync(program, ['routes', '--json'], { encoding: 'utf8' })).filter(
  (r) => r.method === 'POST',
);

describe('twice', () => {
  let house;
  let keeper;
  let post;
  before(async () => {
    house = await openHouse({ limits: false });
    keeper = await house.keeper();
    post = await writePost(keeper);
    await setHouse(keeper, { reply_door: 'nod' });
  });
  after(() => house.close());

  async function person(name = 'Frau Meier') {
    const visitor = house.visitor();
    visitor.me = (await visitor.post('/people', { name })).json;
    return visitor;
  }
  async function list(visitor) {
    return (await visitor.post('/lists', { names: 'Anna\nBert\nCara\nDora\nEmil\nFritz', rounds: 2, table_size: 3 }))
      .json;
  }
  async function reply(visitor) {
    return (await visitor.post(`/posts/${post.id}/replies`, { name: 'a', reply: randomUUID() })).json.reply;
  }
  const versionOf = async (visitor, path) => (await visitor.get(path)).json.version;
  // All texts under the post, which are more than a page where this goes on for long.
  async function textsUnderPost(after = '', sofar = []) {
    const { json } = await untilAnswered(() => keeper.get(`/posts/${post.id}${after}`));
    const texts = [...sofar, ...json.replies.map((r) => r.text)];
    return json.after ? textsUnderPost(`?after=${json.after}`, texts) : texts;
  }

  // For each POST: what is sent, and how often it happened (once each is 1). `ends`: afterwards the asker is somebody
  // else, so that a late copy may be told so instead of being answered again; it must still do nothing.
  const commands = {
    '/people': async () => {
      const name = randomUUID();
      return {
        visitor: house.visitor(),
        path: '/people',
        body: { name },
        happened: async (answers) =>
          new Set(answers.map((a) => (a.status === 200 ? a.json.id : a.headers['set-cookie']?.[0]))).size,
      };
    },
    '/me': async () => ({ visitor: await person(), path: '/me', body: { name: 'Anna Meier' } }),
    '/me/leave': async () => ({ visitor: await person(), path: '/me/leave', body: {}, ends: true }),
    '/me/sign-ins/{sign_in}/revoke': async () => {
      const visitor = await person();
      const other = house.visitor();
      await other.post(pathOf(visitor.me.link));
      const { id } = (await other.get('/me/sign-ins')).json.sign_ins.find((s) => s.here);
      return {
        visitor,
        path: `/me/sign-ins/${id}/revoke`,
        body: {},
        happened: async () => 2 - (await visitor.get('/me/sign-ins')).json.sign_ins.length,
      };
    },
    '/sign-in': async () => {
      const before = (await keeper.get('/me/sign-ins')).json.sign_ins.length;
      return {
        visitor: house.visitor(),
        path: '/sign-in',
        body: { name: 'Frau Weber', passphrase },
        happened: async () => (await keeper.get('/me/sign-ins')).json.sign_ins.length - before,
      };
    },
    '/sign-out': async () => ({ visitor: await person(), path: '/sign-out', body: {}, ends: true }),
    '/k/{token}': async () => {
      const { me } = await person();
      const visitor = house.visitor();
      return {
        visitor,
        path: pathOf(me.link),
        body: {},
        happened: async () => (await visitor.get('/me/sign-ins')).json.sign_ins.length - 1,
      };
    },
    '/house': async () => {
      const { name, language, time_zone, reply_door, network_name } = (await keeper.get('/house')).json;
      return { visitor: keeper, path: '/house', body: { name, language, time_zone, reply_door, network_name } };
    },
    '/house/imprint': async () => ({ visitor: keeper, path: '/house/imprint', body: { imprint: randomUUID() } }),
    '/house/privacy': async () => ({ visitor: keeper, path: '/house/privacy', body: { privacy: randomUUID() } }),
    '/posts': async () => {
      const title = randomUUID();
      return {
        visitor: keeper,
        path: '/posts',
        body: { title, text: 't' },
        happened: async () => (await keeper.get('/posts')).json.posts.filter((p) => p.title === title).length,
      };
    },
    '/posts/{post}': async () => ({
      visitor: keeper,
      path: `/posts/${post.id}`,
      body: { title: 'Zwei', text: 't', replies_open: true },
      form: { title: 'Zwei', text: 't', replies_open: 'on' },
    }),
    '/posts/{post}/remove': async () => ({
      visitor: keeper,
      path: `/posts/${(await writePost(keeper)).id}/remove`,
      body: {},
    }),
    '/posts/{post}/replies': async () => {
      const text = randomUUID();
      return {
        visitor: house.visitor(),
        path: `/posts/${post.id}/replies`,
        body: { name: 'a', reply: text },
        happened: async () => (await textsUnderPost()).filter((t) => t === text).length,
      };
    },
    '/replies/{reply}': async () => {
      const visitor = house.visitor();
      return { visitor, path: `/replies/${(await reply(visitor)).id}`, body: { name: 'b', text: 'edited' } };
    },
    '/replies/{reply}/remove': async () => {
      const visitor = house.visitor();
      return { visitor, path: `/replies/${(await reply(visitor)).id}/remove`, body: {} };
    },
    '/replies/{reply}/nod': async () => ({
      visitor: keeper,
      path: `/replies/${(await reply(house.visitor())).id}/nod`,
      body: {},
    }),
    '/lists': async () => ({
      visitor: await person(),
      path: '/lists',
      body: { names: `${randomUUID()}\nBert\nCara` },
      happened: async (answers) =>
        new Set(answers.map((a) => (a.status === 200 ? a.json.id : a.headers.location))).size,
    }),
  };
  Object.assign(
    commands,
    commandsAfterwards(() => house),
  );
  for (const [verb, body] of Object.entries({
    plan: { rounds: 1 },
    move: { round: 1, person: 1, table: 0 },
    undo: {},
    keep: null,
    claim: null,
    title: { title: 'Tag' },
    remove: null,
  })) {
    commands[`/lists/{list}/${verb}`] = async () => {
      const visitor = await person();
      const made = await list(visitor);
      const path = `/lists/${made.id}`;
      if (verb === 'undo') await visitor.post(`${path}/move`, { version: made.version, round: 1, person: 1, table: 0 });
      const version = await versionOf(visitor, path);
      const happened = async () =>
        verb === 'remove'
          ? Number((await visitor.get(path)).status === 404)
          : (await versionOf(visitor, path)) - version;
      return { visitor, path: `${path}/${verb}`, body: body ? { version, ...body } : {}, happened };
    };
  }
  Object.assign(
    commands,
    commandsOfDays(() => house),
    commandsOfRounds(
      () => house,
      () => keeper,
    ),
    commandsOfDoor(() => house),
    commandsOfRehearsals(() => house),
  );
  // /me/passphrase and /first-run/{token} end what they were asked with; /language keeps nothing here; a test letter
  // needs a house with mail (letters.test.mjs).
  const elsewhere = ['/me/passphrase', '/first-run/{token}', '/language', '/house/test-letter'];

  test('every POST is in this table', () => {
    assert.deepEqual([...Object.keys(commands), ...elsewhere].sort(), routes.map((r) => r.path).sort());
  });

  function checkSame(answers, command, what) {
    const done = answers.filter((a) => a.status < 400);
    assert.ok(done.length > 0, `${what}: ${answers[0].status} ${answers[0].text.slice(0, 200)}`);
    if (!command.ends)
      assert.equal(done.length, width, `${what}: ${answers.find((a) => a.status >= 400)?.text.slice(0, 300)}`);
    else
      for (const answer of answers)
        assert.ok(answer.status < 400 || answer.status === 401 || answer.status === 403, `${what}: ${answer.status}`);
    const same = (a) =>
      JSON.stringify([a.status, a.text, a.headers.location, a.headers['set-cookie'], a.headers['content-location']]);
    assert.equal(new Set(done.map(same)).size, 1, what);
  }

  for (const [pattern, make] of Object.entries(commands)) {
    test(`POST ${pattern}, sixteen times at once with one key, happens once and answers the same bytes`, {
      timeout: isLong ? 600_000 : 120_000,
    }, async () => {
      const slow = pattern === '/sign-in' || pattern === '/lists' || pattern.endsWith('/plan');
      for (let round = 0; round < (isLong || !slow ? rounds : 2); ++round) {
        for (const face of ['JSON', 'form']) {
          const command = await make();
          const { visitor, path, body } = command;
          const key = randomUUID();
          const _key = face === 'form' ? await visitor.key('/sign-in') : '';
          // Each goes with the cookies as they are now, as sixteen taps on one page do.
          const cookies = { Cookie: visitor.cookieHeader(path) };
          const fields = Object.entries({ _key, ...(command.form ?? body) }).map(([k, v]) => [k, String(v)]);
          const send = () =>
            face === 'form'
              ? visitor.form(path, fields, cookies)
              : visitor.post(path, body, { 'Idempotency-Key': key, ...cookies });
          const answers = await Promise.all(Array.from({ length: width }, () => untilAnswered(send)));
          checkSame(answers, command, `${face} ${path}`);
          if (command.happened) assert.equal(await command.happened(answers), 1, `${face} ${path}`);
        }
      }
    });
  }

  test('sixteen first keepers at once make one', async () => {
    const other = await openHouse();
    try {
      const path = await other.firstRunPath();
      const answers = await Promise.all(
        Array.from({ length: width }, () =>
          untilAnswered(() =>
            other
              .visitor()
              .post(path, { name: 'Frau Weber', passphrase }, { 'Idempotency-Key': 'sixteen keepers at once' }),
          ),
        ),
      );
      const made = answers.filter((a) => a.status === 200);
      assert.ok(made.length >= 1);
      assert.equal(new Set(made.map((a) => a.json.id)).size, 1);
      for (const answer of answers) assert.ok([200, 404].includes(answer.status), answer.text);
    } finally {
      await other.close();
    }
  });

  test('one key with another body: 422 for a program, a new command for a form', async () => {
    const guest = house.visitor();
    const path = `/posts/${post.id}/replies`;
    const [one, two] = [randomUUID(), randomUUID()];
    const key = { 'Idempotency-Key': randomUUID() };
    assert.equal((await guest.post(path, { name: 'a', reply: one }, key)).status, 200);
    const other = await guest.post(path, { name: 'a', reply: two }, key);
    assert.equal(other.status, 422);
    assert.match(other.code, /key/);
    const _key = await guest.key('/sign-in');
    const three = randomUUID();
    const first = await guest.form(path, { _key, name: 'a', reply: two });
    const second = await guest.form(path, { _key, name: 'a', reply: three });
    assert.deepEqual([first.status, second.status], [303, 303]);
    assert.notEqual(first.headers.location, second.headers.location);
    const texts = await textsUnderPost();
    for (const text of [one, two, three]) assert.equal(texts.filter((t) => t === text).length, 1);
  });

  test('the form of a page opened before one was somebody, sent sixteen times, has one effect', async () => {
    const guest = await person('Spät');
    const _key = await house.visitor().key(`/posts/${post.id}`);
    const reply = randomUUID();
    const send = () => guest.form(`/posts/${post.id}/replies`, { _key, name: 'Spät', reply });
    const answers = await Promise.all(Array.from({ length: width }, send));
    assert.deepEqual(new Set(answers.map((a) => a.status)), new Set([303]));
    assert.equal(new Set(answers.map((a) => a.headers.location)).size, 1);
  });

  test('a key of a stranger that could be guessed is refused', async () => {
    const answer = await house.visitor().post('/people', { name: 'Anna' }, { 'Idempotency-Key': '1' });
    assert.equal(answer.status, 400);
    assert.equal(answer.code, 'idempotency_key');
  });

  test('a key belongs to its viewer and its path', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const [one, two] = [await person('Eins'), await person('Zwei')];
    const body = { name: 'a', reply: randomUUID() };
    const first = await one.post(`/posts/${post.id}/replies`, body, key);
    const second = await two.post(`/posts/${post.id}/replies`, body, key);
    assert.equal(second.status, 200);
    assert.notEqual(first.json.reply.id, second.json.reply.id);
    assert.equal((await one.post('/me', { name: 'Drei' }, key)).status, 422);
  });

  test('a refused command is not remembered: corrected, the same key works', async () => {
    const guest = house.visitor();
    const key = { 'Idempotency-Key': randomUUID() };
    assert.equal((await guest.post(`/posts/${post.id}/replies`, { name: '', reply: 'b' }, key)).status, 422);
    assert.equal((await guest.post(`/posts/${post.id}/replies`, { name: 'a', reply: 'b' }, key)).status, 200);
    assert.equal(
      (await guest.post(`/posts/${post.id}/replies`, { name: 'a', reply: 'b' }, { 'Idempotency-Key': 'x'.repeat(300) }))
        .status,
      400,
    );
  });

  test('without a key the same nod or keep twice is harmless', async () => {
    const { id } = await reply(house.visitor());
    for (let i = 0; i < 3; ++i) assert.equal((await keeper.post(`/replies/${id}/nod`)).status, 200);
    assert.equal((await keeper.get(`/replies/${id}`)).json.reply.state, 'shown');
  });

  test('a key is remembered over kill -9: same bytes, one effect', async () => {
    const guest = await person();
    const text = randomUUID();
    const key = { 'Idempotency-Key': randomUUID() };
    const send = () => guest.post(`/posts/${post.id}/replies`, { name: 'a', reply: text }, key);
    const _key = await guest.key('/sign-in');
    const sendForm = () => guest.form(`/posts/${post.id}/replies`, { _key, name: 'a', reply: `${text} form` });
    const [first, firstForm] = [await send(), await sendForm()];
    await house.kill();
    await house.start();
    const [again, againForm] = [await send(), await sendForm()];
    assert.equal(again.text, first.text);
    assert.equal(againForm.headers.location, firstForm.headers.location);
    const texts = await textsUnderPost();
    assert.equal(texts.filter((t) => t.startsWith(text)).length, 2);
  });
});
