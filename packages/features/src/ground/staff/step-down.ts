import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { closeOffice, instantOf } from './close-office.ts';
import { keepAdministrator } from './keep-administrator.ts';
import { lockOwnGrant } from './own-grant.ts';
import { isOver } from './policy.ts';
import { grantVersion } from './present.ts';

/**
 * Ends one's own office after its last day, or now. Nobody has to confirm: whoever goes needs no leave. The only administrator of
 * the nation hands over first.
 */
// eslint-disable-next-line hamyar/verb-guards -- closeOffice audits
export async function stepDown(
  asker: Ctx,
  grantId: string,
  said: HandlerInput<typeof staff.stepDown>['body'],
): Promise<Answer<typeof staff.stepDown>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'own-offices');
  return withTransaction(ctx, async (tx) => {
    const row = await lockOwnGrant(tx, accountId, grantId);
    requireVersion(said.version, grantVersion(row));
    if (isOver(row, ctx.clock.now())) throw new Refusal('conflict', 'grant.over');
    const validTo = instantOf(row, said.lastDay, ctx.clock.now());
    await keepAdministrator(ctx, tx, row);
    await closeOffice({ asker, ctx, tx }, row, { validTo, endedBy: accountId, reason: said.reason || null });
    return { validTo: validTo.toISOString() };
  });
}
