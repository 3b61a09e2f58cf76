import type { ProjectStatus } from '@hamyar/domain';
import { bigint, boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, irr, primaryId } from '../columns.ts';
import { county, province } from '../ground/places.ts';

/** Something money can finish: a target in rials and in units. */
export const project = pgTable(
  'project',
  {
    id: primaryId(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ startWith: 101 }).unique(),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    countyCode: text().references(() => county.code),
    theme: text().notNull(),
    titleFa: text().notNull(),
    titleEn: text(),
    summaryFa: text().notNull(),
    summaryEn: text(),
    targetIrr: irr().notNull(),
    unitLabelFa: text().notNull(),
    unitLabelEn: text(),
    unitCount: integer().notNull(),
    status: text().$type<ProjectStatus>().notNull(),
    isDemo: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index('project_province_status').on(t.provinceCode, t.status)],
);
