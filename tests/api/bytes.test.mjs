// Row R8: bytes that are no text are refused; text that is odd comes back byte for byte.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inParallel, isLong, openHouse, writePost } from './house.mjs';

// What has broken elsewhere.
const seeds = [
  'é',
  'e\u0301',
  'ﬁ',
  'ß',
  'ẞ',
  'İ',
  'ı',
  'Å',
  'A\u030a',
  'ñ',
  'ﷺ',
  'Ω',
  'Ω',
  'ｆｕｌｌ',
  '①',
  '\u00a0x\u00a0y',
  'a\u200bb',
  'a\u200db',
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇩🇪',
  '👍🏽',
  '𝔎𝔦𝔱𝔥',
  '𐍈',
  '\u{10ffff}',
  '\u{1f600}',
  '\u{20000}',
  '\ufffd',
  '\ufeffx',
  'x\ufeff',
  '\ufffe',
  '\uffff',
  '\u202eabc\u202c',
  '\u2066אבג\u2069',
  'שלום',
  'مرحبا',
  'नमस्ते',
  'สวัสดี',
  '你好',
  'こんにちは',
  '안녕',
  '가',
  '\u1100\u1161',
  'Zalgo\u0300\u0301\u0302\u0303\u0304',
  "O'Brien",
  '"quoted"',
  '<b>&amp;</b>',
  '{{x}}',
  '%s%n%00',
  '\\u0000',
  '\\',
  '/',
  '&lt;',
  '--',
  ';drop table reply',
  '$\u007bx}',
  'a\tb',
  'a\nb',
  'a\n\n\nb',
  '=1+1',
  '+49',
  '@a',
  '1e999',
  'null',
  'true',
  '0',
  '-0',
  'NaN',
  'undefined',
  '\u2028x',
  'x\u2029y',
  'a\u0085b'.replace('\u0085', '\u00ad'),
  'ſ',
  'ŉ',
  'ĳ',
];

const many = isLong ? 1000 : 200;

// That many strings: the seeds, and the rest drawn from them with a fixed start.
function oddStrings() {
  let state = 4711;
  const next = (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const strings = [...seeds];
  while (strings.length < many)
    strings.push(Array.from({ length: 2 + next(6) }, () => seeds[next(seeds.length)]).join(''));
  // A text is trimmed at its ends; a mark there keeps what is odd from being an end.
  return strings.map((s, i) => `#${i} ${s} .`);
}

describe('bytes', () => {
  let house;
  let keeper;
  let post;
  before(async () => {
    house = await openHouse({ limits: false });
    keeper = await house.keeper();
    post = await writePost(keeper);
  });
  after(() => house.close());

  const invalid = {
    'a lone continuation': [0x80],
    'a cut sequence': [0xe2, 0x82],
    'an overlong slash': [0xc0, 0xaf],
    'an overlong NUL': [0xc0, 0x80],
    'a surrogate': [0xed, 0xa0, 0x80],
    'beyond Unicode': [0xf4, 0x90, 0x80, 0x80],
    'five bytes': [0xf8, 0x88, 0x80, 0x80, 0x80],
    'Windows-1252': [0xfc, 0x62, 0x65, 0x72],
    NUL: [0],
  };
  for (const [what, bytes] of Object.entries(invalid)) {
    test(`${what} is refused with 400 in JSON, form, path and query, and never stored`, async () => {
      const path = `/posts/${post.id}/replies`;
      const percent = bytes.map((b) => `%${b.toString(16).padStart(2, '0')}`).join('');
      const before = (await keeper.get(`/posts/${post.id}`)).json.replies.length;
      const json = Buffer.concat([Buffer.from('{"name":"a","reply":"x'), Buffer.from(bytes), Buffer.from('y"}')]);
      const answers = [
        await keeper.post(path, json),
        await keeper.form(path, `name=a&reply=x${percent}y`, { Accept: '*/*' }),
        await keeper.form(path, `name=x${percent}y&reply=a`, { Accept: '*/*' }),
        await keeper.form(path, `name=a&reply=b&x${percent}=c`, { Accept: '*/*' }),
      ];
      for (const [i, answer] of answers.entries())
        assert.equal(answer.status, 400, `${i}: ${answer.status} ${answer.text}`);
      assert.equal((await keeper.get(`/posts/x${percent}`)).status, 404);
      assert.ok([400, 404].includes((await keeper.get(`/posts?after=x${percent}`)).status));
      assert.equal((await keeper.get(`/posts/${post.id}`)).json.replies.length, before);
    });
  }

  test('lone surrogates and NUL as JSON escapes are refused with 400', async () => {
    for (const escaped of [
      '\\ud800',
      '\\udc00',
      '\\ud800x',
      '\\udc00\\ud800',
      '\\ud83d\\u0041',
      '\\u0000',
      'a\\u0000b',
      '\\ud8',
      '\\x41',
    ])
      assert.equal(
        (await keeper.post(`/posts/${post.id}/replies`, `{"name":"a","reply":"${escaped}"}`)).status,
        400,
        escaped,
      );
  });

  test('control characters are refused, a tab and a line break in prose are not', async () => {
    for (const control of ['\u0001', '\u0007', '\u0008', '\u001b', '\u007f', '\u0080', '\u009f']) {
      const answer = await keeper.post(`/posts/${post.id}/replies`, { name: 'a', reply: `x${control}y` });
      assert.ok([400, 422].includes(answer.status), JSON.stringify(control));
    }
    assert.equal(
      (await keeper.post(`/posts/${post.id}/replies`, { name: 'a', reply: 'x\ty\nz' })).json.reply.text,
      'x\ty\nz',
    );
  });

  test('a broken percent sign is refused', async () => {
    for (const body of ['name=%', 'name=%4', 'name=%zz', 'name=a&reply=%'])
      assert.equal((await keeper.form('/people', body, { Accept: '*/*' })).status, 400, body);
  });

  test(`${many} odd strings come back byte for byte through JSON`, async () => {
    await inParallel(oddStrings(), 8, async (text) => {
      const sent = await keeper.post(`/posts/${post.id}/replies`, {
        name: [...text.replace(/[\n\t]/g, ' ')].slice(0, 25).join('').trim(),
        reply: text,
      });
      assert.equal(sent.status, 200, `${JSON.stringify(text)}: ${sent.text}`);
      const back = (await keeper.get(`/replies/${sent.json.reply.id}`)).json.reply;
      assert.ok(Buffer.from(back.text).equals(Buffer.from(text)), JSON.stringify([text, back.text]));
    });
  });

  test(`${many} odd strings come back byte for byte through a form, and stand in the page as typed`, async () => {
    const typed = (html) =>
      html
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&');
    await inParallel(oddStrings(), 8, async (text) => {
      const sent = await keeper.form(`/posts/${post.id}/replies`, { name: 'a', reply: text.replaceAll('\n', '\r\n') });
      assert.equal(sent.status, 303, `${JSON.stringify(text)}: ${sent.status}`);
      const back = (await keeper.get(sent.headers.location)).json.reply.text;
      assert.ok(Buffer.from(back).equals(Buffer.from(text)), JSON.stringify([text, back]));
      const page = (await keeper.page(sent.headers.location)).text;
      assert.ok(typed(page).includes(text), JSON.stringify(text));
    });
  });

  test('odd names of people at tables come back as pasted', async () => {
    const names = ['Zoë', 'Zoe\u0308', '李雷', '👨‍👩‍👧', "O'Brien", 'Ægir', 'ﬁona', 'Łukasz'];
    const list = (await house.visitor().post('/lists', { names: names.join('\n') })).json;
    assert.deepEqual(
      list.seating[0].tables
        .flatMap((t) => t.seats)
        .sort((a, b) => a.person - b.person)
        .map((s) => s.name),
      names,
    );
  });
});
