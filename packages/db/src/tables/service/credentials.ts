import { sql } from 'drizzle-orm';
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId, sealed } from '../columns.ts';
import { account } from '../ground/identity.ts';
import { province } from '../ground/places.ts';
import { volunteer } from './volunteers.ts';

/** Proof that a volunteer may practise. Its status is derived from these facts on read, never stored. */
export const credential = pgTable(
  'credential',
  {
    id: primaryId(),
    volunteerId: uuid()
      .notNull()
      .references(() => volunteer.id, { onDelete: 'cascade' }),
    provinceCode: text().references(() => province.code),
    profession: text().notNull(),
    issuingBody: text().notNull(),
    numberSealed: sealed(),
    numberIndex: text(),
    /** Last two characters, for showing `****57`. */
    numberTail: text(),
    level: text(),
    validFrom: civilDay(),
    validTo: civilDay(),
    submittedAt: instant().notNull().defaultNow(),
    verifiedAt: instant(),
    verifiedBy: uuid().references(() => account.id),
    verificationMethod: text().$type<'manual' | 'registry' | 'import'>(),
    /** Set while a verified licence is looked at again: held places stay, new ones wait for the answer. */
    recheckSince: instant(),
    rejectedAt: instant(),
    /** Of the list of that name. */
    rejectionReason: text(),
    /** The officer's own words to the volunteer. */
    rejectionNote: text(),
    revokedAt: instant(),
    revokedBy: uuid().references(() => account.id),
    /** Of the list of that name. */
    revocationReason: text(),
    /** The officer's own words to the volunteer. */
    revocationNote: text(),
  },
  (t) => [
    index('credential_volunteer').on(t.volunteerId),
    index('credential_profession').on(t.profession, t.provinceCode),
    index('credential_number').on(t.numberIndex, t.issuingBody),
    // What waits for an officer: undecided, or to be looked at again.
    index('credential_waiting')
      .on(t.provinceCode, t.submittedAt, t.id)
      .where(
        sql`revoked_at is null and (verified_at is null and rejected_at is null or recheck_since is not null)`,
      ),
  ],
);
