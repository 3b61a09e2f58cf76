import type { Answer, signing } from '@hamyar/contracts';
import { signingKey, type Transaction, withTransaction } from '@hamyar/db';
import { normalizeText, tehranInstant } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { documentsRefused } from './events.ts';
import { destroySecret } from './keep-keys.ts';
import { logKey } from './log-key.ts';
import { keyInUse } from './make-key.ts';
import { reachOfCompromise } from './show-compromise.ts';

/**
 * Declares a key to be in other hands since the beginning of a day: its secret is destroyed, its successor signs at once, what
 * the log did not hold by then is refused, and whoever issued it hears of it. What the log held before stays good.
 */
export async function declareCompromise(
  ctx: Ctx,
  input: { kid: string; version: string; day: string; reason: string },
): Promise<Answer<typeof signing.declareCompromise>> {
  authorise(ctx, 'system.manage');
  const since = tehranInstant(input.day);
  return withTransaction(ctx, async (tx) => {
    const { key, logSize, version } = await reachOfCompromise(ctx, tx, input.kid, input.day);
    requireVersion(input.version, version);
    await tx
      .update(signingKey)
      .set({
        compromisedSince: since,
        compromisedLogSize: logSize,
        compromiseReason: normalizeText(input.reason),
      })
      .where(eq(signingKey.kid, key.kid));
    await destroySecret(ctx, tx, key.kid);
    await logKey(ctx, tx, { ...key, compromise: { since, logSize } });
    const successor = await keyInUse(ctx, tx, key.kind);
    const refused = await refuseDocuments(ctx, tx, key.kid, logSize);
    await audit(ctx, tx, {
      action: 'signing.key_compromised',
      targetType: 'signing_key',
      targetId: key.kid,
      detail: { day: input.day, logSize, refused, successor: successor.kid },
    });
    if (refused > 0) await emit(ctx, tx, documentsRefused, key.kid, { kid: key.kid });
    return { successor: successor.kid, refused };
  });
}

/** Revokes what a key signed and the log did not hold by then, so that status lists say so too. */
async function refuseDocuments(ctx: Ctx, tx: Transaction, kid: string, logSize: number): Promise<number> {
  const { rowCount } = await tx.$client.query({
    name: 'signing_refuse_documents',
    text: `update signed_document d set revoked_at = $3, revoked_reason = 'key_compromised'
      where d.kid = $1 and d.revoked_at is null and not exists (select from log_leaf l
        where l.kind = d.kind and l.subject_id = d.id::text and l.seq < $2)`,
    values: [kid, logSize, ctx.clock.now()],
  });
  return rowCount ?? 0;
}
