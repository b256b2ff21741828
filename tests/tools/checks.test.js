// Each check of tools/ catches a bad example and lets a good one pass.

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test } = require('node:test');

const tools = path.join(__dirname, '../../tools');

// Runs a check on a tree that holds only these files, and gives its complaints.
function complaints(check, files) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-checks-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), text);
    }
    const run = spawnSync(process.execPath, [path.join(tools, check), root], { encoding: 'utf8' });
    assert.equal(run.stderr, '');
    const lines = run.stdout.split('\n').filter(Boolean);
    assert.equal(run.status, lines.length > 0 ? 1 : 0);
    return lines;
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

function catches(check, files, ...expected) {
  const lines = complaints(check, files);
  for (const pattern of expected) {
    assert.ok(
      lines.some((line) => pattern.test(line)),
      `${pattern} not in:\n${lines.join('\n')}`,
    );
  }
  assert.equal(lines.length, expected.length, lines.join('\n'));
}

const passes = (check, files) => assert.deepEqual(complaints(check, files), []);

const header = (...includes) => `// What it is for.\n#pragma once\n${includes.map((i) => `#include ${i}\n`).join('')}`;
const layers = 'check_layers';

test('a module stands only on those below it', () => {
  passes(layers, { 'src/app/a.cpp': '#include "store/store.h"\n', 'src/store/s.cpp': '#include "domain/post.h"\n' });
  catches(
    layers,
    { 'src/domain/a.cpp': '\n#include "store/store.h"\n' },
    /^src\/domain\/a\.cpp:2: domain may not.*base/,
  );
  catches(layers, { 'src/web/a.cpp': '#include "store/store.h"\n' }, /web may not include store/);
  catches(layers, { 'src/cli/a.cpp': '#include "web/route.h"\n' }, /cli may not include web/);
  catches(layers, { 'src/odd/a.cpp': '#include "base/id.h"\n' }, /module odd is unknown/);
});

test('CMake says the same as the sources', () => {
  passes(layers, { 'src/app/CMakeLists.txt': 'kith_module(app DEPENDS store\n  base LIBRARIES x)\n' });
  catches(
    layers,
    { 'src/graph/CMakeLists.txt': 'kith_module(graph DEPENDS store base)\n' },
    /graph may not depend on store/,
  );
  catches(
    layers,
    { 'src/app/CMakeLists.txt': 'kith_module(app DEPENDS base)\n', 'src/app/a.cpp': '#include "mail/mail.h"\n' },
    /DEPENDS must name mail/,
  );
  catches(layers, { 'src/app/CMakeLists.txt': 'kith_module(web)\n' }, /says kith_module\(app/);
});

test('what lies in detail/ or testing/ is private', () => {
  const files = { 'src/web/http/detail/x.h': header(), 'src/web/testing/y.h': header() };
  passes(layers, { ...files, 'src/web/http/a.cpp': '#include "web/http/detail/x.h"\n' });
  passes(layers, { ...files, 'src/web/a_test.cpp': '#include "web/testing/y.h"\n' });
  catches(layers, { ...files, 'src/web/a.cpp': '#include "web/http/detail/x.h"\n' }, /is private to src\/web\/http/);
  catches(layers, { ...files, 'src/web/a.cpp': '#include "web/testing/y.h"\n' }, /is for tests/);
});

test('heavy headers stay in their files and out of front headers', () => {
  passes(layers, { 'src/web/http/detail/x.h': header('<boost/asio/buffer.hpp>') });
  catches(layers, { 'src/domain/a.cpp': '#include <sodium.h>\n' }, /libsodium stays in/);
  catches(layers, { 'src/web/http/server.h': header('<boost/beast.hpp>') }, /may not stand in a front header/);
});

test('headers are guarded and say what they are for; includes are whole', () => {
  catches(layers, { 'src/base/a.h': '#include <string>\n' }, /#pragma once/, /opens with a comment/);
  catches(layers, { 'src/base/a.cpp': '#include "id.h"\n' }, /include "module\/file\.h"/);
});

const style = 'check_style';

test('files and functions are short', () => {
  const long = (lines) => `int f() {\n${'  g();\n'.repeat(lines)}}\n`;
  passes(style, { 'src/base/a.cpp': long(68) });
  catches(style, { 'src/base/a.cpp': long(69) }, /a\.cpp:1: f has 71 lines/);
  catches(style, { 'src/base/a.cpp': '//\n'.repeat(401) }, /401 lines/);
  catches(style, { 'src/base/a.cpp': `A::A(int a) : a_{a} {\n${'  g();\n'.repeat(80)}}\n` }, /A has 82 lines/);
  passes(style, {
    'src/base/a.h': `template <class T>\n  requires(sizeof(T) > 1)\nstruct A {\n${'  int a;\n'.repeat(90)}};\n`,
  });
  passes(style, { 'src/base/a.cpp': `const int rows[] = {\n${'  f(1),\n'.repeat(90)}};\n` });
  catches(style, { 'tools/a.js': `function f() {\n${'  g();\n'.repeat(70)}}\n` }, /72 lines/);
  catches(style, { 'ui/behaviours/a.ts': 'f();\n'.repeat(101) }, /101 lines, more than 100/);
});

test('names, banners and marks', () => {
  catches(style, { 'src/base/string_utils.h': '' }, /no utils/);
  catches(style, { 'src/base/a.h': 'class SeatManager {\n' }, /no utils, common, manager/);
  catches(style, { 'src/base/a.h': '// ---------- seats\n' }, /no banners/);
  catches(style, { 'src/base/a.h': `// ${'TO'}${'DO'} later\n` }, /finish it/);
  catches(style, { 'src/base/a_test.cpp': 'TEST(A, DISABLED_B) {}\n' }, /no disabled tests/);
  catches(style, { 'bin/a': 'cd /home/someone/kith\n' }, /no path of one machine/);
  catches(style, { 'src/base/a.h': 'int a; \n' }, /no space at the end/);
  passes(style, { 'src/base/a.h': '// The manager of a house is its keeper.\n' });
});

test('a page brings the script of its behaviours', () => {
  const room = { 'ui/behaviours/room.ts': "behaviours.register('clock', Clock);\n" };
  const page = '<div data-controller="errors clock"></div>\n';
  catches(style, { ...room, 'ui/templates/a.html': page }, /a\.html:1: clock comes with room\.js/);
  passes(style, { ...room, 'ui/templates/a.html': `${page}<script type="module" src="asset://room.js"></script>\n` });
  passes(style, { ...room, 'ui/templates/a.html': '<div data-controller="errors"></div>\n' });
});

test('no clock or sequence in SQL, none in the pure modules', () => {
  catches(style, { 'src/store/a.cpp': 'sql << "select now()";\n' }, /no clock in SQL/);
  catches(style, { 'src/store/a.cpp': 'sql << R"(create table a (id\nbigserial))";\n' }, /a\.cpp:2: no sequences/);
  passes(style, { 'src/store/a.cpp': 'auto at = clock.now();\n' });
  catches(style, { 'src/domain/a.cpp': 'std::jthread t;\n' }, /no thread, clock/);
  catches(style, { 'src/seating/a.cpp': 'std::chrono::steady_clock::now();\n' }, /no thread, clock/);
  catches(style, { 'src/app/a.cpp': 'std::chrono::system_clock::now();\n' }, /only base\/clock\.cpp/);
  passes(style, { 'src/domain/a.cpp': '// std::thread is not for here\n' });
});

test('the ratchet only falls', () => {
  const file = { 'src/base/a.h': 'int a; \nint b; \n' };
  const ratchet = (line) => ({ ...file, 'tools/style_ratchet.txt': `# known\n${line}\n` });
  passes(style, ratchet('src/base/a.h trailing-space 2'));
  catches(style, ratchet('src/base/a.h trailing-space 1'), /a\.h:1/, /a\.h:2/);
  catches(style, ratchet('src/base/a.h trailing-space 3'), /style_ratchet\.txt:2: .*write 2/, ...[]);
  catches(style, { 'tools/style_ratchet.txt': 'src/base/gone.h tab 1\n' }, /take the entry out/);
});

const locales = 'check_locales';
const catalogue = (...pairs) =>
  `msgid ""\nmsgstr ""\n\n${pairs.map(([a, b]) => `msgid "${a}"\nmsgstr "${b}"\n`).join('\n')}`;
const spoken = (code, polite, familiar = []) => ({
  'src/web/a.cpp': code,
  'ui/locales/de.po': catalogue(...polite),
  'ui/locales/de-x-du.po': catalogue(...familiar),
});

test('what is said is in the catalogue, and nothing else', () => {
  passes(locales, spoken('say("Not now.");', [['Not now.', 'Jetzt nicht.']]));
  passes(locales, spoken('say("Not "\n"now.");', [['Not now.', 'Jetzt nicht.']]));
  catches(locales, spoken('say("Not now.");', []), /a\.cpp:1: ui\/locales\/de\.po lacks "Not now\."/);
  catches(locales, spoken('say(few ? "One" : "Two");', [['One', 'Eins']]), /lacks "Two"/);
  catches(locales, spoken('say("A");', [['A', '']]), /is not translated/);
  catches(locales, spoken('', [['A', 'B']]), /nothing says this any more/);
  const twice = [
    ['A', 'B'],
    ['A', 'C'],
  ];
  catches(locales, spoken('say("A");', twice), /stands in line \d+ already/);
  catches(locales, spoken('say(text);', []), /takes the text itself/);
});

test('both sides name the same values', () => {
  const key = '{count, plural, one {# person} other {# people}} here';
  passes(locales, spoken(`say("${key}");`, [[key, '{count, plural, one {# Person} other {# Menschen}} hier']]));
  catches(locales, spoken(`say("${key}");`, [[key, '{n, plural, one {#} other {#}}']]), /other values/);
  catches(locales, spoken(`say("${key}");`, [[key, '{count, plural, one {#}} hier']]), /branch called other/);
  catches(locales, spoken('say("{name}!");', [['{name}!', '{name!']]), /not closed/);
  catches(locales, spoken('say("A");', [['A', "Geht's"]]), /straight apostrophe/);
});

test('the familiar form holds only what differs', () => {
  passes(locales, spoken('say("You");', [['You', 'Sie']], [['You', 'Du']]));
  catches(locales, spoken('say("You");', [['You', 'Sie']], [['You', 'Sie']]), /is the same/);
});

test('templates hold no bare words', () => {
  const page = (html) => ({
    ...spoken('', [['Just start', 'Fang an']]),
    'ui/templates/a.html': `[[Just\n  start]]${html}`,
  });
  passes(locales, page('<p class="a->b">{{name}} <b lang="en">English</b></p>'));
  catches(locales, page('<p>Hello</p>'), /"Hello" is not translated/);
  catches(locales, page('<input placeholder="Your name">'), /placeholder="Your name"/);
});

test('documents name what is there', () => {
  const house = { Makefile: 'run: build\nbuild:\n', 'src/main.cpp': 'app.add_subcommand("serve", "");\n' };
  passes('check_docs', { ...house, 'README.md': 'Say `make run`, `build/kith serve`, see [main](src/main.cpp).\n' });
  catches('check_docs', { ...house, 'README.md': '`make fly`\n' }, /README\.md:1: make fly/);
  catches('check_docs', { ...house, 'README.md': '`kith fly`\n' }, /kith fly/);
  catches('check_docs', { ...house, 'docs/a.md': '```\nsrc/gone.cpp\n```\n' }, /a\.md:2: src\/gone\.cpp/);
  catches('check_docs', { ...house, 'docs/a.md': '[x](gone.md)\n' }, /gone\.md is not there/);
});

test('packages admit the Node of Debian 12', () => {
  const lock = (node, more = {}) => ({
    'package-lock.json': JSON.stringify({ packages: { 'node_modules/a': { engines: { node }, ...more } } }),
  });
  for (const range of [
    '>=18',
    '>= 18',
    '^16 || ^18.0.0',
    '18.x',
    '*',
    '>=14.21.3 <21',
    '>=0.10.0',
    '18 || 20 || >=22',
  ]) {
    passes('check_engines', lock(range));
  }
  for (const range of ['>=20', '^20.1.0', '20 || >=22', '<18', '>=18.18.0', '~18.0.0']) {
    catches('check_engines', lock(range), /wants Node/);
  }
  catches('check_engines', lock('*', { resolved: 'https://registry.example/a.tgz' }), /names a registry/);
});
