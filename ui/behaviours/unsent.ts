// Taps that wait for the network: kept in this browser, sent in their order, each with a key of its own so that one that
// is sent twice happens once.
export interface Tap {
  key: string;
  path: string;
  fields: Record<string, string>;
}

const waitMs = 8_000;

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

  // Sends the first tap. Answers the sentence of a refusal, '' when it went through, null when nobody answered.
  async sendOne(): Promise<string | null> {
    const [tap] = this.taps;
    if (!tap) return '';
    let answer: Response;
    try {
      answer = await fetch(tap.path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': tap.key },
        body: JSON.stringify(tap.fields),
        signal: AbortSignal.timeout(waitMs),
      });
    } catch {
      return null;
    }
    // The house is too full or not itself just now: the tap waits for a better moment.
    if (answer.status >= 500 || answer.status === 429) return null;
    this.keep(this.taps.filter((other) => other.key !== tap.key));
    if (answer.ok) return '';
    const problem = await answer.json().catch(() => ({}));
    return problem.detail ?? problem.title ?? String(answer.status);
  }

  private keep(taps: Tap[]) {
    localStorage.setItem(this.place, JSON.stringify(taps));
  }
}

// As long as an id of the house; a page without TLS has no crypto.randomUUID.
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
