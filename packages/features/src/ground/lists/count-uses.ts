import type { lists } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import type { ListName } from '@hamyar/domain';

type Counts = Record<lists.TermUse, number>;

/** How many things hold a term, by what they are. */
export async function countUses(tx: Transaction, list: ListName, code: string): Promise<Counts> {
  const { rows } = await tx.$client.query<Counts>({
    name: 'list_uses',
    text: `with n as (select status from need where $1 = 'theme' and theme = $2 or $1 = 'target_group' and target_group = $2
        or $1 = 'closing_reason' and closing_reason = $2)
      select (select count(*)::int from n) as needs, (select count(*)::int from n where status = 'open') as open_needs,
        (select count(*)::int from project where $1 = 'theme' and theme = $2) as projects,
        (select coalesce(sum(gift_count), 0)::int from contribution_total where $1 = 'theme' and theme = $2) as gifts,
        (select count(*)::int from office_account where $1 = 'intention' and intention = $2 and ended_at is null) as accounts,
        (select count(*)::int from credential where $1 = 'rejection_reason' and rejection_reason = $2
          or $1 = 'revocation_reason' and revocation_reason = $2) as licences,
        (select count(*)::int from closure where $1 = 'closure_reason' and reason = $2) as closures,
        (select count(*)::int from assignment where $1 = 'decline_reason' and state = 'declined'
          and split_part(decline_reason, ':', 1) = $2) as offers,
        (select count(*)::int from list_term t where t.list = 'service' and t.state = 'in_use'
          and ($1 = 'life_stage' and t.parent_code = $2 or $1 = 'theme' and exists (select from list_term_version v
            where v.list = t.list and v.code = t.code and $2 = any (v.themes) and not exists (select from list_term_version w
              where w.list = v.list and w.code = v.code and w.number > v.number)))) as services`,
    values: [list, code],
  });
  const [counts] = rows;
  if (!counts) throw new Error('a count always answers');
  return counts;
}
