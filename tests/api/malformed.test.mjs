// A table of malformed input: each gets a clear error in the reader's language, what was typed comes back, nothing is lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHouse, sameData, writePost } from './house.mjs';

describe('malformed input', () => {
  let house;
  let keeper;
  let post;
  let list;
  before(async () => {
    house = await openHouse({ limits: false });
    keeper = await house.keeper();
    post = await writePost(keeper);
    list = (await keeper.post('/lists', { names: 'Anna\nBert\nCara\nDora' })).json;
  });
  after(() => house.close());

  const long = (n) => 'x'.repeat(n);

  // What is pasted where names are wanted -> the field that is named.
  const pasted = {
    nothing: ['', 'names'],
    'white space': [' \n\t\n ', 'names'],
    'one name': ['Anna', 'names'],
    'a header and nobody': ['name,company\n', 'names'],
    'a quote that never ends': ['name,company\n"Anna,Alpha\nBert,Beta\nCara,Gamma', 'names'],
    'an empty name': ['name,company\n,Alpha\nBert,Beta', 'names'],
    'a round that is none': ['name,arrives\nAnna,soon\nBert,1\nCara,1', 'names'],
    'the same id twice': ['id,name\n1,Anna\n1,Bert\n2,Cara', 'names'],
    'leaves before arriving': ['name,arrives,leaves\nAnna,3,1\nBert,1,3\nCara,1,3', 'names'],
    'a cell of 20,000 letters': [`name\nAnna\nBert\n${long(20_000)}`, 'names'],
    'a thousand columns': [`name${',x'.repeat(1_000)}\nAnna\nBert`, 'names'],
    'beyond 200,000 bytes': [long(200_001), 'names'],
  };
  for (const [what, [names, field]] of Object.entries(pasted)) {
    test(`pasted names: ${what}`, async () => {
      const visitor = house.visitor();
      const json = await visitor.post('/lists', { names });
      assert.equal(json.status, 422, `${json.status} ${json.text.slice(0, 300)}`);
      assert.ok(
        json.json.errors.some((e) => e.field === field),
        json.text.slice(0, 300),
      );
      const german = await house.visitor({ language: 'de' }).post('/lists', { names });
      for (const [i, error] of json.json.errors.entries()) {
        assert.match(error.sentence, /\p{L}{2}.*[.!?]$/su, error.sentence);
        assert.notEqual(error.sentence, german.json.errors[i].sentence, 'said in German, too');
        assert.ok(error.sentence.length < 300, 'a sentence does not repeat all that was pasted');
      }
      const page = await visitor.form('/lists', { names, rounds: '3', table_size: '5' });
      assert.equal(page.status, 422);
      assert.match(page.text, /role="alert"/);
      const typed = names.split('\n').find((l) => l.trim().length > 2 && l.length < 100);
      if (typed) assert.ok(page.text.includes(typed.replaceAll('"', '&quot;')), 'what was pasted is still in the form');
    });
  }

  const kept = {
    'commas, quotes and umlauts': [
      'name,company\n"Weber, Anna",Alpha\n"Jürgen ""JJ"" Müller",Beta\nCara,Gamma',
      ['Weber, Anna', 'Jürgen "JJ" Müller', 'Cara'],
    ],
    'semicolons and German headers': [
      'Vorname;Nachname;Firma\nAnna;Weber;Alpha\nBert;Maier;Beta',
      ['Anna Weber', 'Bert Maier'],
    ],
    'tabs from a spreadsheet': ['Name\tFirma\r\nAnna\tAlpha\r\nBert\tBeta\r\n', ['Anna', 'Bert']],
    'a byte order mark': ['\ufeffname\nAnna\nBert', ['Anna', 'Bert']],
    'old Mac line ends and empty lines': ['Anna\r\rBert\r', ['Anna', 'Bert']],
    'family names first': ['Weber, Anna\nMaier, Bert', ['Anna Weber', 'Bert Maier']],
  };
  for (const [what, [names, expected]] of Object.entries(kept)) {
    test(`pasted names that only look odd are read: ${what}`, async () => {
      const answer = await house.visitor().post('/lists', { names, rounds: 1 });
      assert.equal(answer.status, 200, answer.text.slice(0, 300));
      assert.deepEqual(
        answer.json.ways.sort((a, b) => a.person - b.person).map((w) => w.name),
        expected,
      );
    });
  }

  // Numbers a form may hold -> whether they are refused at that field.
  for (const [field, values] of Object.entries({
    rounds: ['0', '-1', '21', 'three', '1.5', '99999999999999999999', '1e1', '0x2'],
    table_size: ['0', '1', '-5', '501', 'ten'],
  })) {
    test(`a number that cannot be, in ${field}`, async () => {
      for (const value of values) {
        const answer = await house.visitor().form('/lists', { names: 'Anna\nBert\nCara', [field]: value });
        assert.equal(answer.status, 422, `${value}: ${answer.status}`);
        assert.match(answer.text, new RegExp(`href="#make_list_${field}"`), value);
        assert.match(answer.text, /Anna\nBert\nCara|Anna&#10;Bert|Anna\r\nBert/, 'the names are still there');
        const json = await house
          .visitor()
          .post('/lists', `{"names":"Anna\\nBert","${field}":${JSON.stringify(value)}}`);
        assert.ok([400, 422].includes(json.status), `${value}: ${json.status}`);
      }
    });
  }

  // Commands: path, body, the field that is wrong.
  const wrong = () => [
    ['/people', { name: long(121) }, 'name'],
    ['/people', { name: 7 }, 'name'],
    ['/people', { name: null }, 'name'],
    ['/people', { name: ['a'] }, 'name'],
    ['/people', { name: { a: 1 } }, 'name'],
    ['/people', {}, 'name'],
    [`/posts/${post.id}/replies`, { name: 'a', reply: long(8_001) }, 'reply'],
    [`/posts/${post.id}/replies`, { name: 'a', reply: 'b', email: 'no address' }, 'email'],
    [`/posts/${post.id}/replies`, { name: 'a', reply: 'b', email: '@' }, 'email'],
    [`/posts/${post.id}/replies`, { name: 'a', reply: 'b', email: `${long(250)}@b.example` }, 'email'],
    [`/posts/${post.id}/replies`, { name: 'a', reply: 'b', state: 'shown' }, 'state'],
    ['/posts', { title: long(201), text: 'b' }, 'title'],
    ['/posts', { title: 'a', text: '' }, 'text'],
    ['/posts', { title: 'a', text: 'b', writer: 'Somebody' }, 'writer'],
    [
      '/house',
      { name: 'a', language: 'klingon', time_zone: 'Europe/Berlin', reply_door: 'nod', network_name: 'a' },
      'language',
    ],
    [
      '/house',
      { name: 'a', language: 'english', time_zone: 'Mars/Phobos', reply_door: 'nod', network_name: 'a' },
      'time_zone',
    ],
    [
      '/house',
      { name: 'a', language: 'english', time_zone: '../../etc/passwd', reply_door: 'nod', network_name: 'a' },
      'time_zone',
    ],
    [
      '/house',
      { name: 'a', language: 'english', time_zone: 'Europe/Berlin', reply_door: 'ajar', network_name: 'a' },
      'reply_door',
    ],
    [
      '/house',
      {
        name: 'a',
        language: 'english',
        time_zone: 'Europe/Berlin',
        reply_door: 'nod',
        network_name: 'a',
        address: 'javascript:alert(1)',
      },
      'address',
    ],
    [
      '/house',
      {
        name: 'a',
        language: 'english',
        time_zone: 'Europe/Berlin',
        reply_door: 'nod',
        network_name: 'a',
        address: 'https://a.example/path',
      },
      'address',
    ],
    [`/lists/${list.id}/move`, { version: 1, round: 'one', person: 1, table: 1 }, 'round'],
    [`/lists/${list.id}/move`, {}, 'version'],
    [`/lists/${list.id}/title`, { version: 1, title: '' }, 'title'],
    ['/me/passphrase', { passphrase: 'four words do well', new_passphrase: 'short' }, 'new_passphrase'],
  ];

  test('each malformed command is refused at its field, in both languages, and nothing changes', async () => {
    const before = house.stored();
    for (const [path, body, field] of wrong()) {
      const visitor = path === '/people' ? house.visitor() : keeper;
      const answer = await visitor.post(path, body);
      const what = `${path} ${JSON.stringify(body).slice(0, 80)}`;
      assert.ok([400, 422].includes(answer.status), `${what}: ${answer.status}`);
      const error = answer.json.errors.find((e) => e.field === field);
      assert.ok(error, `${what}: ${answer.text.slice(0, 300)}`);
      assert.match(error.code, /^[a-z_]+$/);
      assert.match(error.sentence, /[.!?]$/);
      const german = (await visitor.post(path, body, { 'Accept-Language': 'de' })).json.errors.find(
        (e) => e.field === field,
      );
      assert.notEqual(german.sentence, error.sentence, what);
    }
    assert.ok(sameData(house.stored(), before));
  });

  test('broken JSON, forms and headers answer 4xx with a code, never 5xx, and change nothing', async () => {
    const before = house.stored();
    const path = `/posts/${post.id}/replies`;
    const bodies = [
      '{',
      '}',
      '[]',
      '""',
      '1',
      'null',
      '{"name"}',
      '{"name":}',
      '{"name":"a" "reply":"b"}',
      "{name:'a'}",
      '{"name":"a\nb"}',
      '\ufeff{}',
      '{"":""}',
      '{"name":"a","reply":01}',
    ];
    for (const body of bodies) {
      const answer = await keeper.post(path, body);
      assert.ok([400, 422].includes(answer.status), `${body}: ${answer.status}`);
      assert.match(answer.code, /^[a-z_]+$/);
    }
    for (const body of [
      '=',
      '&',
      '&&&',
      '=a',
      'a',
      '%',
      '%%',
      'name=%e4',
      'name=a&name=b&reply=c',
      'name[]=a&reply=b',
      'name=a;reply=b',
    ]) {
      const answer = await keeper.form(path, body, { Accept: 'application/json' });
      assert.ok([400, 422].includes(answer.status), `${body}: ${answer.status}`);
      assert.match(answer.code, /^[a-z_]+$/);
    }
    const headers = [
      { Accept: ',,;;q=' },
      { Accept: 'a'.repeat(4_000) },
      { 'Accept-Language': ';;;q=x,,de;q=9e999,*' },
      { 'Accept-Encoding': 'br;q=0, *;q=zz' },
      { Cookie: ';;;=;a;=b;kith' },
      { Cookie: Array.from({ length: 500 }, (_, i) => `c${i}=x`).join('; ') },
      { Authorization: 'Bearer' },
      { Authorization: 'Bearer ' },
      { Authorization: `Bearer ${'é'.repeat(10)}` },
      { Authorization: 'Basic eDp5' },
      { 'If-None-Match': '*' },
      { Range: 'bytes=0-0,5-4,9999999999999-' },
      { 'User-Agent': '' },
      { 'User-Agent': 'x'.repeat(5_000) },
      { 'X-Forwarded-For': "'; drop table person; --" },
      { Expect: 'a miracle' },
      { Upgrade: 'websocket', Connection: 'Upgrade' },
    ];
    for (const more of headers) {
      const answer = await house.visitor().send('GET', `/posts/${post.id}`, {
        headers: Object.fromEntries(Object.entries(more).map(([k, v]) => [k, Buffer.from(v).toString('latin1')])),
      });
      assert.ok(answer.status < 500, `${JSON.stringify(more).slice(0, 80)}: ${answer.status}`);
    }
    assert.ok(sameData(house.stored(), before));
    assert.equal((await house.visitor().get('/readyz')).status, 200);
  });

  test('an e-mail address that is refused never comes back in a sentence', async () => {
    const answer = await house
      .visitor()
      .post(`/posts/${post.id}/replies`, { name: 'a', reply: 'b', email: 'canary canary@example.org' });
    assert.equal(answer.status, 422);
    assert.doesNotMatch(answer.text, /canary/);
  });

  test('a passphrase typed into a form is never in the page that comes back', async () => {
    const answer = await house.visitor().form('/sign-in', { name: 'Frau Weber', passphrase: 'my canary passphrase' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /value="Frau Weber"/);
    assert.doesNotMatch(answer.text, /my canary passphrase/);
  });
});
