import type { Answer, credentials } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { shownVersion } from './policy.ts';
import { lockCase } from './queries.ts';
import { notFound } from './show-credential.ts';

/** Opens the sealed number for an officer who is about to check it. Every look leaves an audit row. */
export async function revealCredential(
  ctx: Ctx,
  credentialId: string,
): Promise<Answer<typeof credentials.reveal>> {
  const scope = authorise(ctx, 'credentials.review');
  return withTransaction(ctx, async (tx) => {
    const found = await lockCase(tx, credentialId);
    if (!found) throw notFound();
    const row = found.credential;
    withinScope(scope, row.provinceCode);
    if (!row.numberSealed) throw new Refusal('precondition', 'credential.number_unknown');
    await audit(ctx, tx, {
      action: 'credential.number_revealed',
      targetType: 'credential',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: found.holderAccountId,
    });
    const number = ctx.sealing.open(row.numberSealed, 'credential.number');
    return { number, version: shownVersion(found) };
  });
}
