// Taps that wait for the network: kept in this browser, sent in their order, each with a key of its own so that one that
// is sent twice happens once.
export interface Tap {
  key: string;
  path: string;
  fields: Record<string, string>;
}

// 'waits': nobody answered, or the house is not itself just now. 'nobody': the house does not know this phone any more;
// what it says then is no word on the tap, which waits until somebody signs in.
type Sent = 'sent' | 'waits' | 'nobody' | { refusal: string };

const waitMs = 8_000;
const decided = [200, 201, 400, 404, 409, 422]; // by the house, and so of the tap

export class Unsent {
  constructor(private readonly place: string) {}

  get taps(): Tap[] {
    try {
      return JSON.parse(localStorage.getItem(this.place) ?? '[]');
    } catch {
      return [];
    }
  }

  add(path: string, fields: Record<string, string>) {
    this.keep([...this.taps, { key: newKey(), path, fields }]);
  }

  // All of them, until one has to wait. Answers the last refusal, and whether the house knows this phone no more.
  async send() {
    let refusal = '';
    let said: Sent = 'sent';
    while (this.taps.length && said !== 'waits' && said !== 'nobody') {
      said = await this.sendOne();
      if (typeof said === 'object') refusal = said.refusal;
    }
    return { refusal, nobody: said === 'nobody' };
  }

  // The first tap. Only what the house has decided is taken off the list.
  private async sendOne(): Promise<Sent> {
    const [tap] = this.taps;
    if (!tap) return 'sent';
    let answer: Response;
    try {
      answer = await fetch(tap.path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': tap.key },
        body: JSON.stringify(tap.fields),
        signal: AbortSignal.timeout(waitMs),
        redirect: 'manual',
      });
    } catch {
      return 'waits';
    }
    // The page of a network that wants a tap first is no answer of the house, whatever its number.
    if (!/\bjson\b/.test(answer.headers.get('Content-Type') ?? '')) return 'waits';
    const said = await answer.json().catch(() => ({}));
    if ([401, 403].includes(answer.status) || said.code === 'not_found') return 'nobody';
    if (!decided.includes(answer.status)) return 'waits';
    this.keep(this.taps.filter((other) => other.key !== tap.key));
    return answer.ok ? 'sent' : { refusal: said.detail ?? said.title ?? String(answer.status) };
  }

  private keep(taps: Tap[]) {
    localStorage.setItem(this.place, JSON.stringify(taps));
  }
}

// As long as an id of the house; a page without TLS has no crypto.randomUUID.
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
