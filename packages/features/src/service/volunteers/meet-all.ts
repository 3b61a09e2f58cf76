import type { Transaction } from '@hamyar/db';
import { type KnownPerson, meet, type Meeting, type PersonFacts } from './policy.ts';

/** Who a listed person is, and whether somebody else here has their number of a phone. */
export interface Met {
  readonly meeting: Meeting;
  readonly sharesMobile: boolean;
}

/**
 * How each listed person stands to those already here; a draft is met by one person only. A record that was
 * joined with another is that one.
 * @param lock whether the rows met are held for the rest of the caller's transaction
 */
export async function meetAll(tx: Transaction, people: readonly PersonFacts[], lock = false): Promise<Met[]> {
  const { rows } = await tx.$client.query<KnownPerson>({
    name: lock ? 'volunteers_met' : 'volunteers_seen',
    text: `select coalesce(k.id, v.id) as id, v.account_id as "accountId", v.mobile, coalesce(k.status, v.status) as status,
        v.first_name as "firstName", v.last_name as "lastName", v.national_id_index as "nationalIdIndex",
        coalesce(k.national_id_proven_at, v.national_id_proven_at) as "nationalIdProvenAt"
      from volunteer v left join volunteer k on k.id = v.merged_into
      where v.national_id_index = any($1::text[]) or v.mobile = any($2::text[]) order by v.id
      ${lock ? 'for update of v' : ''}`,
    values: [people.map(({ nationalIdIndex }) => nationalIdIndex), people.map(({ mobile }) => mobile)],
  });
  const byId = Map.groupBy(rows, ({ nationalIdIndex }) => nationalIdIndex);
  const byMobile = Map.groupBy(rows, ({ mobile }) => mobile);
  const met = new Set<string>();
  return people.map((person) => {
    const withNumber = byMobile.get(person.mobile) ?? [];
    const known = [...(byId.get(person.nationalIdIndex) ?? []), ...withNumber];
    const meeting = meet(
      person,
      known.filter(({ id, nationalIdProvenAt }) => nationalIdProvenAt !== null || !met.has(id)),
    );
    if (meeting.kind !== 'new') met.add(meeting.id);
    const self = meeting.kind === 'new' ? null : meeting.id;
    return { meeting, sharesMobile: withNumber.some(({ id }) => id !== self) };
  });
}
