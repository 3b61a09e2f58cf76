import type { Answer, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { presentCase } from './present.ts';
import { giverOf, invitationById } from './queries.ts';

/** One invitation with who made and confirmed it, and what its reader may do. */
export function showInvitation(ctx: Ctx, invitationId: string): Promise<Answer<typeof staff.showInvitation>> {
  const scope = authorise(ctx, 'staff.read');
  return withTransaction(ctx, async (tx) =>
    presentCase(await invitationById(tx, scope, invitationId), await giverOf(ctx, tx), ctx.clock.now()),
  );
}
