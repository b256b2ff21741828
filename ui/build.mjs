// build.mjs OUT: makes the page's assets and the table of them that src/web/assets.cpp looks things up in.
// Behaviours become few scripts, styles one sheet, each under a name with its hash and compressed beforehand, so that
// the program serves bytes and a browser keeps them for good. The same sources make the same bytes.
// Writes OUT.cpp, OUT.S and the files themselves in OUT.files/.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import embed from '../tools/embed.js';

const ui = dirname(fileURLToPath(import.meta.url));
const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
// Asked for by browsers under a fixed name, so never kept for good. A worker's reach ends with the folder of its address.
const fixedNames = { '/favicon.ico': 'icon.svg', '/seats/table.js': 'table.js' };

const assets = new Map(); // by logical name

function add(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const extension = extname(name);
  const url = `/assets/${basename(name, extension)}.${hash}${extension}`;
  assets.set(name, { name, url, hash, bytes, type: contentTypes[extension] });
  return url;
}

// url(...) in a style sheet names a picture or typeface beside it; the built sheet names its hashed address.
const hashedAddresses = {
  name: 'hashed addresses',
  setup(build) {
    const filter = /\.(svg|woff2)$/;
    build.onResolve({ filter }, ({ path, resolveDir, kind }) => {
      if (kind !== 'url-token') return undefined;
      return { path: add(basename(path), readFileSync(join(resolveDir, path))), external: true };
    });
  },
};

// Turbo puts a style element for its progress bar into every page, which style-src 'self' refuses. The bar's rules
// stand in styles/base.css instead; should Turbo's text change, the build says so.
const turboWithoutStyle = {
  name: 'turbo without style',
  setup(build) {
    build.onLoad({ filter: /@hotwired\/turbo\/dist\/.*\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const call = /^\s*this\.installStylesheetElement\(\);$/m;
      if (!call.test(source)) throw new Error('Turbo no longer installs its style where ui/build.mjs takes it out.');
      return { contents: source.replace(call, ''), loader: 'js' };
    });
  },
};

// Another script stands on the one that every page has, and brings nothing of that again.
const onTheFirst = {
  name: 'on the first script',
  setup(build) {
    build.onResolve({ filter: /^(@hotwired\/(stimulus|turbo)|\.\/app)$/ }, () => ({
      path: assets.get('app.js').url,
      external: true,
    }));
  },
};

async function bundled(entry, name, ...plugins) {
  const result = await esbuild.build({
    absWorkingDir: ui,
    entryPoints: [entry],
    outfile: name,
    bundle: true,
    write: false,
    minify: true,
    format: name.endsWith('.js') ? 'esm' : undefined,
    target: ['chrome100', 'firefox100', 'safari15.4'],
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [hashedAddresses, turboWithoutStyle, ...plugins],
  });
  add(name, Buffer.from(result.outputFiles[0].contents));
}

function compressed({ bytes, type }) {
  if (type.startsWith('font/')) return {}; // woff2 is brotli inside
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  const gzip = gzipSync(bytes, { level: 9 });
  return { br: brotli.length < bytes.length && brotli, gz: gzip.length < bytes.length && gzip };
}

// Writes one asset's files and gives its row of the table.
function row(asset, index, folder, blobs) {
  const encodings = { identity: asset.bytes, ...compressed(asset) };
  const views = ['identity', 'br', 'gz'].map((encoding) => {
    const bytes = encodings[encoding];
    if (!bytes) return '{}';
    const file = join(folder, encoding === 'identity' ? asset.name : `${asset.name}.${encoding}`);
    const symbol = `kith_asset_${index}_${encoding}`;
    writeFileSync(file, bytes);
    blobs.push({ symbol, file });
    return embed.view(symbol, file);
  });
  return (url, immutable) => {
    const texts = [asset.name, url, asset.type, asset.hash].map(embed.quoted);
    return `    {${[...texts, ...views, immutable].join(', ')}},`;
  };
}

function write(out) {
  const folder = `${out}.files`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const blobs = [];
  const rows = [...assets.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((asset, index) => {
      const at = row(asset, index, folder, blobs);
      const fixed = Object.keys(fixedNames).filter((url) => fixedNames[url] === asset.name);
      const served = [{ url: asset.url, text: at(asset.url, true) }];
      return served.concat(fixed.map((url) => ({ url, text: at(url, false) })));
    })
    .sort((a, b) => (a.url < b.url ? -1 : 1));
  const table = [
    '// Generated by ui/build.mjs.',
    '#include "web/detail/asset_table.h"',
    ...blobs.map(({ symbol }) => embed.declaration(symbol)),
    'namespace kith::web {',
    'static const Asset rows[] = {',
    ...rows.map(({ text }) => text),
    '};',
    'constinit const std::span<const Asset> asset_table{rows};',
    '}  // namespace kith::web',
    '',
  ];
  embed.writeIfChanged(`${out}.cpp`, table.join('\n'));
  writeFileSync(`${out}.S`, embed.assembler(blobs));
}

await bundled('behaviours/app.ts', 'app.js');
await bundled('behaviours/room.ts', 'room.js', onTheFirst);
await bundled('behaviours/phone.ts', 'phone.js');
await bundled('behaviours/table_worker.ts', 'table.js');
await bundled('styles/app.css', 'app.css');
for (const file of readdirSync(join(ui, 'images'))) add(file, readFileSync(join(ui, 'images', file)));
write(process.argv[2]);
