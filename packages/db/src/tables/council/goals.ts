import { index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { instant, irr, primaryId } from '../columns.ts';
import type { ContributionKind } from '../giving/contributions.ts';
import { account } from '../ground/identity.ts';
import { province } from '../ground/places.ts';

/** What a council set out to reach; a change is a new version, never an edit. */
export const goal = pgTable(
  'goal',
  {
    id: primaryId(),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    measure: text().$type<ContributionKind>().notNull(),
    /** Solar Hijri year, e.g. 1405. */
    year: smallint().notNull(),
    version: smallint().notNull(),
    targetIrr: irr().notNull(),
    basis: text().$type<'verified'>().notNull(),
    setBy: uuid().references(() => account.id),
    setAt: instant().notNull().defaultNow(),
    /** Which resolution or document set it. */
    source: text().notNull(),
  },
  (t) => [index('goal_scope').on(t.provinceCode, t.measure, t.year, t.version)],
);
