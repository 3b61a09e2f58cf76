import type { Transaction } from '@hamyar/db';
import type { AssignmentState } from '@hamyar/domain';
import { isBarred, keepIdentity } from '../../ground/complaints/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { endAssignments } from './end-assignments.ts';

/**
 * Takes back what somebody who may not come any more was asked for or had taken, and asks others; part of the job's
 * transaction. A place that has begun stays: whoever is there is spoken to, not texted.
 */
export async function endBarred(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  const { rows: own } = await tx.$client.query<{ id: string; nationalIdIndex: string | null }>({
    name: 'assignments_barred_volunteer',
    text: 'select id, national_id_index as "nationalIdIndex" from volunteer where account_id = $1 for update',
    values: [accountId],
  });
  const [volunteer] = own;
  if (!volunteer) return;
  const { nationalIdIndex } = volunteer;
  await keepIdentity(tx, { accountId, nationalIdIndex });
  if (!(await isBarred(ctx, tx, { accountId, nationalIdIndex }))) return;
  const { rows: coming } = await tx.$client.query<{ id: string; state: AssignmentState }>({
    name: 'assignments_barred_coming',
    text: `select id, state from assignment where volunteer_id = $1 and lower(during) > $2
      and state in ('proposed', 'offered', 'accepted', 'confirmed') order by id limit 500 for update`,
    values: [volunteer.id, ctx.clock.now()],
  });
  if (coming.length > 0) await endAssignments(ctx, tx, coming, 'complaint');
}
