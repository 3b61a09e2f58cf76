import type { Transaction } from '@hamyar/db';
import { type Cbor, encodeCbor, type KeyFacts } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { sha256 } from '../../kit/sha256.ts';
import { logFact } from '../transparency/index.ts';

/** Fields of a statement about a key, as docs/features/ground/signing.md publishes them. */
const field = { kid: 1, publicKey: 2, notBefore: 3, notAfter: 4, since: 5, logSize: 6 } as const;

/** Logs what is true of a key from now on: its making, its falling into other hands. All of it is public, so no nonce. */
export async function logKey(
  ctx: Ctx,
  tx: Transaction,
  key: KeyFacts & { readonly publicKey: Buffer },
): Promise<void> {
  const seconds = (at: Date): number => Math.floor(at.getTime() / 1_000);
  const statement = new Map<number, Cbor>([
    [field.kid, key.kid],
    [field.publicKey, key.publicKey],
    [field.notBefore, seconds(key.notBefore)],
    [field.notAfter, seconds(key.notAfter)],
  ]);
  if (key.compromise) {
    statement.set(field.since, seconds(key.compromise.since));
    statement.set(field.logSize, key.compromise.logSize);
  }
  await logFact(ctx, tx, {
    kind: 'key',
    subjectId: key.kid,
    commitment: sha256(encodeCbor(statement)),
  });
}
