import type { Answer, HandlerInput, lostNumbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountOf, asService, authorise } from '../../ground/access/index.ts';
import { confirmNumber as confirmAsked } from '../../ground/authenticators/index.ts';
import { holdNumber } from '../../ground/numbers/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { lockWaiting } from './lock-waiting.ts';
import { requireMember } from './weigh-number.ts';

/**
 * The second of two officers says the same. The old number and the inbox hear of it, and in three days the account has the new
 * number; until then whoever has the old phone says no by a link, and whoever signs in takes it back.
 */
export async function confirmNumber(
  asker: Ctx,
  recoveryId: string,
  said: HandlerInput<typeof lostNumbers.confirmNumber>['body'],
): Promise<Answer<typeof lostNumbers.confirmNumber>> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'recover-number');
  return withTransaction(ctx, async (tx) => {
    const { asked, row, weighed } = await lockWaiting(ctx, tx, { scope, recoveryId, version: said.version });
    const accountId = requireMember(row, weighed);
    await confirmAsked(ctx, tx, asked, { officer: accountOf(asker), seen: said.seen });
    const wish = { accountId, mobile: asked.toMobile, atOnce: false, byOffice: true };
    const { dueAt } = await holdNumber(asker, ctx, tx, wish);
    await audit(asker, tx, {
      action: 'lost_number.confirmed',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: accountId,
      detail: { recoveryId, seen: said.seen, dueAt: dueAt.toISOString() },
    });
    return { dueAt: dueAt.toISOString() };
  });
}
