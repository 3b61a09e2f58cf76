import type { Answer, consents } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountOf, authorise } from '../access/index.ts';
import { presentConsents, textsVersionOf } from './present.ts';
import { currentTexts } from './queries.ts';
import { takeBack } from './take-back.ts';

/** Takes back all that the caller agreed to as a volunteer: from now on nothing is offered. Places they have stay theirs. */
// eslint-disable-next-line hamyar/verb-guards -- takeBack audits
export async function withdrawConsents(ctx: Ctx, version: string): Promise<Answer<typeof consents.withdraw>> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `consents:${accountId}`);
    requireVersion(version, textsVersionOf(await currentTexts(tx)));
    await takeBack(ctx, tx, accountId);
    return presentConsents(tx, accountId);
  });
}
