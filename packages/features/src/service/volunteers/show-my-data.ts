import type { Answer, volunteers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';

type Holding = Answer<typeof volunteers.showMyData>['holdings'][number];

/** What is held about the caller: how many rows of each kind, and the last day any of them is kept. */
export async function showMyData(ctx: Ctx): Promise<Holding[]> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{
      kind: Holding['kind'];
      count: number;
      retainUntil: string | null;
    }>({
      name: 'my_data',
      text: `select 'account' as kind, count(*)::int, max(retain_until)::text as "retainUntil" from account where id = $1
        union all select 'volunteer', count(*)::int, greatest(max(v.retain_until), max(a.retain_until))::text
          from volunteer v join account a on a.id = v.account_id where v.account_id = $1
        union all select 'credentials', count(*)::int, greatest(max(v.retain_until), max(a.retain_until))::text
          from credential c join volunteer v on v.id = c.volunteer_id join account a on a.id = v.account_id
          where v.account_id = $1
        union all select 'notifications', count(*)::int, max(retain_until)::text from notification where account_id = $1
        union all select 'sessions', count(*)::int, max(expires_at)::date::text from session where account_id = $1`,
      values: [accountId],
    });
    return rows
      .filter((row) => row.count > 0)
      .map((row) => ({ kind: row.kind, count: row.count, retainUntil: row.retainUntil }));
  });
}
