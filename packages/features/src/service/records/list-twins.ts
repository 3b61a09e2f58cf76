import type { Answer, records } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { licencesOfMany } from '../credentials/index.ts';
import { lineOf, twinsOf, volunteerById } from '../volunteers/index.ts';

const twinsShown = 20;

/** Records in reach that may be the same person as one. */
export async function listTwins(ctx: Ctx, volunteerId: string): Promise<Answer<typeof records.listTwins>> {
  const scope = authorise(ctx, 'records.manage');
  return withTransaction(ctx, async (tx) => {
    const row = await volunteerById(tx, volunteerId);
    if (!row || row.status === 'draft') throw new Refusal('not_found', 'volunteer.not_found');
    withinScope(scope, row.provinceCode);
    const twins = await twinsOf(tx, scope, row, twinsShown);
    const licences = await licencesOfMany(
      tx,
      [row, ...twins].map(({ id }) => id),
    );
    const line = (one: typeof row) => lineOf(ctx, one, licences.get(one.id) ?? []);
    return { person: line(row), twins: twins.map(line) };
  });
}
