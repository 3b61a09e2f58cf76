import type { Answer, relocations } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { licencesOf } from '../credentials/index.ts';
import { lineOf } from '../volunteers/index.ts';
import { volunteerInReach } from './policy.ts';
import { weighMove } from './weigh-move.ts';

/** What moving comes to for a volunteer in the officer's reach. */
export async function showMove(
  asker: Ctx,
  { volunteerId, countyCode }: { readonly volunteerId: string; readonly countyCode: string },
): Promise<Answer<typeof relocations.showMove>> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'move-home');
  return withTransaction(ctx, async (tx) => {
    const row = await volunteerInReach(tx, scope, volunteerId);
    const { summary } = await weighMove(ctx, tx, row, countyCode);
    await audit(asker, tx, {
      action: 'volunteer.seen',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: row.accountId,
    });
    return { ...summary, person: lineOf(ctx, row, await licencesOf(tx, row.id)) };
  });
}
