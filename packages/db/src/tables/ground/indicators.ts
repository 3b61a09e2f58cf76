import type { ClaimConfidence, ClaimKind, DayPrecision, IndicatorUnit } from '@hamyar/domain';
import { boolean, customType, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { county, province } from './places.ts';

/** A number as it was said, to three places after the point; text on the way out. */
const figure = customType<{ data: string }>({ dataType: () => 'numeric(24,3)' });

/** Something of the organisation that is counted. */
export const indicator = pgTable('indicator', {
  /** `people-covered`; never changes. */
  key: text().primaryKey(),
  nameFa: text().notNull().unique(),
  nameEn: text(),
  unit: text().$type<IndicatorUnit>().notNull(),
  createdAt: instant().notNull().defaultNow(),
});

/** What somebody said that it was, of when, where, and on whose word. Never changed: withdrawn, and said anew. */
export const indicatorClaim = pgTable(
  'indicator_claim',
  {
    id: primaryId(),
    indicatorKey: text()
      .notNull()
      .references(() => indicator.key),
    /** At least; null: only a most is said. The same as `high` for a plain number. */
    low: figure(),
    /** At most; null: only a least is said. */
    high: figure(),
    /** «about», «some». */
    isApproximate: boolean().notNull().default(false),
    kind: text().$type<ClaimKind>().notNull(),
    /** Of when it is true; null when the source does not tell. */
    asOf: civilDay(),
    asOfPrecision: text().$type<DayPrecision>(),
    /** Both null: the nation. */
    provinceCode: text().references(() => province.code),
    countyCode: text().references(() => county.code),
    /** In what office whoever said it spoke. */
    speaker: text(),
    sourceTitle: text().notNull(),
    sourceUrl: text(),
    sourceDay: civilDay(),
    confidence: text().$type<ClaimConfidence>().notNull(),
    note: text(),
    recordedAt: instant().notNull().defaultNow(),
    recordedBy: uuid(),
    withdrawnAt: instant(),
    withdrawnBy: uuid(),
    withdrawnReason: text(),
    /** Of the form or list that brought it, and its place there. */
    formKey: uuid(),
    formDigest: text(),
  },
  (t) => [
    index('indicator_claim_of').on(t.indicatorKey, t.provinceCode, t.id),
    index('indicator_claim_province').on(t.provinceCode, t.id),
    index('indicator_claim_form').on(t.formKey),
  ],
);
