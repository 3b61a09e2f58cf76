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
