// Reads gettext's .po files and writes .mo files, as far as kith uses them: msgid and msgstr, no contexts, no plurals
// (ICU patterns carry those). Why not msgfmt: Node is there anyway, and check_locales needs the same reader with lines.

const escapes = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };

function unquoted(text, where) {
  const found = /^"((?:[^"\\]|\\.)*)"$/.exec(text.trim());
  if (!found) throw new Error(`${where}: expected a "quoted" string, got ${text.trim()}`);
  return found[1].replace(/\\(.)/g, (_, c) => {
    if (!(c in escapes)) throw new Error(`${where}: unknown escape \\${c}`);
    return escapes[c];
  });
}

// [{msgid, msgstr, line, fuzzy}] in the order of the file; the header is the entry with the empty msgid.
function readPo(text, file) {
  const entries = [];
  let entry = null;
  let field = null;
  let fuzzy = false;
  text.split('\n').forEach((raw, index) => {
    const where = `${file}:${index + 1}`;
    const line = raw.trim();
    if (line === '') return;
    if (line.startsWith('#')) {
      if (line.startsWith('#,')) fuzzy = line.includes('fuzzy');
      return;
    }
    const keyword = /^(msgid|msgstr)\s+(.*)$/.exec(line);
    if (keyword) {
      field = keyword[1];
      if (field === 'msgid') {
        entry = { msgid: '', msgstr: null, line: index + 1, fuzzy };
        entries.push(entry);
        fuzzy = false;
      }
      if (!entry || (field === 'msgstr' && entry.msgstr !== null)) throw new Error(`${where}: msgstr without a msgid`);
      entry[field] = unquoted(keyword[2], where);
    } else if (line.startsWith('"') && field) {
      entry[field] += unquoted(line, where);
    } else {
      throw new Error(`${where}: cannot read "${line}" (only msgid and msgstr are used here)`);
    }
  });
  for (const { msgid, msgstr, line } of entries) {
    if (msgstr === null) throw new Error(`${file}:${line}: "${msgid}" has no msgstr`);
  }
  return entries;
}

// The .mo file as GNU gettext's manual describes it ("The Format of GNU MO Files"), without the optional hash table.
function writeMo(entries) {
  const said = entries
    .filter((e) => e.msgstr !== '' && !e.fuzzy)
    .map((e) => [Buffer.from(e.msgid), Buffer.from(e.msgstr)]);
  said.sort((a, b) => Buffer.compare(a[0], b[0]));
  const headBytes = 28;
  const tableBytes = 8 * said.length;
  const head = Buffer.alloc(headBytes + 2 * tableBytes);
  head.writeUInt32LE(0x950412de, 0);
  head.writeUInt32LE(said.length, 8);
  head.writeUInt32LE(headBytes, 12);
  head.writeUInt32LE(headBytes + tableBytes, 16);
  head.writeUInt32LE(headBytes + 2 * tableBytes, 24);
  const texts = [];
  let offset = head.length;
  for (const column of [0, 1]) {
    said.forEach((pair, row) => {
      const at = headBytes + column * tableBytes + 8 * row;
      head.writeUInt32LE(pair[column].length, at);
      head.writeUInt32LE(offset, at + 4);
      texts.push(pair[column], Buffer.from([0]));
      offset += pair[column].length + 1;
    });
  }
  return Buffer.concat([head, ...texts]);
}

module.exports = { readPo, writeMo };
