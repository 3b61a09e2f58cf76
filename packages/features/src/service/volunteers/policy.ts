import { compactKey } from '@hamyar/domain';
import { Refusal } from '../../kit/refusal.ts';
import type { VolunteerRow } from './queries.ts';

/** What tells whether two records are one person. */
export type PersonFacts = Pick<VolunteerRow, 'firstName' | 'lastName' | 'mobile' | 'nationalIdIndex'>;

/** Somebody already here, as far as meeting them again needs it. */
export type KnownPerson = PersonFacts &
  Pick<VolunteerRow, 'id' | 'accountId' | 'status' | 'nationalIdProvenAt'>;

/** How a person of an office's list stands to those already here. */
export type Meeting =
  | { readonly kind: 'new' }
  /** Here already; `vouch`: they wrote their national ID themselves, and from now on the office vouches for it. */
  | { readonly kind: 'there'; readonly id: string; readonly vouch: boolean }
  /** They began to sign up by themselves: what they began becomes the office's record. */
  | ({ readonly kind: 'draft'; readonly id: string } & Pick<PersonFacts, 'firstName' | 'lastName'>);

/**
 * Who a listed person is. What an office vouches for goes before what somebody wrote of themselves: a claim of the same
 * national ID under another number changes nothing, and both stand in the list of conflicts. Pure.
 * @param known everybody with the same national ID or mobile number
 */
export function meet(person: PersonFacts, known: readonly KnownPerson[]): Meeting {
  const sameId = known.filter((other) => other.nationalIdIndex === person.nationalIdIndex);
  const proven = sameId.find((other) => other.nationalIdProvenAt !== null);
  if (proven) return { kind: 'there', id: proven.id, vouch: false };
  const owner = known.find((other) => other.mobile === person.mobile && other.accountId !== null);
  if (!owner || !mayBeOne(person, owner)) return { kind: 'new' };
  return owner.status === 'draft'
    ? { kind: 'draft', id: owner.id, firstName: owner.firstName, lastName: owner.lastName }
    : { kind: 'there', id: owner.id, vouch: owner.nationalIdProvenAt === null };
}

/** Whether two records with the same number of a phone can be one person: nothing that both say differs. Pure. */
export function mayBeOne(person: Omit<PersonFacts, 'mobile'>, other: Omit<PersonFacts, 'mobile'>): boolean {
  const differ = (one: string | null, two: string | null) => one !== null && two !== null && one !== two;
  const name = (text: string | null) => (text === null ? null : compactKey(text));
  if (person.nationalIdIndex !== null && person.nationalIdIndex === other.nationalIdIndex) return true;
  if (differ(person.nationalIdIndex, other.nationalIdIndex)) return false;
  return !(
    differ(name(person.firstName), name(other.firstName)) ||
    differ(name(person.lastName), name(other.lastName))
  );
}

/**
 * Confirms that a record was not joined with another one: that one is written to, by whoever signs in as it.
 * @throws Refusal `volunteer.merged`
 */
export function requireStanding({ mergedInto }: Pick<VolunteerRow, 'mergedInto'>): void {
  if (mergedInto !== null) throw new Refusal('precondition', 'volunteer.merged');
}
