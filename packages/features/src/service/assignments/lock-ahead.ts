import type { Transaction } from '@hamyar/db';
import type { AssignmentState } from '@hamyar/domain';

/** Places, offers and proposals of an account's volunteer that have not begun, the volunteer and they locked in one order. */
export async function lockAhead(
  tx: Transaction,
  query: { readonly accountId: string; readonly now: Date },
): Promise<{ id: string; state: AssignmentState; volunteerId: string }[]> {
  await tx.$client.query({
    name: 'assignment_ahead_volunteer',
    text: 'select id from volunteer where account_id = $1 for update',
    values: [query.accountId],
  });
  const { rows } = await tx.$client.query<{ id: string; state: AssignmentState; volunteerId: string }>({
    name: 'assignment_ahead',
    text: `select a.id, a.state, a.volunteer_id as "volunteerId" from assignment a join volunteer v on v.id = a.volunteer_id
      where v.account_id = $1 and lower(a.during) > $2 and a.state in ('proposed', 'offered', 'accepted', 'confirmed')
      order by a.role_slot_id, a.id limit 500 for update of a`,
    values: [query.accountId, query.now],
  });
  return rows;
}
