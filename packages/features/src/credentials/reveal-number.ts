import { withTransaction } from '@hamyar/db';
import { AppError, audit } from '@hamyar/platform';
import { authorise, withinScope } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import { notFound } from './list-queue.ts';
import { lockCredential } from './queries.ts';

/** Opens the sealed number for an officer who is about to check it. Every look leaves an audit row. */
export async function revealNumber(ctx: Ctx, credentialId: string): Promise<string> {
  const scope = authorise(ctx, 'credentials.review');
  return withTransaction(ctx, async (tx) => {
    const row = await lockCredential(tx, credentialId);
    if (!row) throw notFound();
    withinScope(scope, row.provinceCode ?? '');
    if (!row.numberSealed) throw new AppError('precondition', 'credential.number_unknown');
    await audit(ctx, tx, {
      action: 'credential.number_revealed',
      targetType: 'credential',
      targetId: row.id,
      provinceCode: row.provinceCode,
    });
    return ctx.sealing.open(row.numberSealed, 'credential.number');
  });
}
