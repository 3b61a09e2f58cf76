import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { tehranInstant, today } from '@hamyar/domain';
import { lastSeenInstant } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { endOf, heldBy } from './policy.ts';
import { presentGrant } from './present.ts';
import { countWaiting, grantPage } from './queries.ts';
import { rolesGivenBy } from './show-choices.ts';

/** Who held which office on a day, or at any time; those that began last first. */
export async function listStaff(
  ctx: Ctx,
  input: HandlerInput<typeof staff.list>['query'],
): Promise<Answer<typeof staff.list>> {
  const scope = authorise(ctx, 'staff.read');
  const now = ctx.clock.now();
  const day = input.on ?? today(now);
  const during = input.when === 'ever' ? null : { from: tehranInstant(day), to: endOf(day) };
  const { provinceCode, role, limit } = input;
  return withTransaction(ctx, async (tx) => {
    const after = lastSeenInstant(input.cursor);
    const rows = await grantPage(tx, scope, { during, provinceCode, role, after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => presentGrant(row, now)),
      next: last ? `${last.keyAt}_${last.id}` : null,
      mayInvite: rolesGivenBy(heldBy(ctx.actor)).length > 0,
      waiting: await countWaiting(tx, scope),
    };
  });
}
