import { signingSecret, type Transaction, withTransaction } from '@hamyar/db';
import { keyKinds, type KeyKind } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { makeKey } from './make-key.ts';
import { allKeys } from './queries.ts';

/** Makes the keys that have to be made, and destroys the secrets of those past their days. */
export async function keepKeys(ctx: Ctx): Promise<void> {
  authorise(ctx, 'platform');
  for (const kind of Object.keys(keyKinds))
    await withTransaction(ctx, (tx) => makeKey(ctx, tx, asKind(kind)));
  await withTransaction(ctx, async (tx) => {
    const ended = (await allKeys(tx)).filter(({ notAfter }) => notAfter < ctx.clock.now());
    for (const { kid } of ended) await destroySecret(ctx, tx, kid);
  });
}

/** `Object.keys` forgets which words they are. */
const asKind = (word: string): KeyKind => word as KeyKind;

/** Destroys a secret; what it signed stays checkable by its public half. */
export async function destroySecret(ctx: Ctx, tx: Transaction, kid: string): Promise<void> {
  const { rowCount } = await tx.delete(signingSecret).where(eq(signingSecret.kid, kid));
  if (rowCount === 0) return;
  await audit(ctx, tx, { action: 'signing.secret_destroyed', targetType: 'signing_key', targetId: kid });
}
