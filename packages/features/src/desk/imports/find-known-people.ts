import { type AcceptedRow, nameKey, type WarnedCell } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import type { KnownRows } from './find-known-gifts.ts';
import { metIn } from './queries.ts';

type Row = AcceptedRow<'volunteers'>;
type Warning = Omit<WarnedCell, 'row'>;

const maxListed = 10_000;

/**
 * Looks for the people of a file among those that are there, batch by batch as the file is read: hand it the accepted rows
 * and ask for the result at the end. What would stand among the conflicts once it is written is said before.
 */
export function findKnownPeople(ctx: Ctx) {
  let listed = 0;
  const listedRows: number[] = [];
  const warnings: WarnedCell[] = [];
  /** Who has which number in this list, by the hash of their national ID. */
  const numbers = new Map<string, string>();
  return {
    take: async (rows: readonly Row[]): Promise<void> => {
      const people = rows.map((row) => personOf(ctx, row));
      const found = await metIn(ctx, people);
      for (const [at, person] of people.entries()) {
        const met = found[at];
        if (met?.isThere) {
          listed += 1;
          if (listedRows.length < maxListed) listedRows.push(person.row);
          continue;
        }
        const first = numbers.get(person.mobile) ?? person.nationalIdIndex;
        numbers.set(person.mobile, first);
        const isTwice = first !== person.nationalIdIndex;
        for (const cell of cellsInDoubt(person, {
          ...met,
          sharesMobile: isTwice || met?.sharesMobile === true,
        }))
          if (warnings.length < maxListed) warnings.push({ row: person.row, ...cell });
      }
    },
    result: (): KnownRows => ({
      listed,
      paid: 0,
      same: 0,
      closed: 0,
      amounts: { cashIrr: '0', goodsIrr: '0', serviceIrr: '0' },
      paidRows: [],
      listedRows,
      undecided: [],
      warnings,
    }),
  };
}

/** A listed person with what tells whether they are here. */
export type ListedPerson = ReturnType<typeof personOf>;

function personOf({ sealing }: Ctx, { row, record }: Row) {
  return {
    row,
    mobile: record.mobile,
    firstName: record.givenName,
    lastName: record.familyName,
    nationalIdIndex: sealing.index(record.nationalId, 'volunteer.national_id'),
    profession: record.profession,
    number: record.licenceNumber,
  };
}

interface Doubts {
  readonly sharesMobile: boolean;
  /** What the account behind the number is called; null where there is none, or none with a name. */
  readonly accountName?: string | null;
  readonly isOthersLicence?: boolean;
}

/** What somebody else has too. Pure. */
function cellsInDoubt(
  { mobile, firstName, lastName, number }: ListedPerson,
  { sharesMobile, accountName = null, isOthersLicence = false }: Doubts,
): Warning[] {
  const key = nameKey(firstName, lastName);
  const isCalledOtherwise = accountName !== null && key !== null && nameKey(accountName, null) !== key;
  const cellText = mobile.replace(/^\+98/, '0');
  return [
    ...(sharesMobile
      ? [{ field: 'mobile', reason: 'mobile_of_another', cellText }]
      : isCalledOtherwise
        ? [{ field: 'mobile', reason: 'mobile_of_account', cellText }]
        : []),
    ...(isOthersLicence
      ? [{ field: 'licenceNumber', reason: 'licence_of_another', cellText: number ?? '' }]
      : []),
  ];
}
