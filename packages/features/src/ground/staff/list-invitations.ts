import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { heldBy } from './policy.ts';
import { presentInvitation } from './present.ts';
import { invitationPage } from './queries.ts';
import { rolesGivenBy } from './show-choices.ts';

/** Invitations in reach, the newest first: those that somebody has to answer, or those that are over. */
export async function listInvitations(
  ctx: Ctx,
  input: HandlerInput<typeof staff.listInvitations>['query'],
): Promise<Answer<typeof staff.listInvitations>> {
  const scope = authorise(ctx, 'staff.read');
  const before = lastSeenId(input.cursor);
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const rows = await invitationPage(tx, scope, {
      isOver: input.over === 'yes',
      before,
      limit: input.limit + 1,
    });
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map((row) => presentInvitation(row, now)),
      next: rows.length > input.limit ? (shown.at(-1)?.invitation.id ?? null) : null,
      mayInvite: rolesGivenBy(heldBy(ctx.actor)).length > 0,
    };
  });
}
