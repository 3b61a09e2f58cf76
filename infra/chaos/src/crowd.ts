import { type ApiWorld, openApiWorld, type Request } from '@hamyar/api/tests/api-world';
import { throwAwayDatabase } from '@hamyar/local/throw-away-database';
import type { WorldDatabase } from '@hamyar/testing/world';
import pg from 'pg';

/** The whole API with the settings that it is shipped with, on a clock that is moved by hand. */
export interface Crowd {
  readonly api: ApiWorld;
  /** Of the owner, for what stands in people's phones. */
  readonly phones: pg.Pool;
  close(): Promise<void>;
}

/** A browser in somebody's hand, in the network it asks from. */
export interface Asker {
  readonly address: string;
  cookies: Record<string, string>;
}

/** What somebody was answered, and how long it took them. */
export interface Told<T> {
  readonly status: number;
  readonly ms: number;
  readonly body: T;
}

/** A crowd before its own API; nothing leaves this machine. */
export async function openCrowd(): Promise<Crowd> {
  const database = await openDatabase();
  const api = await openApiWorld({ database, clock: 'world', settings: {} });
  const phones = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
  return {
    api,
    phones,
    async close() {
      await phones.end();
      await api.close();
      await database.close();
    },
  };
}

/** What a world is opened on where no test runner has made one; closed after the world. */
export async function openDatabase(): Promise<
  WorldDatabase & { readonly ownerUrl: string; close(): Promise<void> }
> {
  const { ownerUrl, applicationUrl, close } = await throwAwayDatabase();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  return { owner, ownerUrl, databaseUrl: applicationUrl, close };
}

/** One request of somebody, whose browser keeps the cookies it is given. */
export async function ask<T>(crowd: Crowd, who: Asker, request: Request): Promise<Told<T>> {
  const startedAt = performance.now();
  const answer = await crowd.api.send({ ...request, address: who.address, cookies: who.cookies });
  const given = answer.cookies.map(({ name, value }) => [name, value] as const);
  who.cookies = { ...who.cookies, ...Object.fromEntries(given) };
  return { status: answer.statusCode, ms: performance.now() - startedAt, body: answer.json<T>() };
}

/** Asks for a code. */
export const askCode = (crowd: Crowd, who: Asker, mobile: string): Promise<Told<{ challengeId: string }>> =>
  ask(crowd, who, { method: 'POST', url: '/sign-in/code', body: { mobile } });

/** Types the code that stands in the owner's phone for a challenge. */
export async function typeCode(crowd: Crowd, who: Asker, challengeId: string): Promise<Told<unknown>> {
  const { rows } = await crowd.phones.query<{ sealed: Buffer }>(
    `select t.code_sealed as sealed from otp_challenge c join otp_challenge t on t.id = coalesce(c.text_id, c.id)
     where c.id = $1`,
    [challengeId],
  );
  const [text] = rows;
  if (!text) throw new Error('no text carries the code');
  const code = crowd.api.sealing.open(text.sealed, 'otp_challenge.code');
  return ask(crowd, who, { method: 'POST', url: '/sign-in/verify', body: { challengeId, code } });
}
