import type { Transaction } from '@hamyar/db';
import type { AssignmentState } from '@hamyar/domain';

/** The need behind a place, as offers and shifts show it. */
export interface PlaceRow {
  role_slot_id: string;
  starts_at: Date;
  ends_at: Date;
  need_id: string;
  profession: string;
  places_left: number;
  number: string;
  title: string;
  description: string;
  province_code: string;
  county_code: string;
  theme: string;
  target_group: string;
  venue_kind: string;
  urgency: string;
  is_remote: boolean;
  need_source: string;
}

export interface AssignmentRow extends PlaceRow {
  id: string;
  volunteer_id: string;
  state: AssignmentState;
  source: 'match' | 'self';
  explanation: unknown;
  expires_at: Date | null;
  ended_by: 'volunteer' | 'officer' | 'system' | null;
  volunteer_county: string | null;
}

const placeColumns = `r.id as role_slot_id, s.starts_at, s.ends_at, r.profession, r.count - r.taken as places_left,
  n.id as need_id, n.number, n.title, n.description, n.province_code, n.county_code, n.theme, n.target_group, n.venue_kind, n.urgency,
  n.is_remote, n.source as need_source`;
const assignmentColumns = `a.id, a.volunteer_id, a.state, a.source, a.explanation, a.expires_at, a.ended_by,
  v.county_code as volunteer_county, ${placeColumns}`;
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
): Promise<{ id: string; role_slot_id: string; state: AssignmentState }[]> {
  const { rows } = await tx.$client.query<{ id: string; role_slot_id: string; state: AssignmentState }>({
    name: 'assignment_in_slots',
    text: `select id, role_slot_id, state from assignment where volunteer_id = $1 and role_slot_id = any ($2::uuid[])
      and (state = 'offered' or holds_place(state))`,
    values: [query.volunteerId, query.slotIds],
  });
  return rows;
}
