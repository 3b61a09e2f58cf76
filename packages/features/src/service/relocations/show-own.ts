import type { Answer, relocations } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { ownVolunteer } from './policy.ts';
import { weighMove } from './weigh-move.ts';

/** What moving to a county comes to for the volunteer who asks. */
export async function showOwn(asker: Ctx, countyCode: string): Promise<Answer<typeof relocations.showOwn>> {
  authorise(asker, 'volunteer');
  const ctx = asService(asker, 'move-home');
  return withTransaction(ctx, async (tx) => {
    const row = await ownVolunteer(tx, accountOf(asker));
    return (await weighMove(ctx, tx, row, countyCode)).summary;
  });
}
