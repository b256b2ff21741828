// What the checks of this folder share: which files there are, and how a complaint is made.
// A check is `tools/check_x [ROOT]`: it prints one line a complaint, "file:line: what is wrong; what to do instead",
// and ends with 1 if there was one.

const fs = require('node:fs');
const path = require('node:path');

const elsewhere = new Set(['.git', 'build', 'node_modules', '.run']);

class SourceTree {
  constructor(root) {
    this.root = root;
    this.complaints = [];
    this.files = [...this.walk('')].sort();
  }

  *walk(folder) {
    for (const entry of fs.readdirSync(path.join(this.root, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory() && !elsewhere.has(entry.name)) yield* this.walk(name);
      else if (entry.isFile()) yield name;
    }
  }

  matching(pattern) {
    return this.files.filter((file) => pattern.test(file));
  }

  text(file) {
    return fs.readFileSync(path.join(this.root, file), 'utf8');
  }

  lines(file) {
    return this.text(file).replace(/\n$/, '').split('\n');
  }

  has(file) {
    return fs.existsSync(path.join(this.root, file));
  }

  complain(file, line, sentence) {
    this.complaints.push(`${file}:${line}: ${sentence}`);
  }
}

function lineAt(text, index) {
  return text.slice(0, index).split('\n').length;
}

const tokens = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^(\s]*)\([\s\S]*?\)\1"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'/g;
const blank = (part) => part.replace(/[^\n]/g, ' ');

// C++ without comments and what strings hold, so that only code is looked at. Lines stay where they are.
function codeOf(text) {
  return text.replace(tokens, (part, _, at) => {
    // A ' between digits groups them (8'000); it opens no character.
    if (part[0] === "'" && /[0-9a-fA-F]/.test(text[at - 1] ?? '')) return part;
    return part[0] === '/' ? blank(part) : `"${blank(part.slice(2))}"`;
  });
}

// The other way round: only what strings hold, such as SQL.
function literalsOf(text) {
  let kept = '';
  let end = 0;
  for (const match of text.matchAll(tokens)) {
    kept += blank(text.slice(end, match.index));
    kept += /^R?"/.test(match[0]) ? match[0] : blank(match[0]);
    end = match.index + match[0].length;
  }
  return kept + blank(text.slice(end));
}

function runCheck(check) {
  const tree = new SourceTree(path.resolve(process.argv[2] ?? path.join(__dirname, '..')));
  check(tree);
  for (const complaint of tree.complaints) console.log(complaint);
  process.exitCode = tree.complaints.length === 0 ? 0 : 1;
}

module.exports = { codeOf, lineAt, literalsOf, runCheck };
