// A small SMTP server for tests: takes what it is given, or says what it is told to say. Loopback only.
// For: tests/api. Knows as much of RFC 5321 as libcurl asks for; no TLS.
import net from 'node:net';

export class Sink {
  // replies: what is answered to a command instead of 250 ({ RCPT: '550 nobody' }); delayMs: before the last yes.
  constructor({ replies = {}, delayMs = 0, user } = {}) {
    Object.assign(this, { replies, delayMs, user, letters: [], talks: [], waiting: [] });
    this.server = net.createServer((socket) => this.talk(socket));
  }

  async open(port = 0) {
    await new Promise((done) => this.server.listen(port, '127.0.0.1', done));
    this.port = this.server.address().port;
    return this;
  }

  close() {
    for (const socket of this.talks) socket.destroy();
    return new Promise((done) => this.server.close(done));
  }

  // The letters, once there are `count` of them.
  async got(count, ms = 15_000) {
    const end = Date.now() + ms;
    while (this.letters.length < count) {
      if (Date.now() > end) throw new Error(`${this.letters.length} letters came, not ${count}`);
      await new Promise((done) => setTimeout(done, 20));
    }
    return this.letters;
  }

  talk(socket) {
    this.talks.push(socket);
    const letter = { from: '', to: [], text: '' };
    let inData = false;
    let rest = '';
    const say = (line) => socket.write(`${line}\r\n`);
    say('220 sink');
    socket.on('error', () => {});
    socket.setEncoding('latin1');
    socket.on('data', (bytes) => {
      rest += bytes;
      for (;;) {
        const end = rest.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (inData ? 5 : 2));
        if (inData) this.take(letter, line, say);
        else this.command(line, letter, say);
        inData = !inData && /^DATA/i.test(line) && !this.replies.DATA;
      }
    });
  }

  take(letter, text, say) {
    letter.text = text.replace(/^\.\./gm, '.');
    this.letters.push({ ...letter });
    if (this.delayMs === Infinity) return;
    setTimeout(() => say(this.replies.END ?? '250 taken'), this.delayMs);
  }

  command(line, letter, say) {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') letter.from = line;
    if (verb === 'RCPT') letter.to.push(/<(.*)>/.exec(line)?.[1]);
    if (verb === 'EHLO') {
      letter.hello = line;
      return say(this.user ? '250-sink\r\n250 AUTH PLAIN' : '250 sink');
    }
    if (line.toUpperCase() === 'AUTH PLAIN') {
      letter.asked = true;
      return say('334 ');
    }
    if (verb === 'AUTH' || letter.asked) {
      letter.asked = false;
      const [, user, password] = Buffer.from(line.split(' ').at(-1), 'base64').toString().split('\0');
      const right = `${user}:${password}` === this.user;
      return say(right ? '235 in' : '535 no');
    }
    if (this.replies[verb]) return say(this.replies[verb]);
    return say(verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 ok');
  }
}
