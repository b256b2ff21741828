// Writes files into a C++ program: an assembler file that includes their bytes, and a C++ table that names them.
// Used by tools/embed_files and ui/build.mjs. The table is left to the caller, because a catalogue, a template and an
// asset say different things about their bytes; rows refer to them by symbol.

const fs = require('node:fs');
const path = require('node:path');

const quoted = (text) => JSON.stringify(text);

// `blobs`: [{symbol, file}]. Every blob ends with a NUL that its size does not count.
function assembler(blobs) {
  const parts = blobs.map(({ symbol, file }) =>
    [
      `.global ${symbol}`,
      `.hidden ${symbol}`,
      `.balign 16`,
      `${symbol}:`,
      `.incbin ${quoted(path.resolve(file))}`,
      '.byte 0',
    ].join('\n'),
  );
  return [
    '#ifdef __CET__',
    '#include <cet.h>',
    '#endif',
    '.section .rodata',
    ...parts,
    '.section .note.GNU-stack,"",@progbits',
    '',
  ].join('\n');
}

const declaration = (symbol) => `extern "C" const char ${symbol}[];`;
const view = (symbol, file) => `{${symbol}, ${fs.statSync(file).size}}`;

// Writes only what changed, so that a build that changes nothing compiles nothing.
function writeIfChanged(file, text) {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

module.exports = { assembler, declaration, quoted, view, writeIfChanged };
