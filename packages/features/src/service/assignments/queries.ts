import type { Transaction } from '@hamyar/db';
import { type AssignmentState, pendingAssignmentStates } from '@hamyar/domain';
import { venueJson, type VenueFacts } from '../../ground/venues/index.ts';
import { statement } from '../../kit/statement.ts';

/** The need behind a place, as offers and shifts show it. */
export interface PlaceRow {
  roleSlotId: string;
  startsAt: Date;
  endsAt: Date;
  needId: string;
  profession: string;
  placesLeft: number;
  number: string;
  title: string;
  titleEn: string | null;
  description: string;
  descriptionEn: string | null;
  provinceCode: string;
  countyCode: string;
  theme: string;
  targetGroup: string;
  venueKind: string;
  urgency: string;
  isRemote: boolean;
  needSource: string;
  /** Where it takes place, where that is known and the reader's to know. */
  venue: VenueFacts | null;
  /** Why the shift does not take place, where its county was closed. */
  closedBecause: string | null;
}

export interface AssignmentRow extends PlaceRow {
  id: string;
  volunteerId: string;
  state: AssignmentState;
  source: 'match' | 'self';
  explanation: unknown;
  expiresAt: Date | null;
  endedBy: 'volunteer' | 'officer' | 'system' | null;
  declineReason: string | null;
  volunteerCounty: string | null;
}

const placeColumns = `r.id as "roleSlotId", s.starts_at as "startsAt", s.ends_at as "endsAt", r.profession,
  r.count - r.taken as "placesLeft", n.id as "needId", n.number, n.title, n.title_en as "titleEn", n.description,
  n.description_en as "descriptionEn", n.province_code as "provinceCode",
  n.county_code as "countyCode", n.theme, n.target_group as "targetGroup", n.venue_kind as "venueKind", n.urgency,
  n.is_remote as "isRemote", n.source as "needSource", ${venueJson('p')} as venue, d.reason as "closedBecause"`;
/** What a place hangs on, behind `role_slot r`. */
const aroundSlot = `join shift s on s.id = r.shift_id join need n on n.id = r.need_id
  left join venue p on p.id = s.venue_id left join closure d on d.id = s.closure_id`;
const assignmentColumns = `a.id, a.volunteer_id as "volunteerId", a.state, a.source, a.explanation,
  a.expires_at as "expiresAt", a.ended_by as "endedBy",
  a.decline_reason as "declineReason", v.county_code as "volunteerCounty", ${placeColumns}`;
const fromAssignment = `from assignment a join volunteer v on v.id = a.volunteer_id
  join role_slot r on r.id = a.role_slot_id ${aroundSlot}`;

/** One assignment of this account's volunteer; a proposal is not yet theirs to see. */
export async function ownAssignment(
  tx: Transaction,
  query: { id: string; accountId: string; lock?: boolean },
): Promise<AssignmentRow | null> {
  const { rows } = await tx.$client.query<AssignmentRow>({
    name: query.lock ? 'assignment_own_locked' : 'assignment_own',
    text: `select ${assignmentColumns} ${fromAssignment}
      where a.id = $1 and v.account_id = $2 and a.offered_at is not null ${query.lock ? 'for update of a' : ''}`,
    values: [query.id, query.accountId],
  });
  return rows[0] ?? null;
}

/**
 * Holds the need of a place as it is until the transaction ends: no closing comes between looking and taking. First of all
 * locks, as the closing's is: need, volunteer, assignment, slot.
 */
export async function holdNeed(tx: Transaction, needId: string): Promise<void> {
  await tx.$client.query({ name: 'assignment_hold_need', text: 'select hold_need($1)', values: [needId] });
}

export async function ownOffers(
  tx: Transaction,
  query: { accountId: string; now: Date },
): Promise<AssignmentRow[]> {
  const { rows } = await tx.$client.query<AssignmentRow>({
    name: 'assignment_offers',
    text: `select ${assignmentColumns} ${fromAssignment}
      where v.account_id = $1 and a.state = 'offered' and a.expires_at > $2 order by a.expires_at, a.id limit 50`,
    values: [query.accountId, query.now],
  });
  return rows;
}

/** Places held now or before; `coming` ascends, `past` descends. */
export async function ownShifts(
  tx: Transaction,
  query: {
    accountId: string;
    now: Date;
    when: 'coming' | 'past';
    after: { at: string; id: string } | null;
    limit: number;
  },
): Promise<AssignmentRow[]> {
  const coming = query.when === 'coming';
  const shifts = statement(`assignment_shifts_${query.when}`, [query.accountId, query.now]);
  if (query.after) {
    const at = shifts.value(query.after.at);
    shifts.where(
      'a',
      query.after.id,
      (id) => `(s.starts_at, a.id) ${coming ? '>' : '<'} (${at}, ${id}::uuid)`,
    );
  }
  const limit = shifts.value(query.limit);
  const { rows } = await tx.$client.query<AssignmentRow>(
    shifts.build(
      (conditions) => `select ${assignmentColumns} ${fromAssignment}
      where v.account_id = $1 and ${coming ? 'holds_place(a.state) and s.ends_at >= $2' : "(a.answered_at is not null or a.state in ('lapsed', 'not_needed', 'cancelled_by_need')) and a.offered_at is not null and (s.ends_at < $2 or not holds_place(a.state))"}
        and ${conditions}
      order by s.starts_at ${coming ? '' : 'desc'}, a.id ${coming ? '' : 'desc'} limit ${limit}`,
    ),
  );
  return rows;
}

export async function placesByIds(tx: Transaction, ids: readonly string[]): Promise<PlaceRow[]> {
  const { rows } = await tx.$client.query<PlaceRow>({
    name: 'assignment_places',
    text: `select ${placeColumns} from role_slot r ${aroundSlot} where r.id = any ($1::uuid[])`,
    values: [ids],
  });
  return rows;
}

/** The volunteer's standing with these slots: what is live, or what was held. */
export async function ownInSlots(
  tx: Transaction,
  query: { volunteerId: string; slotIds: readonly string[] },
): Promise<{ id: string; roleSlotId: string; state: AssignmentState }[]> {
  const { rows } = await tx.$client.query<{ id: string; roleSlotId: string; state: AssignmentState }>({
    name: 'assignment_in_slots',
    text: `select id, role_slot_id as "roleSlotId", state from assignment where volunteer_id = $1 and role_slot_id = any ($2::uuid[])
      and (state = 'offered' or holds_place(state))`,
    values: [query.volunteerId, query.slotIds],
  });
  return rows;
}

/** An assignment that something happened to, and who hears of it. */
export interface AffectedRow {
  readonly id: string;
  readonly needId: string;
  readonly roleSlotId: string;
  readonly volunteerId: string;
  readonly provinceCode: string;
  /** Both of the need. */
  readonly title: string;
  readonly titleEn: string | null;
  readonly startsAt: Date;
  readonly accountId: string | null;
  readonly mobile: string;
  /** Whether the volunteer was ever asked; a proposal is nobody's yet. */
  readonly isOffered: boolean;
}

/** In the order of ids, so that many are told in one order. */
export async function affectedBy(tx: Transaction, ids: readonly string[]): Promise<AffectedRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.$client.query<AffectedRow>({
    name: 'assignment_affected',
    text: `select a.id, a.need_id as "needId", a.role_slot_id as "roleSlotId", a.volunteer_id as "volunteerId",
        a.province_code as "provinceCode", n.title, n.title_en as "titleEn", lower(a.during) as "startsAt",
        v.account_id as "accountId", v.mobile, a.offered_at is not null as "isOffered"
      from assignment a join need n on n.id = a.need_id join volunteer v on v.id = a.volunteer_id
      where a.id = any ($1::uuid[]) order by a.id`,
    values: [ids],
  });
  return rows;
}

/** Proposals and open offers of a slot without a place left, locked; none while places are left. */
export async function waitingInFullSlot(tx: Transaction, roleSlotId: string): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'assignment_waiting_in_full_slot',
    text: `select a.id from assignment a join role_slot r on r.id = a.role_slot_id
      where a.role_slot_id = $1 and a.state in ('proposed', 'offered') and r.taken >= r.count
      order by a.id for update of a`,
    values: [roleSlotId],
  });
  return rows.map(({ id }) => id);
}

/** Coming places, offers and proposals of a volunteer in a profession. */
export interface ComingRow {
  readonly id: string;
  readonly state: AssignmentState;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Locked in the order of their slots, as everybody who takes several places locks them. */
export async function lockComing(
  tx: Transaction,
  query: { readonly volunteerId: string; readonly profession: string; readonly now: Date },
): Promise<ComingRow[]> {
  const { rows } = await tx.$client.query<ComingRow>({
    name: 'assignment_lock_coming',
    text: `select a.id, a.state, lower(a.during) as "startsAt", upper(a.during) as "endsAt"
      from assignment a join role_slot r on r.id = a.role_slot_id
      where a.volunteer_id = $1 and r.profession = $2 and lower(a.during) > $3
        and a.state in ('proposed', 'offered', 'accepted', 'confirmed')
      order by a.role_slot_id for update of a`,
    values: [query.volunteerId, query.profession, query.now],
  });
  return rows;
}

/** Open offers of each of these needs that has any. */
export async function openOffersOf(
  tx: Transaction,
  needIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.$client.query<{ needId: string; offered: number }>({
    name: 'assignment_open_offers',
    text: `select need_id as "needId", count(*)::int as offered from assignment
      where need_id = any ($1::uuid[]) and state = 'offered' group by need_id`,
    values: [needIds],
  });
  return new Map(rows.map((row) => [row.needId, row.offered]));
}

const pending = pendingAssignmentStates.map((state) => `'${state}'`).join(', ');

/** SQL: whether something is still to come of a volunteer's assignments. For statements of others, over their own rows. */
export const hasPending = (volunteerId: string): string =>
  `exists (select from assignment pending where pending.volunteer_id = ${volunteerId} and pending.state in (${pending}))`;

/** How a need stands with people: asked and not yet answered, proposed and not yet asked, coming with a place. */
export interface NeedStanding {
  readonly asked: number;
  readonly proposed: number;
  readonly holding: number;
  /** Of those who hold one, the soonest. */
  readonly nextPlaceAt: Date | null;
  /** Of whom closing reaches and when their shifts begin: other people, or another soonest one, are another standing. */
  readonly digest: string;
}

export async function standingIn(tx: Transaction, needId: string, now: Date): Promise<NeedStanding> {
  const { rows } = await tx.$client.query<NeedStanding>({
    name: 'assignment_standing',
    text: `select count(*) filter (where state = 'offered')::int as asked,
        count(*) filter (where state = 'proposed')::int as proposed,
        count(distinct volunteer_id) filter (where state in ('accepted', 'confirmed') and lower(during) > $2)::int as holding,
        min(lower(during)) filter (where state in ('accepted', 'confirmed') and lower(during) > $2) as "nextPlaceAt",
        md5(coalesce(string_agg(id::text || state, ',' order by id) filter (where state in ('proposed', 'offered')
          or state in ('accepted', 'confirmed') and lower(during) > $2), '')) as digest
      from assignment where need_id = $1`,
    values: [needId, now],
  });
  return rows[0] ?? { asked: 0, proposed: 0, holding: 0, nextPlaceAt: null, digest: '' };
}

interface HolderContact {
  readonly state: AssignmentState;
  readonly provinceCode: string;
  /** Of the need. */
  readonly countyCode: string;
  readonly endsAt: Date;
  /** Where the volunteer lives. */
  readonly homeProvince: string | null;
  readonly mobile: string;
  /** Null of somebody who never signed in. */
  readonly accountId: string | null;
}

/** Whose place it is, where, and how to call them. */
export async function contactOf(tx: Transaction, assignmentId: string): Promise<HolderContact | undefined> {
  const { rows } = await tx.$client.query<HolderContact>({
    name: 'assignment_contact',
    text: `select a.state, a.province_code as "provinceCode", n.county_code as "countyCode", v.mobile,
        upper(a.during) as "endsAt", v.province_code as "homeProvince",
        v.account_id as "accountId"
      from assignment a join volunteer v on v.id = a.volunteer_id join need n on n.id = a.need_id where a.id = $1`,
    values: [assignmentId],
  });
  return rows[0];
}

/** Fresh proposals with whom they are for; whoever has no account can be asked nothing. */
export async function offerable(tx: Transaction, ids: readonly string[]) {
  const rows = await affectedBy(tx, ids);
  return rows.flatMap(({ accountId, ...row }) => (accountId === null ? [] : [{ ...row, accountId }]));
}
