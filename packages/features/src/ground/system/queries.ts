import type { Transaction } from '@hamyar/db';
import { rolesWith } from '../access/index.ts';
import { grantHolds } from '../identity/index.ts';

/** National staff who have not heard of the newest dead job: no alarm since, and none they have yet to read. */
export async function unalarmedStaff(
  tx: Transaction,
  template: string,
  lastDiedAt: Date,
  at: Date,
): Promise<{ accountId: string }[]> {
  const { rows } = await tx.$client.query<{ accountId: string }>({
    name: 'system_unalarmed_staff',
    text: `select distinct g.account_id as "accountId" from role_grant g
      where g.role = any($3) and ${grantHolds('g', '$4')} and not exists (select from notification n
        where n.account_id = g.account_id and n.template = $1 and (n.read_at is null or n.created_at >= $2))
      limit 200`,
    values: [template, lastDiedAt, rolesWith('system.manage'), at],
  });
  return rows;
}
