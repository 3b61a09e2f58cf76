import { matchingRun, type Transaction } from '@hamyar/db';
import { desc, eq, inArray } from 'drizzle-orm';

export interface ProposalRow {
  id: string;
  state: string;
  score: number | null;
  explanation: unknown;
  first_name: string | null;
  last_name: string | null;
  volunteer_county: string | null;
  profession: string;
  starts_at: Date;
  ends_at: Date;
  number: string;
  title: string;
  county_code: string;
  target_group: string;
  is_remote: boolean;
}

export async function runById(tx: Transaction, runId: string) {
  const [run] = await tx.select().from(matchingRun).where(eq(matchingRun.id, runId));
  return run ?? null;
}

/** Newest runs; null provinces mean the nation. */
export function newestRuns(tx: Transaction, provinces: readonly string[] | null, limit: number) {
  return tx
    .select()
    .from(matchingRun)
    .where(provinces === null ? undefined : inArray(matchingRun.provinceCode, [...provinces]))
    .orderBy(desc(matchingRun.id))
    .limit(limit);
}

/** Proposals of a run in the order of need, shift and score; a volunteer of another province shows without a name. */
export async function proposalsOf(
  tx: Transaction,
  query: { runId: string; after: string | null; limit: number },
): Promise<ProposalRow[]> {
  const { rows } = await tx.$client.query<ProposalRow>({
    name: 'matching_proposals',
    text: `with listed as (
        select a.id, a.state, a.score, a.explanation, v.first_name, v.last_name, v.county_code as volunteer_county,
          r.profession, lower(a.during) as starts_at, upper(a.during) as ends_at, n.number, n.title, n.county_code,
          n.target_group, n.is_remote,
          row_number() over (order by n.number, lower(a.during), a.score desc, a.id) as place
        from assignment a join need n on n.id = a.need_id join role_slot r on r.id = a.role_slot_id
          left join volunteer v on v.id = a.volunteer_id
        where a.run_id = $1)
      select * from listed
      where $2::uuid is null or place > (select place from listed where id = $2)
      order by place limit $3`,
    values: [query.runId, query.after, query.limit],
  });
  return rows;
}

export async function proposalCounts(tx: Transaction, runId: string) {
  const { rows } = await tx.$client.query<{ proposed: number; offered: number; answered: number }>({
    name: 'matching_counts',
    text: `select count(*) filter (where state = 'proposed')::int as proposed,
        count(*) filter (where state = 'offered')::int as offered,
        count(*) filter (where state not in ('proposed', 'offered'))::int as answered
      from assignment where run_id = $1`,
    values: [runId],
  });
  return rows[0] ?? { proposed: 0, offered: 0, answered: 0 };
}
