import { matchingRun, matchingSnapshot, type Transaction, withTransaction } from '@hamyar/db';
import type { AssignmentState } from '@hamyar/domain';
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { type Scope, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { statement } from '../../kit/statement.ts';
import { budgetDays } from '../eligibility/index.ts';
import type { Pair } from './snapshot.ts';

export type Run = typeof matchingRun.$inferSelect;

/** A role-slot with its shift and need, as pages name it. */
export interface SlotFactRow {
  id: string;
  profession: string;
  startsAt: Date;
  endsAt: Date;
  number: string;
  title: string;
  titleEn: string | null;
  countyCode: string;
  targetGroup: string;
  isRemote: boolean;
}

/** One proposal with the place it is for; `id` is the assignment's. */
export interface ProposalRow extends SlotFactRow {
  state: AssignmentState;
  score: number | null;
  explanation: unknown;
  firstName: string | null;
  lastName: string | null;
  volunteerCounty: string | null;
}

/** @throws Refusal `not_found` for a run that does not exist or lies elsewhere */
export async function runInScope(
  tx: Transaction,
  scope: Scope,
  runId: string,
  more: { lock?: boolean } = {},
): Promise<Run> {
  const found = tx.select().from(matchingRun).where(eq(matchingRun.id, runId));
  const [run] = await (more.lock ? found.for('update') : found);
  if (!run || (run.provinceCode === null && scope.reach !== 'nation'))
    throw new Refusal('not_found', 'matching.unknown_run');
  if (run.provinceCode !== null) withinScope(scope, run.provinceCode);
  return run;
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
  const place = 'n.number, lower(a.during), -a.score, a.id';
  const page = statement('matching_proposals', [query.runId]).where(
    'a',
    query.after,
    (id) =>
      `(${place}) > (select ${place} from assignment a join need n on n.id = a.need_id where a.id = ${id}::uuid)`,
  );
  const limit = page.value(query.limit);
  const { rows } = await tx.$client.query<ProposalRow>(
    page.build(
      (
        conditions,
      ) => `select a.id, a.state, a.score, a.explanation, v.first_name as "firstName", v.last_name as "lastName",
          v.county_code as "volunteerCounty", r.profession, lower(a.during) as "startsAt", upper(a.during) as "endsAt",
          n.number, n.title, n.title_en as "titleEn", n.county_code as "countyCode", n.target_group as "targetGroup", n.is_remote as "isRemote"
        from assignment a join need n on n.id = a.need_id join role_slot r on r.id = a.role_slot_id
          left join volunteer v on v.id = a.volunteer_id
        where a.run_id = $1 and ${conditions} order by ${place} limit ${limit}`,
    ),
  );
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

export interface Choice {
  id: string;
  runId: string | null;
  volunteerId: string;
  accountId: string;
  mobile: string;
  startsAt: Date;
  provinceCode: string;
  needId: string;
  title: string;
  titleEn: string | null;
  urgency: string;
  openOffers: number;
  offeredLately: number;
  isPossible: boolean;
}

/** Proposals of a run, all or some; or some that belong to none. */
export type ChoiceFilter =
  | { readonly runId: string; readonly ids: readonly string[] | null }
  | { readonly runId: null; readonly ids: readonly string[] };

/** Offers sent in one go; the rest stay proposed and can be sent next. */
const maxOffers = 1_000;

/** Locks proposals and, before them and in one order, their volunteers; the best score first. */
export async function lockChoices(tx: Transaction, filter: ChoiceFilter, now: Date): Promise<Choice[]> {
  const chosen = (name: string, first: readonly unknown[]) =>
    statement(name, first)
      .where('r', filter.runId, (place) => `a.run_id = ${place}::uuid`)
      .where('i', filter.ids, (place) => `a.id = any (${place}::uuid[])`);
  await tx.$client.query(
    chosen('matching_lock_volunteers', []).build(
      (conditions) => `select v.id from volunteer v where v.id in (
          select a.volunteer_id from assignment a where a.state = 'proposed' and ${conditions})
        order by v.id for update`,
    ),
  );
  const { rows } = await tx.$client.query<Choice>(
    chosen('matching_choices', [now]).build(
      (
        conditions,
      ) => `select a.id, a.run_id as "runId", a.volunteer_id as "volunteerId", v.account_id as "accountId", v.mobile,
        lower(a.during) as "startsAt", a.province_code as "provinceCode", n.id as "needId",
        n.title, n.title_en as "titleEn", n.urgency,
        (select count(*)::int from assignment o where o.volunteer_id = v.id and o.state = 'offered') as "openOffers",
        (select count(*)::int from assignment o where o.volunteer_id = v.id and o.source = 'match'
          and o.offered_at > $1::timestamptz - interval '${budgetDays} days') as "offeredLately",
        (n.status = 'open' and r.taken < r.count and v.status = 'active' and v.account_id is not null and not exists (
          select from assignment o where o.volunteer_id = v.id and o.during && a.during
            and (o.state = 'offered' or holds_place(o.state)))) as "isPossible"
      from assignment a join volunteer v on v.id = a.volunteer_id join need n on n.id = a.need_id
        join role_slot r on r.id = a.role_slot_id
      where a.state = 'proposed' and ${conditions}
      order by a.score desc, a.id limit ${maxOffers} for update of a`,
    ),
  );
  return rows;
}

/** Pairs of a run, whatever became of them; `unsent`: only those nobody was told of. */
export async function pairsOf(
  tx: Transaction,
  query: { runId: string; unsent: boolean },
): Promise<readonly Pair[]> {
  const { rows } = await tx.$client.query<Pair>({
    name: 'matching_pairs',
    text: `select role_slot_id as "slotId", volunteer_id as "volunteerId" from assignment
      where run_id = $1 and (not $2::boolean or state = 'proposed')`,
    values: [query.runId, query.unsent],
  });
  return rows;
}

export async function snapshotOf(tx: Transaction, runId: string) {
  const [snapshot] = await tx.select().from(matchingSnapshot).where(eq(matchingSnapshot.runId, runId));
  return snapshot ?? null;
}

/** Whether a run's input is still kept; the input itself is large and stays where it is. */
export async function hasSnapshot(tx: Transaction, runId: string): Promise<boolean> {
  const found = await tx
    .select({ runId: matchingSnapshot.runId })
    .from(matchingSnapshot)
    .where(eq(matchingSnapshot.runId, runId));
  return found.length > 0;
}

/** Shifts of one need that a question looks at: the soonest ones the run could see. */
const maxSlotsOfNeed = 12;

/** @throws Refusal `not_found` for a number that no need has */
export async function needSlots(tx: Transaction, number: number, run: Run): Promise<string[]> {
  const slots = statement('matching_need_slots', [number, run.createdAt]);
  slots.where('p', run.provinceCode, (place) => `n.province_code = ${place}`);
  const { rows } = await tx.$client.query<{ id: string }>(
    slots.build(
      (
        conditions,
      ) => `select r.id from need n join role_slot r on r.need_id = n.id join shift s on s.id = r.shift_id
        where n.number = $1 and s.starts_at > $2 and s.closure_id is null and ${conditions}
        order by s.starts_at, r.id limit ${maxSlotsOfNeed}`,
    ),
  );
  if (rows.length === 0) throw new Refusal('not_found', 'matching.unknown_need');
  return rows.map(({ id }) => id);
}

export interface PersonFactRow {
  id: string;
  firstName: string | null;
  lastName: string | null;
  countyCode: string | null;
  profession: string | null;
}
export interface PairFacts {
  readonly person: PersonFactRow | null;
  readonly slots: ReadonlyMap<string, SlotFactRow>;
  readonly people: ReadonlyMap<string, PersonFactRow>;
}

/** Names and places of pairs, as far as the reader's own rows go. */
export async function pairFacts(
  tx: Transaction,
  pairs: readonly Pair[],
  personId: string | null,
): Promise<PairFacts> {
  const slots = await tx.$client.query<SlotFactRow>({
    name: 'matching_pair_slots',
    text: `select r.id, r.profession, s.starts_at as "startsAt", s.ends_at as "endsAt", n.number, n.title,
        n.title_en as "titleEn", n.county_code as "countyCode", n.target_group as "targetGroup", n.is_remote as "isRemote"
      from role_slot r join shift s on s.id = r.shift_id join need n on n.id = r.need_id where r.id = any ($1::uuid[])`,
    values: [[...new Set(pairs.map(({ slotId }) => slotId))]],
  });
  const ids = new Set(pairs.map(({ volunteerId }) => volunteerId));
  if (personId !== null) ids.add(personId);
  const people = await tx.$client.query<PersonFactRow>({
    name: 'matching_pair_people',
    text: `select id, first_name as "firstName", last_name as "lastName", county_code as "countyCode", profession
      from volunteer where id = any ($1::uuid[])`,
    values: [[...ids]],
  });
  const byId = new Map(people.rows.map((row) => [row.id, row]));
  return {
    person: personId === null ? null : (byId.get(personId) ?? null),
    slots: new Map(slots.rows.map((row) => [row.id, row])),
    people: byId,
  };
}

export type MoveRow = PersonFactRow & Omit<SlotFactRow, 'profession'>;

/** Pairs that stand in one run and not in another; `unsent`: only those nobody was told of. */
export async function movesBetween(
  tx: Transaction,
  query: { runId: string; otherId: string; unsent: boolean; limit: number },
): Promise<MoveRow[]> {
  const { rows } = await tx.$client.query<MoveRow>({
    name: 'matching_moves',
    text: `select a.id, v.first_name as "firstName", v.last_name as "lastName", v.county_code as "countyCode", r.profession,
        lower(a.during) as "startsAt", upper(a.during) as "endsAt", n.number, n.title,
        n.title_en as "titleEn", n.target_group as "targetGroup",
        n.is_remote as "isRemote"
      from assignment a join need n on n.id = a.need_id join role_slot r on r.id = a.role_slot_id
        left join volunteer v on v.id = a.volunteer_id
      where a.run_id = $1 and (not $4::boolean or a.offered_at is null) and not exists (select from assignment b
        where b.run_id = $2 and b.role_slot_id = a.role_slot_id and b.volunteer_id = a.volunteer_id)
      order by n.number, lower(a.during), a.id limit $3`,
    values: [query.runId, query.otherId, query.limit, query.unsent],
  });
  return rows;
}

/** On a connection of its own, so that it is seen at once; a bar that stands still is no reason to fail. */
export async function noteProgress(ctx: Ctx, runId: string, perMille: number): Promise<void> {
  await withTransaction(ctx, (tx) =>
    tx
      .update(matchingRun)
      .set({ progressPerMille: perMille })
      .where(and(eq(matchingRun.id, runId), lt(matchingRun.progressPerMille, perMille))),
  ).catch((error: unknown) => ctx.log.warn({ err: error, runId }, 'progress not noted'));
}
