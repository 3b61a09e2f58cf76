import type { Transaction } from '@hamyar/db';

/** National staff who have not heard of the newest dead job: no alarm since, and none they have yet to read. */
export async function unalarmedStaff(
  tx: Transaction,
  template: string,
  lastDiedAt: Date,
): Promise<{ accountId: string }[]> {
  const { rows } = await tx.$client.query<{ accountId: string }>({
    name: 'system_unalarmed_staff',
    text: `select distinct g.account_id as "accountId" from role_grant g
      where g.role = 'national' and g.revoked_at is null and not exists (select from notification n
        where n.account_id = g.account_id and n.template = $1 and (n.read_at is null or n.created_at >= $2))
      limit 200`,
    values: [template, lastDiedAt],
  });
  return rows;
}
