import { against, figure, type Row } from '@hamyar/bench/report';
import { identitySettings } from '@hamyar/features/ground/identity/settings';
import { ask, type Asker, askCode, type Crowd, openCrowd, typeCode } from './crowd.ts';

const networks = 50;
/** Ten moved minutes, in which each network asks every other second. */
const turns = 300;
const turnMs = 2_000;
/** How often an owner comes to sign in, and after how long they give up. */
const turnsPerOwner = 30;
const owners = turns / turnsPerOwner;
const patienceMs = 60_000;
const target = '09350000001';
const { codesPerMinute } = identitySettings.decode({});
/** What a number that is asked for by others gets: five texts, then one in ten minutes, and what its owner uses. */
const textsToOne = 5 + 1 + 2 * owners + owners;

interface Outcome {
  /** Texts in the minute with most of them, and in all. */
  readonly perMinute: number;
  readonly sent: number;
  readonly ownerWorstMs: number;
  readonly knownWorstMs: number;
}

/** Fifty networks ask codes for one number, then for ever new numbers, while honest people sign in. */
export async function flood(): Promise<Row[]> {
  return [
    ...rowsOf('one', await floodOf(() => target), textsToOne),
    ...rowsOf('all', await floodOf((n) => `0913${String(n).padStart(7, '0')}`), null),
  ];
}

/**
 * @param numberOf whom the nth request of the flood asks a code for
 */
async function floodOf(numberOf: (n: number) => string): Promise<Outcome> {
  const crowd = await openCrowd();
  try {
    const known = Array.from({ length: owners }, (_, n): Asker => ({ address: `5.200.0.${n}`, cookies: {} }));
    for (const who of known) {
      await signIn(crowd, who, target);
      crowd.api.world.clock.advance(turnMs);
    }
    let asked = 0;
    let [ownerWorstMs, knownWorstMs] = [0, 0];
    for (let turn = 1; turn <= turns; turn++) {
      crowd.api.world.clock.advance(turnMs);
      // Whoever floods keeps no cookies: each request is a browser of its own.
      const askers = Array.from({ length: networks }, (_, n): Asker => ({
        address: `91.98.0.${n}`,
        cookies: {},
      }));
      await Promise.all(askers.map((who) => askCode(crowd, who, numberOf(++asked))));
      const who = turn % turnsPerOwner === 0 ? known[turn / turnsPerOwner - 1] : undefined;
      if (!who) continue;
      // On a device and in a network that were never seen before.
      const owner: Asker = { address: `5.201.0.${turn / turnsPerOwner}`, cookies: {} };
      ownerWorstMs = Math.max(ownerWorstMs, await signIn(crowd, owner, target));
      knownWorstMs = Math.max(knownWorstMs, await signIn(crowd, who, target));
    }
    return { ...(await textsOf(crowd)), ownerWorstMs, knownWorstMs };
  } finally {
    await crowd.close();
  }
}

/**
 * From the wish to sign in until signed in, in moved and real time together: who is refused waits and asks again.
 * @returns milliseconds; the whole patience of somebody who gave up
 */
async function signIn(crowd: Crowd, who: Asker, mobile: string): Promise<number> {
  const startedAt = performance.now();
  for (let movedMs = 0; movedMs < patienceMs; movedMs += turnMs) {
    const asked = await askCode(crowd, who, mobile);
    if (asked.status === 200) {
      const opened = await typeCode(crowd, who, asked.body.challengeId);
      if (opened.status === 200) {
        await ask(crowd, who, { method: 'POST', url: '/session/sign-out' });
        return movedMs + performance.now() - startedAt;
      }
      console.error(`a code was not taken: ${JSON.stringify(opened.body)}`);
    }
    crowd.api.world.clock.advance(turnMs);
  }
  return patienceMs;
}

async function textsOf({ api: { world } }: Crowd): Promise<{ perMinute: number; sent: number }> {
  const { rows } = await world.owner.query<{ perMinute: number; sent: number }>(
    `select max(texts)::int as "perMinute", sum(texts)::int as sent from
      (select count(*) as texts from otp_challenge where text_id is null group by date_trunc('minute', created_at)) m`,
  );
  return rows[0] ?? { perMinute: 0, sent: 0 };
}

function rowsOf(name: string, outcome: Outcome, budget: number | null): Row[] {
  const { sent, perMinute } = outcome;
  return [
    budget === null ? figure(`${name}.sent`, sent, 'count') : against(`${name}.sent`, sent, 'count', budget),
    against(`${name}.sentInWorstMinute`, perMinute, 'count', codesPerMinute),
    figure(`${name}.ownerSignIn.worst`, outcome.ownerWorstMs / 1_000, 's'),
    figure(`${name}.knownBrowser.worst`, outcome.knownWorstMs / 1_000, 's'),
  ];
}
