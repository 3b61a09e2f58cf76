import { signingSecret, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

/** The column a secret is sealed for, and the key: the secret of one cannot be passed off as that of another. */
export const secretPlace = (kid: string): string => `signing_secret.seed.${kid}`;

/**
 * Opens the seed of a key, which nobody can declare lost until the caller's transaction ends.
 * @throws Error for a key whose secret was destroyed
 */
export async function openSeed(ctx: Ctx, tx: Transaction, kid: string): Promise<Buffer> {
  await tx.$client.query({
    name: 'signing_hold_key',
    text: 'select from signing_key where kid = $1 for key share',
    values: [kid],
  });
  const [row] = await tx.select().from(signingSecret).where(eq(signingSecret.kid, kid));
  if (!row) throw new Error(`the secret of ${kid} is no more`);
  return Buffer.from(ctx.sealing.open(row.seedSealed, secretPlace(kid)), 'base64');
}
