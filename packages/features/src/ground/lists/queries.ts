import type { lists } from '@hamyar/contracts';
import { listTerm, listTermVersion, type Transaction } from '@hamyar/db';
import type { ListName, ReasonKind, TermState } from '@hamyar/domain';
import { and, desc, eq } from 'drizzle-orm';

/** A term with the words that hold. */
export interface TermRow {
  readonly list: ListName;
  readonly code: string;
  readonly state: TermState;
  readonly place: number;
  readonly parent: string | null;
  readonly number: number;
  readonly fa: string;
  readonly en: string;
  readonly synonyms: readonly string[];
  readonly themes: readonly string[];
  readonly kind: ReasonKind | null;
  /** Of a limit, all that was set; empty for every other term. */
  readonly set: readonly SetLimit[];
  readonly recordedAt: Date;
}

/** What a limit was set to, as the statement tells it. */
interface SetLimit {
  readonly number: number;
  readonly value: number;
  readonly holdsFrom: string;
}

/** Every term of every list, in order: some hundred rows. */
export async function allTerms(tx: Transaction): Promise<TermRow[]> {
  const { rows } = await tx.$client.query<TermRow>({
    name: 'list_terms',
    text: `select t.list, t.code, t.state, t.place, t.parent_code as parent, v.number, v.name_fa as fa, v.name_en as en,
        v.synonyms, v.themes, t.kind, v.recorded_at as "recordedAt", case when t.list = 'limit' then (select jsonb_agg(
          jsonb_build_object('number', w.number, 'value', w.value, 'holdsFrom', w.holds_from)) from list_term_version w
          where w.list = t.list and w.code = t.code) else '[]' end as set
      from list_term t join lateral (select * from list_term_version w where w.list = t.list and w.code = t.code
        order by w.number desc limit 1) v on true
      order by t.list, t.place, t.code`,
    values: [],
  });
  return rows;
}

export type VersionRow = typeof listTermVersion.$inferSelect;

/** Versions of a term, the one that holds first. */
export function versionsOf(tx: Transaction, list: ListName, code: string): Promise<VersionRow[]> {
  return tx
    .select()
    .from(listTermVersion)
    .where(and(eq(listTermVersion.list, list), eq(listTermVersion.code, code)))
    .orderBy(desc(listTermVersion.number))
    .limit(100);
}

/** What the same form, posted before, has added. */
export async function termOfForm(tx: Transaction, formKey: string) {
  const [row] = await tx.select().from(listTerm).where(eq(listTerm.formKey, formKey));
  return row ?? null;
}

/** Numbers siblings by the order of their codes. */
export async function orderTerms(tx: Transaction, list: ListName, codes: readonly string[]): Promise<void> {
  await tx.$client.query({
    name: 'list_order',
    text: `update list_term t set place = o.place from unnest($2::text[]) with ordinality as o(code, place)
      where t.list = $1 and t.code = o.code and t.place <> o.place`,
    values: [list, codes],
  });
}

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
