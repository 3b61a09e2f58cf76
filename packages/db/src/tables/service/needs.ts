import type { NeedStatus } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { closure } from '../ground/calendar.ts';
import { account } from '../ground/identity.ts';
import { county, province } from '../ground/places.ts';
import { venue } from '../ground/venues.ts';

/** What is missing, where, for whom, about what. */
export const need = pgTable(
  'need',
  {
    id: primaryId(),
    /** Short public number: `/n/1042`. */
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ startWith: 1001 }).unique(),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    countyCode: text()
      .notNull()
      .references(() => county.code),
    title: text().notNull(),
    description: text().notNull().default(''),
    /** The same in English; null: its office wrote none. */
    titleEn: text(),
    descriptionEn: text(),
    theme: text().notNull(),
    targetGroup: text().notNull(),
    urgency: text().$type<'normal' | 'urgent' | 'critical'>().notNull(),
    venueKind: text().notNull(),
    isRemote: boolean().notNull().default(false),
    profession: text().notNull(),
    gender: text().$type<'woman' | 'man'>(),
    language: text(),
    startsOn: civilDay().notNull(),
    endsOn: civilDay().notNull(),
    status: text().$type<NeedStatus>().notNull(),
    /** Who closed it, when, why; people are told at `toldAt`, and until then it can be opened again. */
    closedAt: instant(),
    closedBy: uuid().references(() => account.id),
    /** Of the list of that name. */
    closingReason: text(),
    toldAt: instant(),
    /** Of a draft: when its contents last changed; and since when it is back with whoever wrote it, by whom, and why. */
    revisedAt: instant(),
    returnedAt: instant(),
    returnedBy: uuid().references(() => account.id),
    returnReason: text(),
    source: text().$type<'officer' | 'import' | 'demo'>().notNull(),
    /** Natural key of an imported row, so that a second import of it changes nothing. */
    importKey: text().unique(),
    importBatchId: uuid(),
    /** Of the form that registered it: posted twice, it is one need. */
    formKey: uuid().unique(),
    /** Of what that form said: the same key with other contents is another form. */
    formDigest: text(),
    createdBy: uuid().references(() => account.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index('need_province_status').on(t.provinceCode, t.status, t.id),
    index('need_county').on(t.countyCode, t.status, t.id),
    index('need_open').on(t.status, t.startsOn, t.id),
    // Those whose last day is over, to be closed.
    index('need_over')
      .on(t.endsOn, t.id)
      .where(sql`status = 'open'`),
    index('need_batch')
      .on(t.importBatchId)
      .where(sql`import_batch_id is not null`),
  ],
);

/** When and where a need is met. */
export const shift = pgTable(
  'shift',
  {
    id: primaryId(),
    needId: uuid()
      .notNull()
      .references(() => need.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** Null: the kind of place that the need says is all that is known. */
    venueId: uuid().references(() => venue.id),
    /** The closure by which it does not take place; it takes nobody new and stays what people were told of. */
    closureId: uuid().references(() => closure.id),
  },
  (t) => [
    index('shift_need').on(t.needId, t.startsAt),
    index('shift_start').on(t.startsAt),
    index('shift_venue')
      .on(t.venueId, t.startsAt)
      .where(sql`venue_id is not null`),
    index('shift_closure')
      .on(t.closureId)
      .where(sql`closure_id is not null`),
  ],
);

/** Who is needed in a shift, and how many. `taken` follows the assignments by trigger; `taken <= count` is a check. */
export const roleSlot = pgTable(
  'role_slot',
  {
    id: primaryId(),
    shiftId: uuid()
      .notNull()
      .references(() => shift.id),
    needId: uuid()
      .notNull()
      .references(() => need.id),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    profession: text().notNull(),
    gender: text().$type<'woman' | 'man'>(),
    language: text(),
    count: integer().notNull(),
    taken: integer().notNull().default(0),
  },
  (t) => [
    index('role_slot_need').on(t.needId),
    index('role_slot_shift').on(t.shiftId),
    index('role_slot_profession').on(t.profession, t.needId),
  ],
);

/**
 * What an open need still asks for, kept so that the home page and the lists need not look at every shift: right from
 * `computed_at` until the next of its shifts begins. Written by `fold_need_openings` alone; a need that changed since
 * stands in `need_touched` and is looked at afresh until it is folded.
 */
export const needOpening = pgTable(
  'need_opening',
  {
    needId: uuid()
      .primaryKey()
      .references(() => need.id, { onDelete: 'cascade' }),
    provinceCode: text().notNull(),
    /** 0 is critical. */
    urgencyRank: smallint().notNull(),
    /** The next shift with a free place; null when all that comes is full. */
    nextStartsAt: instant(),
    nextEndsAt: instant(),
    placesLeft: integer().notNull(),
    placesTotal: integer().notNull(),
    computedAt: instant().notNull(),
    validUntil: instant().notNull(),
  },
  (t) => [
    index('need_opening_next')
      .on(t.nextStartsAt, t.needId)
      .where(sql`next_starts_at is not null`),
    index('need_opening_province')
      .on(t.provinceCode, t.nextStartsAt, t.needId)
      .where(sql`next_starts_at is not null`),
    index('need_opening_urgent')
      .on(t.provinceCode, t.urgencyRank, t.nextStartsAt, t.needId)
      .where(sql`next_starts_at is not null`),
    index('need_opening_valid').on(t.validUntil),
    index('need_opening_computed').on(t.computedAt),
  ],
);

/** Needs that changed since they were folded: one row a change, written by trigger in the transaction of the change. */
export const needTouched = pgTable(
  'need_touched',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    needId: uuid().notNull(),
  },
  (t) => [index('need_touched_need').on(t.needId)],
);
