// A rehearsal for tests: started over HTTP, and played by the same addresses as a day, below its own.
import assert from 'node:assert/strict';

// What a program is told of a new one, and short ways to look and do in it.
export async function startRehearsal(visitor, wish = {}) {
  const started = await visitor.post('/rehearsals', wish);
  assert.equal(started.status, 200, started.text);
  const { rehearsal, day, part, seat } = started.json;
  const base = `/rehearsals/${rehearsal}`;
  const done = async (path, body = {}) => {
    const answer = await visitor.post(base + path, body);
    assert.equal(answer.status, 200, `${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  return {
    ...started.json,
    started,
    base,
    done,
    look: async (path) => (await visitor.get(base + path)).json,
    now: async () => (await visitor.get(base)).json,
    comeIn: () => done(`/days/${day}/door/here`, { seat }),
    plan: (tables) => done(`/days/${day}/seating/${part}/plan`, { tables }),
    act: (verb, body = {}) => done(`/days/${day}/live/${part}/${verb}`, body),
    end: () => visitor.post(`${base}/end`),
  };
}

// To the end of the last round; `between` sees every round while it runs.
export async function playRounds(played, between = async () => {}) {
  await played.comeIn();
  await played.plan((await played.now()).tables);
  await played.act('start');
  for (let round = 1; round <= played.rounds; ++round) {
    await between(round, await played.now());
    await played.act('next', { round });
  }
}

// What twice.test.mjs sends: a rehearsal that was started twice would be two; it is over afterwards, for few fit in.
export function commandsOfRehearsals(house) {
  const tokenOf = (answer) => (answer.status === 200 ? answer.json.rehearsal : answer.headers.location.split('/')[2]);
  const played = async (verb, body = {}) => {
    const visitor = house().visitor();
    const { base, end } = await startRehearsal(visitor);
    return { visitor, path: `${base}/${verb}`, body, happened: async () => (await end()).status === 200 && 1 };
  };
  return {
    '/rehearsals': async () => {
      const visitor = house().visitor();
      const happened = async (answers) => {
        const tokens = new Set(answers.map(tokenOf));
        for (const token of tokens) await visitor.post(`/rehearsals/${token}/end`);
        return tokens.size;
      };
      return { visitor, path: '/rehearsals', body: {}, happened };
    },
    '/rehearsals/{rehearsal}/morning': () => played('morning'),
    '/rehearsals/{rehearsal}/end': () => played('end'),
  };
}
