import type { Transaction } from '@hamyar/db';
import type { AssignmentState } from '@hamyar/domain';

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
  description: string;
  provinceCode: string;
  countyCode: string;
  theme: string;
  targetGroup: string;
  venueKind: string;
  urgency: string;
  isRemote: boolean;
  needSource: string;
}

export interface AssignmentRow extends PlaceRow {
  id: string;
  volunteerId: string;
  state: AssignmentState;
  source: 'match' | 'self';
  explanation: unknown;
  expiresAt: Date | null;
  endedBy: 'volunteer' | 'officer' | 'system' | null;
  volunteerCounty: string | null;
}

const placeColumns = `r.id as "roleSlotId", s.starts_at as "startsAt", s.ends_at as "endsAt", r.profession,
  r.count - r.taken as "placesLeft", n.id as "needId", n.number, n.title, n.description, n.province_code as "provinceCode",
  n.county_code as "countyCode", n.theme, n.target_group as "targetGroup", n.venue_kind as "venueKind", n.urgency,
  n.is_remote as "isRemote", n.source as "needSource"`;
const assignmentColumns = `a.id, a.volunteer_id as "volunteerId", a.state, a.source, a.explanation,
  a.expires_at as "expiresAt", a.ended_by as "endedBy", v.county_code as "volunteerCounty", ${placeColumns}`;
const fromAssignment = `from assignment a join volunteer v on v.id = a.volunteer_id
  join role_slot r on r.id = a.role_slot_id join shift s on s.id = r.shift_id join need n on n.id = a.need_id`;

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
  const { rows } = await tx.$client.query<AssignmentRow>({
    name: `assignment_shifts_${query.when}`,
    text: `select ${assignmentColumns} ${fromAssignment}
      where v.account_id = $1 and ${coming ? 'holds_place(a.state) and s.ends_at >= $2' : "(a.answered_at is not null or a.state in ('lapsed', 'not_needed', 'cancelled_by_need')) and a.offered_at is not null and (s.ends_at < $2 or not holds_place(a.state))"}
        and ($3::timestamptz is null or (s.starts_at, a.id) ${coming ? '>' : '<'} ($3, $4::uuid))
      order by s.starts_at ${coming ? '' : 'desc'}, a.id ${coming ? '' : 'desc'} limit $5`,
    values: [query.accountId, query.now, query.after?.at ?? null, query.after?.id ?? null, query.limit],
  });
  return rows;
}

export async function placesByIds(tx: Transaction, ids: readonly string[]): Promise<PlaceRow[]> {
  const { rows } = await tx.$client.query<PlaceRow>({
    name: 'assignment_places',
    text: `select ${placeColumns} from role_slot r join shift s on s.id = r.shift_id join need n on n.id = r.need_id
      where r.id = any ($1::uuid[])`,
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
