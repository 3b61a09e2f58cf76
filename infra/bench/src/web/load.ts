import { Agent, request } from 'node:http';
import { percentile } from '../report.ts';

/** One answer: its status, 0 where there was none, and how long it took. */
export interface Answered {
  readonly status: number;
  readonly ms: number;
}

/** Milliseconds that ninety-five of a hundred answers did not exceed. */
export const p95 = (answers: readonly Answered[]): number =>
  percentile(
    answers.map(({ ms }) => ms),
    95,
  );

/** Somebody who asks: with the cookies of a session, empty for none, and from an address of this machine. */
export interface Visitor {
  readonly cookie: string;
  readonly localAddress?: string;
}

/** Asks once over a connection that is kept. */
export function ask(agent: Agent, url: URL, { cookie, localAddress }: Visitor): Promise<Answered> {
  const startedAt = performance.now();
  return new Promise((told) => {
    const tell = (status: number) => told({ status, ms: performance.now() - startedAt });
    const asked = request(
      url,
      {
        agent,
        headers: cookie === '' ? {} : { cookie },
        timeout: 30_000,
        ...(localAddress === undefined ? {} : { localAddress, family: 4 }),
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => tell(answer.statusCode ?? 0));
        answer.on('error', () => tell(0));
      },
    );
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => tell(0));
    asked.end();
  });
}

/** As many as go in this time over so many connections at once. */
export async function closedLoad(
  url: URL,
  cookie: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const endsAt = performance.now() + seconds * 1_000;
  const answers: Answered[] = [];
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < endsAt) answers.push(await ask(agent, url, { cookie }));
    }),
  );
  agent.destroy();
  return answers;
}

/** So many, the visitors in turn, spread evenly over these seconds whether or not the earlier ones were answered. */
export async function openLoad(
  url: URL,
  visitors: readonly Visitor[],
  { arrivals, seconds }: { arrivals: number; seconds: number },
): Promise<Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
  const pending: Promise<Answered>[] = [];
  const startedAt = performance.now();
  while (pending.length < arrivals) {
    const due = Math.min(
      arrivals,
      Math.ceil(((performance.now() - startedAt) / (seconds * 1_000)) * arrivals),
    );
    while (pending.length < due)
      pending.push(ask(agent, url, visitors[pending.length % visitors.length] ?? { cookie: '' }));
    await new Promise((turn) => setTimeout(turn, 5));
  }
  const answers = await Promise.all(pending);
  agent.destroy();
  return answers;
}
