// Row S9: what people type is text. Strict headers on every answer; no payload ever becomes markup.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { isLong, openHouse, program, setHouse, writePost } from './house.mjs';

const routes = JSON.parse(execFileSync(program, ['routes', '--json'], { encoding: 'utf8' }));

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
];

// Each carries a mark, so that it can be found again in whatever form it comes out.
const seeds = [
  '<script>alert(1)</script>',
  '<ScRiPt>alert(1)</sCrIpT>',
  '<script src=//evil.example/x.js></script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)"/>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg/onload=alert`1`>',
  '<iframe src=javascript:alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<body onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox(1))',
  '![x](javascript:alert(1))',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  '" autofocus onfocus=alert(1) x="',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<math><mtext></p><style><img src=x onerror=alert(1)></style>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)>',
  '<object data=javascript:alert(1)>',
  '<embed src=javascript:alert(1)>',
  '<form action=javascript:alert(1)><button>x',
  '<input onfocus=alert(1) autofocus>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<style>*{background:url(javascript:alert(1))}</style>',
  '<div style="background:url(javascript:alert(1))">',
  '{{7*7}}',
  '{{form_key}}',
  '{{%AUTOESCAPE context="JAVASCRIPT"}}',
  '{{constructor.constructor("alert(1)")()}}',
  '$\u007b7*7}#{7*7}<%= 7*7 %>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)',
  '\u003cscript\u003ealert(1)',
  '＜script＞alert(1)＜/script＞',
];

// At length, each behind what might break out of where it stands: some 370.
const breakouts = ['"', "'", '</textarea>', '-->', '\u2028', '\\"'];
const payloads = isLong ? seeds.flatMap((one) => [one, ...breakouts.map((before) => before + one)]) : seeds;

const tagsOf = (html) => html.match(/<[a-zA-Z!/][^>]*>/g) ?? [];

// What no page of ours ever contains by itself.
function assertHarmless(where, html) {
  for (const tag of tagsOf(html)) {
    assert.doesNotMatch(
      tag,
      /^<(iframe|object|embed|base|math|video|style|body\s+onload|javascript:)/i,
      `${where}: ${tag}`,
    );
    assert.doesNotMatch(tag.replace(/"[^"]*"|'[^']*'/g, '""'), /\son\w+\s*=/i, `${where}: ${tag}`);
    for (const [, name, , double, single, bare] of tag.matchAll(/([\w:-]+)\s*=\s*("([^"]*)"|'([^']*)'|([^\s>"']+))/g))
      if (/^(href|src|action|formaction)$/i.test(name))
        assert.doesNotMatch(double ?? single ?? bare, /^\s*(javascript|vbscript|data):/i, `${where}: ${tag}`);
    if (/^<script/i.test(tag)) assert.match(tag, /^<script[^>]* src="\/assets\/[^"]+"[^>]*>$/, `${where}: ${tag}`);
    if (/^<img/i.test(tag)) assert.match(tag, /src="\//, `${where}: ${tag}`);
    const named = /(?:href|src|content)="([^"]*)"/.exec(tag)?.[1] ?? '';
    if (/^<(link|meta|script|base)/i.test(tag)) assert.doesNotMatch(named, /^(\w+:)?\/\/evil/i, `${where}: ${tag}`);
  }
  // A raw payload, as typed, would be markup; escaped, its < is &lt;.
  for (const payload of payloads)
    if (payload.startsWith('<') && payload.length > 8)
      assert.ok(!html.includes(payload), `${where}: ${payload} came out raw`);
  assert.doesNotMatch(html, /\{\{|s0_/, where);
}

const withoutText = (html) => html.replace(/\{\{(7\*7|form_key|%AUTO|constructor)/g, '');

describe('markup', () => {
  let house;
  let keeper;
  before(async () => {
    house = await openHouse({ limits: false });
    keeper = await house.keeper();
  });
  after(() => house.close());

  test('the strict headers stand on every answer: pages, JSON, files, assets, errors', async () => {
    const asset = (await keeper.page('/')).text.match(/\/assets\/[^"']+/)[0];
    const post = await writePost(keeper);
    const paths = routes.map((r) =>
      r.path
        .replace('{post}', post.id)
        .replace('{asset}', asset.slice('/assets/'.length))
        .replace(/\{[^}]+\}/, '0'.repeat(13)),
    );
    const answers = [];
    for (const path of [...new Set(paths), '/nothing', '/%00', '/?x=%zz', `/posts/${'9'.repeat(300)}`]) {
      for (const method of ['GET', 'POST', 'PUT']) {
        for (const accept of ['text/html', 'application/json'])
          answers.push([
            `${method} ${path} ${accept}`,
            await house.visitor().send(method, path, { headers: { Accept: accept } }),
          ]);
      }
    }
    answers.push(['421', await house.visitor().get('/', { Host: 'evil.example' })]);
    answers.push([
      '413',
      await house
        .visitor()
        .post('/people', 'x'.repeat(2_000_000))
        .catch(() => null),
    ]);
    for (const [what, answer] of answers.filter(([, a]) => a)) {
      const csp = answer.headers['content-security-policy'] ?? '';
      for (const directive of policy)
        assert.ok(
          csp.split(/;\s*/).some((d) => d.startsWith(directive)),
          `${what}: ${directive} in ${csp}`,
        );
      assert.doesNotMatch(csp, /unsafe-inline|unsafe-eval|\*|https?:/, what);
      assert.equal(answer.headers['x-content-type-options'], 'nosniff', what);
      assert.equal(answer.headers['referrer-policy'], 'same-origin', what);
      assert.equal(answer.headers['cross-origin-opener-policy'], 'same-origin', what);
      assert.equal(answer.headers.server, undefined, what);
      if (answer.status >= 400) assert.match(answer.headers['cache-control'] ?? 'no-store', /no-store/, what);
    }
  });

  test('personal answers and errors are never stored by a cache', async () => {
    for (const path of ['/me', '/house', '/me/sign-ins', '/posts', '/', '/nothing'])
      assert.match((await keeper.get(path)).headers['cache-control'], /no-store/, path);
    for (const path of ['/', '/posts']) assert.match((await house.visitor().page(path)).headers.vary, /Cookie/, path);
  });

  test('no page has an inline script, style or handler', async () => {
    const post = await writePost(keeper);
    const list = (await keeper.post('/lists', { names: 'Anna\nBert\nCara\nDora' })).json;
    for (const path of [
      '/',
      '/posts',
      `/posts/${post.id}`,
      `/posts/${post.id}/edit`,
      '/posts/new',
      '/lists',
      `/lists/${list.id}`,
      '/me',
      '/me/sign-ins',
      '/house',
      '/sign-in',
      '/imprint',
      '/privacy',
      '/nothing',
    ])
      assertHarmless(path, (await keeper.page(path)).text);
  });

  test('a payload in any field of any command comes back as text only', async () => {
    const guest = house.visitor();
    await guest.post('/people', { name: 'Frau Meier' });
    const post = await writePost(keeper);
    for (const payload of payloads) {
      const line = payload.replace(/[\n\t]/g, ' ');
      const pages = [];
      const sent = [];
      const person = house.visitor();
      sent.push(await person.post('/people', { name: line }));
      pages.push(
        await person.page('/me'),
        await person.page('/'),
        await person.page(`/posts/${post.id}`),
        await person.page((await person.get('/me')).json.link.replace(house.url, '')),
      );
      const reply = await keeper.post(`/posts/${post.id}/replies`, { name: line, reply: payload });
      sent.push(reply);
      pages.push(await keeper.page(`/replies/${reply.json.reply.id}`), await house.visitor().page(`/posts/${post.id}`));
      await keeper.post(`/replies/${reply.json.reply.id}/remove`);
      const written = await keeper.post('/posts', { title: line, text: `${payload}\n\nand *after*` });
      sent.push(written);
      pages.push(
        await house.visitor().page(`/posts/${written.json.id}`),
        await keeper.page(`/posts/${written.json.id}/edit`),
        await house.visitor().page('/posts'),
        await house.visitor().page('/'),
      );
      const feed = await house.visitor().get('/feed');
      assert.doesNotMatch(
        feed.text.replace(/<(\/?(feed|entry|id|title|updated|link|author|name|published|summary|\?xml)\b[^<]*)/g, ''),
        /<[a-z]/i,
        `feed: ${payload}`,
      );
      await keeper.post(`/posts/${written.json.id}/remove`);
      const list = await guest.post('/lists', { names: `Anna\n"${line.replaceAll('"', '""')}"\nCara\nDora` });
      if (list.status === 200) {
        await guest.post(`/lists/${list.json.id}/title`, { version: list.json.version, title: line });
        pages.push(
          await guest.page(`/lists/${list.json.id}`),
          await guest.page(`/lists/${list.json.id}?round=1&person=2`),
        );
        await guest.post(`/lists/${list.json.id}/remove`);
      } else assert.ok([400, 422].includes(list.status), list.text);
      // What comes back in a form after an error is text, too.
      pages.push(
        await house
          .visitor()
          .form(`/posts/${post.id}/replies`, { name: line, reply: payload, email: line.replaceAll('@', '') || 'x' }),
      );
      pages.push(await house.visitor().form('/sign-in', { name: line, passphrase: line }));
      pages.push(await house.visitor().page(`/${encodeURIComponent(payload)}`));
      for (const answer of sent) assert.equal(answer.status, 200, `${payload}: ${answer.text}`);
      for (const [i, page] of pages.entries()) {
        assert.ok(page.status < 500, `${payload}: page ${i} answered ${page.status}`);
        assertHarmless(`${payload}, page ${i}`, withoutText(page.text));
        if (payload === '{{7*7}}') assert.doesNotMatch(page.text, />49</);
      }
    }
  });

  test('a payload in any field of a day, its programme, its seats and its lists comes back as text only', async () => {
    const starts = '2031-03-03T18:30';
    for (const payload of payloads) {
      const line = payload.replace(/[\n\t]/g, ' ');
      const team = house.visitor();
      const day = (await team.post('/days', { title: line, starts, place: line, about: payload, your_name: line }))
        .json;
      const path = `/days/${day.id}`;
      const part = await team.post(`${path}/parts/${day.programme[1].id}`, { title: line, finding: payload });
      const guest = house.visitor();
      const fields = { name: line, line, company: line, bring: line, shows: true };
      const seat = await guest.post(`${path}/sign-ups`, fields);
      const own = `/seats/${seat.json.id}`;
      const table = await guest.post(`${own}/open-tables`, { sentence: line });
      const cell = `"${line.replaceAll('"', '""')}"`;
      const list = await team.post(`${path}/import`, { csv: `Name;${cell};Status\n${cell};${cell};no\n${cell};x;y` });
      for (const answer of [part, seat, table]) assert.equal(answer.status, 200, `${payload}: ${answer.text}`);
      assert.ok([200, 400, 422].includes(list.status), list.text);
      const pages = [];
      for (const page of ['', '/edit', '/people', '/import', `/parts/${day.programme[1].id}`, '/find-my-seat'])
        pages.push(await team.page(path + page));
      pages.push(await team.page(`${path}/people/${seat.json.id}/remove`), await guest.page(own));
      pages.push(await house.visitor().page(path), await house.visitor().page('/days'));
      pages.push(await house.visitor().page(new URL(day.team_link).pathname));
      pages.push(await guest.form(`${own}/edit`, { name: line, line, email: line.replaceAll('@', '') || 'x' }));
      pages.push(await house.visitor().form('/days', { title: line, starts: 'soon', place: line, your_name: line }));
      await team.post(`${path}/people/${seat.json.id}/remove`, { sentence: line });
      pages.push(await guest.page(own));
      for (const [i, page] of pages.entries()) {
        assert.ok(page.status < 500, `${payload}: page ${i} answered ${page.status}`);
        assertHarmless(`${payload}, page ${i}`, withoutText(page.text));
        if (payload === '{{7*7}}') assert.doesNotMatch(page.text, />49</);
      }
    }
  });

  test('the house’s own name, documents and network are text as well', async () => {
    for (const payload of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{form_key}}']) {
      await setHouse(keeper, {
        name: payload,
        network_name: payload,
        network_about: `${payload}\n\n[x](javascript:alert(1))`,
      });
      await keeper.post('/house/imprint', { imprint: `${payload}\n\n[x](javascript:alert(1))` });
      await keeper.post('/house/privacy', { privacy: payload });
      const { network } = (await keeper.get('/')).json;
      for (const path of ['/', '/imprint', '/privacy', '/house', `/networks/${network}`, '/nothing', '/sign-in'])
        assertHarmless(`${payload} ${path}`, withoutText((await keeper.page(path)).text));
    }
  });
});
