import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { civilDay, instant, irr, irrSum, primaryId } from '../columns.ts';
import { ledgerTransaction } from '../ground/ledger.ts';
import { county, province } from '../ground/places.ts';
import { project } from './projects.ts';

export type ContributionKind = 'cash' | 'goods' | 'service';
/** A payment at the gateway, or a row of an office's list. */
export type ContributionSource = 'payment' | 'import';

/** One verified gift with where, about what and when it counts; its money lives in the ledger. */
export const contribution = pgTable(
  'contribution',
  {
    id: primaryId(),
    transactionId: uuid()
      .notNull()
      .unique()
      .references(() => ledgerTransaction.id),
    kind: text().$type<ContributionKind>().notNull(),
    source: text().$type<ContributionSource>().notNull(),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    countyCode: text().references(() => county.code),
    theme: text().notNull(),
    projectId: uuid().references(() => project.id),
    donorName: text(),
    donorMobile: text(),
    isAnonymous: boolean().notNull(),
    amountIrr: irr().notNull(),
    item: text(),
    quantity: numeric({ precision: 18, scale: 3 }),
    unit: text(),
    channel: text(),
    trackingNumber: text(),
    note: text(),
    /** Civil day in Tehran on which the gift counts. */
    contributedOn: civilDay().notNull(),
    /** The gift that this row takes back, on the same day and with the opposite amount; null for gifts. */
    reverses: uuid().references((): AnyPgColumn => contribution.id),
    importBatchId: uuid(),
    importRow: integer(),
    /** Natural key of an imported row, so that a second import of it changes nothing. */
    importKey: text().unique(),
    /** A person said that it is another gift than the one it resembled. */
    isToldApart: boolean().notNull().default(false),
    purpose: text().notNull().default('giving'),
    retainUntil: civilDay().notNull(),
    /** Since when it names nobody any more. */
    erasedAt: instant(),
    recordedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('contribution_reverses')
      .on(t.reverses)
      .where(sql`reverses is not null`),
    index('contribution_province_day_amount').on(t.provinceCode, t.contributedOn, t.amountIrr),
    index('contribution_batch').on(t.importBatchId),
    index('contribution_mobile')
      .on(t.donorMobile)
      .where(sql`donor_mobile is not null`),
    index('contribution_project').on(t.projectId),
    index('contribution_retention')
      .on(t.retainUntil, t.id)
      .where(sql`erased_at is null`),
  ],
);

/** Contributions recorded but not yet in the totals; filled by trigger, emptied by the fold job. */
export const contributionPending = pgTable('contribution_pending', {
  contributionId: uuid()
    .primaryKey()
    .references(() => contribution.id),
});

/**
 * A committed list that holds a gift which another list brought: should that one be undone, the gift stays and is this
 * one's. A list whose own gift it becomes, or that is undone, holds none.
 */
export const contributionClaim = pgTable(
  'contribution_claim',
  {
    contributionId: uuid()
      .notNull()
      .references(() => contribution.id),
    importBatchId: uuid().notNull(),
    importRow: integer().notNull(),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    /** The key the gift had before this list gave it its number; null where it gave none. */
    formerKey: text(),
  },
  (t) => [
    primaryKey({ columns: [t.contributionId, t.importBatchId] }),
    index('contribution_claim_batch').on(t.importBatchId),
  ],
);

/** Totals by province, county, theme, kind and day: rebuilt from the ledger at any time. */
export const contributionTotal = pgTable(
  'contribution_total',
  {
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    kind: text().$type<ContributionKind>().notNull(),
    day: civilDay().notNull(),
    theme: text().notNull(),
    /** Empty when the gift names no county. */
    countyCode: text().notNull(),
    amountIrr: irrSum().notNull(),
    giftCount: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceCode, t.kind, t.day, t.theme, t.countyCode] })],
);

/** The last day of which each source has brought gifts, folded together with the totals. */
export const contributionRecorded = pgTable(
  'contribution_recorded',
  {
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    source: text().$type<ContributionSource>().notNull(),
    /** Empty when the gifts name no county. */
    countyCode: text().notNull(),
    until: civilDay().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceCode, t.source, t.countyCode] })],
);

/** What each project has received, folded together with the totals. */
export const projectTotal = pgTable('project_total', {
  projectId: uuid()
    .primaryKey()
    .references(() => project.id),
  amountIrr: irrSum().notNull(),
  giftCount: integer().notNull(),
});
