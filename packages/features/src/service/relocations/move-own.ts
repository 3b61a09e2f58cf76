import type { Answer, HandlerInput, relocations } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { changeHome } from './change-home.ts';
import { ownVolunteer } from './policy.ts';
import { weighMove } from './weigh-move.ts';

/** The volunteer lives in another county from now on. */
// eslint-disable-next-line hamyar/verb-guards -- changeHome audits
export async function moveOwn(
  asker: Ctx,
  { countyCode, version, releasedIds }: HandlerInput<typeof relocations.moveOwn>['body'],
): Promise<Answer<typeof relocations.moveOwn>> {
  authorise(asker, 'volunteer');
  const ctx = asService(asker, 'move-home');
  return withTransaction(ctx, async (tx) => {
    const row = await ownVolunteer(tx, accountOf(asker));
    const move = await weighMove(ctx, tx, row, countyCode);
    requireVersion(version, move.summary.version);
    return { released: await changeHome(asker, ctx, tx, { row, move, releasedIds }) };
  });
}
