import { signingKey, signingSecret, type Transaction } from '@hamyar/db';
import { type KeyKind, keyThatSigns, keyToMake } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { ed25519 } from './ed25519.ts';
import { logKey } from './log-key.ts';
import { secretPlace } from './open-seed.ts';
import { allKeys, type PublicKey } from './queries.ts';

/**
 * Makes the key of a kind that has to be made now, if any. Of two at once the database keeps one; whoever comes second
 * finds it.
 */
export async function makeKey(ctx: Ctx, tx: Transaction, kind: KeyKind): Promise<void> {
  const now = ctx.clock.now();
  const made = keyToMake(await allKeys(tx), kind, now);
  if (!made) return;
  const { seed, publicKey } = ed25519(ctx);
  const { rowCount } = await tx
    .insert(signingKey)
    .values({ ...made, kind, publicKey, createdAt: now })
    .onConflictDoNothing();
  if (rowCount === 0) return;
  const seedSealed = ctx.sealing.seal(seed.toString('base64'), secretPlace(made.kid));
  await tx.insert(signingSecret).values({ kid: made.kid, seedSealed });
  await logKey(ctx, tx, { ...made, kind, publicKey, compromise: null });
  await audit(ctx, tx, {
    action: 'signing.key_made',
    targetType: 'signing_key',
    targetId: made.kid,
    detail: { kind, notBefore: made.notBefore.toISOString(), notAfter: made.notAfter.toISOString() },
  });
}

/** The key that signs now; made when there is none, so that a new house signs its first receipt. */
export async function keyInUse(ctx: Ctx, tx: Transaction, kind: KeyKind): Promise<PublicKey> {
  const known = keyThatSigns(await allKeys(tx), kind, ctx.clock.now());
  if (known) return known;
  await makeKey(ctx, tx, kind);
  // A little later by the clock: the key begins when it was made.
  const made = keyThatSigns(await allKeys(tx), kind, ctx.clock.now());
  if (!made) throw new Error(`no ${kind} key signs`);
  return made;
}
