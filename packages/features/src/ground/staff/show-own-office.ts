import type { Answer, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import type { OpenWork } from '../../kit/open-work.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountOf, asService, authorise, decide } from '../access/index.ts';
import { keepAdministrator } from './keep-administrator.ts';
import { ownGrant } from './own-grant.ts';
import { presentOwnOffice } from './present.ts';
import { openBy } from './show-staff.ts';

/**
 * One's own office with what stepping down comes to: what it opens, what is open by one's hand, and what keeps one.
 * @param work what each feature counts of it
 */
export async function showOwnOffice(
  asker: Ctx,
  grantId: string,
  work: readonly OpenWork[] = [],
): Promise<Answer<typeof staff.showOwnOffice>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'own-offices');
  const office = await withTransaction(ctx, async (tx) => {
    const row = await ownGrant(tx, accountId, grantId);
    const isLast = await keepAdministrator(ctx, tx, row).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Refusal && error.reason === 'grant.last_administrator') return true;
        throw error;
      },
    );
    return { ...presentOwnOffice(row, ctx.clock.now()), isLast };
  });
  // Each feature counts for whoever reads staff; others step down without the counts, and their office has the lists.
  const counted = decide(asker.actor, 'staff.read').allowed ? work : [];
  return { office: { ...office, openWork: await openBy(asker, accountId, counted) } };
}
