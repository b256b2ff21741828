// Just start: a name, and one is someone here; a keep-link opens the same person elsewhere.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse, passphrase, pathOf, sameData, writePost } from './house.mjs';

describe('people', () => {
  let house;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  async function started(name = 'Frau Meier') {
    const visitor = house.visitor();
    const answer = await visitor.post('/people', { name });
    assert.equal(answer.status, 200, answer.text);
    return { visitor, me: answer.json };
  }

  test('a name makes a person, for thirty days', async () => {
    const { visitor, me } = await started('Herr Bassetti');
    assert.equal(me.name, 'Herr Bassetti');
    assert.equal(me.has_account, false);
    assert.match(me.id, /^[0-7][0-9a-hjkmnp-tv-z]{12}$/);
    const days = (Date.parse(me.until) - Date.now()) / 86_400_000;
    assert.ok(days > 29.9 && days < 30.1, me.until);
    assert.equal((await visitor.get('/me')).json.id, me.id);
  });

  test('the same with a form: 303 to one’s own page', async () => {
    const visitor = house.visitor();
    const answer = await visitor.form('/people', { _key: await visitor.key('/'), name: 'Frau Weber' });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.location, '/me');
    assert.match((await visitor.page('/me')).text, /Frau Weber/);
  });

  test('who is someone here already stays so', async () => {
    const { visitor, me } = await started();
    const again = await visitor.post('/people', { name: 'Somebody Else' });
    assert.equal(again.json.id, me.id);
    assert.equal(again.json.name, 'Frau Meier');
  });

  test('looking at a keep-link changes nothing, however often; the tap opens the same person', async () => {
    const { visitor, me } = await started();
    const link = pathOf(me.link);
    const before = house.stored();
    const other = house.visitor();
    for (let i = 0; i < 20; ++i) {
      assert.equal((await other.send('HEAD', link)).status, 200);
      assert.deepEqual((await other.get(link)).json, { name: 'Frau Meier' });
      assert.equal((await other.page(link)).headers['set-cookie'], undefined);
    }
    assert.ok(sameData(house.stored(), before));
    assert.equal((await other.get('/me')).status, 401);
    const opened = await other.post(link);
    assert.equal(opened.status, 200, opened.text);
    assert.equal(opened.json.id, me.id);
    assert.equal((await other.get('/me')).json.id, me.id);
    assert.equal((await visitor.get('/me')).json.id, me.id);
    assert.equal((await other.get('/me/sign-ins')).json.sign_ins.length, 2);
  });

  test('a keep-link that was never given opens nothing and tells nothing', async () => {
    const { me } = await started();
    const link = pathOf(me.link);
    const wrong = link.slice(0, -1) + (link.endsWith('0') ? '1' : '0');
    const answers = [];
    for (const path of [wrong, `/k/${'0'.repeat(39)}`, '/k/short', `/k/${me.id}`]) {
      const answer = await house.visitor().get(path);
      assert.equal(answer.status, 404, path);
      answers.push(answer.text.replace(/"request":"[^"]*"/, ''));
      assert.equal((await house.visitor().post(path)).status, 404, path);
    }
    assert.equal(new Set(answers).size, 1);
  });

  test('a person takes another name', async () => {
    const { visitor } = await started();
    assert.equal((await visitor.post('/me', { name: 'Anna Meier' })).json.name, 'Anna Meier');
    assert.equal((await visitor.get('/me')).json.name, 'Anna Meier');
    assert.equal((await visitor.post('/me', { name: ' \t' })).status, 422);
    assert.equal((await visitor.get('/me')).json.name, 'Anna Meier');
  });

  test('whoever has a passphrase signs in with the new name, and with it only', async () => {
    const other = await openHouse();
    try {
      const keeper = await other.keeper('Frau Vorher');
      assert.equal((await keeper.post('/me', { name: 'Frau Nachher' })).status, 200);
      assert.equal((await other.visitor().post('/sign-in', { name: 'frau nachher', passphrase })).status, 200);
      assert.equal((await other.visitor().post('/sign-in', { name: 'Frau Vorher', passphrase })).status, 422);
    } finally {
      await other.close();
    }
  });

  test('the new name stands above their posts for everybody, on pages that were read before, too', async () => {
    const other = await openHouse();
    try {
      const keeper = await other.keeper('Frau Vorher');
      const post = await writePost(keeper);
      const pages = ['/', `/posts/${post.id}`];
      for (const path of pages) assert.match((await other.visitor().page(path)).text, /Frau Vorher/);
      assert.equal((await keeper.post('/me', { name: 'Frau Nachher' })).status, 200);
      for (const path of pages) {
        const { text } = await other.visitor().page(path);
        assert.match(text, /Frau Nachher/);
        assert.doesNotMatch(text, /Frau Vorher/);
      }
    } finally {
      await other.close();
    }
  });

  test('who leaves is a stranger at the next request, on every device, and the keep-link is gone', async () => {
    const { visitor, me } = await started();
    const other = house.visitor();
    await other.post(pathOf(me.link));
    const left = await visitor.post('/me/leave');
    assert.equal(left.status, 200, left.text);
    assert.equal((await visitor.get('/me')).status, 401);
    assert.equal((await other.get('/me')).status, 401);
    assert.equal((await house.visitor().get(pathOf(me.link))).status, 404);
  });

  test('a keep-link of a keeper opens the person, never the keeper', async () => {
    const keeper = await house.keeper();
    const elsewhere = house.visitor();
    const me = (await keeper.get('/me')).json;
    assert.equal((await elsewhere.post(pathOf(me.link))).status, 200);
    assert.equal((await elsewhere.get('/me')).json.id, me.id);
    assert.equal((await elsewhere.get('/house')).status, 403);
    assert.equal((await elsewhere.post('/posts', { title: 'a', text: 'b' })).status, 403);
  });

  test('the first-run link opens once', async () => {
    const other = await openHouse();
    try {
      const path = await other.firstRunPath();
      const weak = await other.visitor().post(path, { name: 'Herr Schmidt', passphrase: 'short' });
      assert.equal(weak.status, 422);
      assert.equal(weak.json.errors[0].field, 'passphrase');
      const both = await Promise.all(
        ['Herr Schmidt', 'Frau Weber'].map((name) =>
          other.visitor().post(path, { name, passphrase: 'four words do well' }),
        ),
      );
      assert.deepEqual(both.map((a) => a.status).sort(), [200, 404]);
      assert.equal((await other.visitor().get(path)).status, 404);
    } finally {
      await other.close();
    }
  });

  test('a token of one kind opens nothing of another kind', async () => {
    const { me } = await started();
    const token = pathOf(me.link).slice('/k/'.length);
    for (const path of [`/l/${token}`, `/r/${token}`, `/first-run/${token}`])
      assert.equal((await house.visitor().get(path)).status, 404, path);
  });
});

test('a keeper’s keep-link opens the person, and takes neither the person nor their sign-ins away', async () => {
  const house = await openHouse();
  try {
    const keeper = await house.keeper();
    const path = pathOf((await keeper.get('/me')).json.link);
    const phone = house.visitor();
    assert.equal((await phone.post(path)).status, 200);
    const left = await phone.post('/me/leave');
    assert.equal(left.status, 409, left.text);
    assert.equal(left.code, 'keeps_the_house');
    const own = (await keeper.get('/me/sign-ins')).json.sign_ins;
    assert.equal(own.length, 2);
    const seen = (await phone.get('/me/sign-ins')).json.sign_ins;
    assert.deepEqual(
      seen.map((s) => s.here),
      [true],
    );
    for (const { id } of own.filter((s) => s.here))
      assert.equal((await phone.post(`/me/sign-ins/${id}/revoke`)).status, 404);
    assert.equal((await keeper.get('/me')).json.is_keeper, true);
    assert.equal((await house.visitor().post('/sign-in', { name: 'Frau Weber', passphrase })).status, 200);
  } finally {
    await house.close();
  }
});

test('a name holds something to be seen, and is counted in characters', async () => {
  const house = await openHouse();
  try {
    const start = (name) => house.visitor().post('/people', { name });
    for (const name of ['\u200b', '\u00a0', '\u2003\ufeff', ' \u00ad ']) {
      const answer = await start(name);
      assert.equal(answer.status, 422);
      assert.equal(answer.json.errors[0].code, 'required');
    }
    for (const letter of ['ü', '好', '🙂']) {
      assert.equal((await start(letter.repeat(120))).status, 200);
      const answer = await start(letter.repeat(121));
      assert.equal(answer.status, 422);
      assert.match(answer.json.errors[0].title ?? answer.text, /at most 120 characters/);
    }
  } finally {
    await house.close();
  }
});

test('a language is chosen from any page, and leads to no other house', async () => {
  const house = await openHouse();
  try {
    for (const [back, to] of [
      ['/posts?after=1', '/posts?after=1'],
      ['/ü', '/'],
      ['/\t/evil.example', '/'],
      ['//evil.example', '/'],
    ]) {
      const answer = await house.visitor().form('/language', { language: 'de', back });
      assert.equal(answer.status, 303, back);
      assert.equal(answer.headers.location, to);
    }
  } finally {
    await house.close();
  }
});

test('a type of content is read as HTTP writes it', async () => {
  const house = await openHouse();
  try {
    for (const type of ['Application/JSON', 'application/json ; charset=utf-8']) {
      const answer = await house.visitor().post('/people', { name: 'Frau Meier' }, { 'Content-Type': type });
      assert.equal(answer.status, 200, type);
    }
  } finally {
    await house.close();
  }
});
