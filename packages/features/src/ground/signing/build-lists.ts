import { deflateSync } from 'node:zlib';
import { statusList, type Transaction, withTransaction } from '@hamyar/db';
import { writeStatusBits } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { importPKCS8, SignJWT } from 'jose';
import type { Ctx } from '../../kit/feature.ts';
import { sha256 } from '../../kit/sha256.ts';
import { authorise } from '../access/index.ts';
import { logFact } from '../transparency/index.ts';
import { pkcs8Of } from './ed25519.ts';
import { keyInUse } from './make-key.ts';
import { openSeed } from './open-seed.ts';

/** What the token says about itself (Token Status List, section 5): kept half a day, believed a day. */
const ttlSeconds = 43_200;
const lifeSeconds = 86_400;

interface ListState {
  readonly number: number;
  readonly revoked: number[];
  readonly kid: string | null;
  readonly revokedCount: number | null;
  readonly builtAt: Date | null;
}

/** Signs each status list anew whose revocations, key or half-day have changed. One transaction a list. */
export async function buildLists(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  const lists = await withTransaction(ctx, listStates);
  let built = 0;
  for (const list of lists)
    built += await withTransaction(ctx, async (tx) => {
      const { kid } = await keyInUse(ctx, tx, 'status');
      if (!isStale(list, kid, ctx.clock.now())) return 0;
      await buildList(ctx, tx, list, kid);
      return 1;
    });
  return built;
}

function isStale(list: ListState, kid: string, now: Date): boolean {
  if (list.builtAt === null || list.kid !== kid || list.revokedCount !== list.revoked.length) return true;
  return now.getTime() - list.builtAt.getTime() >= ttlSeconds * 1_000;
}

async function listStates(tx: Transaction): Promise<ListState[]> {
  const { rows } = await tx.$client.query<ListState>({
    name: 'signing_lists',
    text: `select n as number, s.kid, s.revoked_count as "revokedCount", s.built_at as "builtAt",
        array(select d.status_index from signed_document d where d.status_list = n and d.revoked_at is not null
          order by d.status_index) as revoked
      from generate_series(0, (select coalesce(max(status_list), 0) from signed_document)) n
      left join status_list s on s.number = n`,
  });
  return rows;
}

async function buildList(ctx: Ctx, tx: Transaction, list: ListState, kid: string): Promise<void> {
  const now = ctx.clock.now();
  const bits = writeStatusBits(list.revoked);
  const seconds = Math.floor(now.getTime() / 1_000);
  const key = await importPKCS8(pkcs8Of(await openSeed(ctx, tx, kid)), 'EdDSA');
  const token = await new SignJWT({
    sub: `${ctx.publicUrl}/status/${list.number}`,
    ttl: ttlSeconds,
    status_list: { bits: 1, lst: deflateSync(bits, { level: 9 }).toString('base64url') },
  })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'statuslist+jwt' })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + lifeSeconds)
    .sign(key);
  const built = { token, kid, revokedCount: list.revoked.length, builtAt: now };
  await tx
    .insert(statusList)
    .values({ number: list.number, ...built })
    .onConflictDoUpdate({ target: statusList.number, set: built });
  await audit(ctx, tx, {
    action: 'signing.list_built',
    targetType: 'status_list',
    targetId: String(list.number),
    detail: { kid, revoked: list.revoked.length },
  });
  // Only what it says is logged: the same list signed again is the same fact.
  await logFact(ctx, tx, {
    kind: 'status-list',
    subjectId: String(list.number),
    commitment: sha256(bits),
  });
}
