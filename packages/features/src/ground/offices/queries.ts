import { officeAccount, officeVersion, type Transaction } from '@hamyar/db';
import type { ReadinessItem } from '@hamyar/domain';
import { desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { Refusal } from '../../kit/refusal.ts';
import { rolesWith, type Scope, withinScope } from '../access/index.ts';

export type OfficeRow = typeof officeVersion.$inferSelect;
export type AccountRow = typeof officeAccount.$inferSelect;

/** Null is the nation's. */
const ofPlace = (column: PgColumn, provinceCode: string | null): SQL =>
  provinceCode === null ? isNull(column) : eq(column, provinceCode);

/** Versions of an office, the one that holds first. */
export function versionsOf(tx: Transaction, provinceCode: string | null): Promise<OfficeRow[]> {
  return tx
    .select()
    .from(officeVersion)
    .where(ofPlace(officeVersion.provinceCode, provinceCode))
    .orderBy(desc(officeVersion.number))
    .limit(20);
}

/** What holds of every office. */
export async function currentOffices(tx: Transaction): Promise<OfficeRow[]> {
  return tx
    .selectDistinctOn([officeVersion.provinceCode])
    .from(officeVersion)
    .orderBy(officeVersion.provinceCode, desc(officeVersion.number))
    .limit(32);
}

/** Bank accounts and terminals of an office, newest first. */
export function accountsOf(tx: Transaction, provinceCode: string | null): Promise<AccountRow[]> {
  return tx
    .select()
    .from(officeAccount)
    .where(ofPlace(officeAccount.provinceCode, provinceCode))
    .orderBy(desc(officeAccount.id))
    .limit(100);
}

export async function accountOfForm(tx: Transaction, formKey: string): Promise<AccountRow | null> {
  const [row] = await tx.select().from(officeAccount).where(eq(officeAccount.formKey, formKey));
  return row ?? null;
}

/** One account of the scope, locked until the end of the transaction. @throws Refusal `not_found` */
export async function lockAccount(tx: Transaction, scope: Scope, accountId: string): Promise<AccountRow> {
  const [row] = await tx.select().from(officeAccount).where(eq(officeAccount.id, accountId)).for('update');
  if (!row) throw new Refusal('not_found', 'office.account_unknown');
  withinScope(scope, row.provinceCode);
  return row;
}

type Found = Record<'contact' | 'line' | 'collection' | 'treasurer' | 'officer' | 'days', boolean>;

/** What each office has of what it needs; a day in Tehran says which accounts hold. Of one office where one is asked for. */
export async function readinessFacts(
  tx: Transaction,
  at: { readonly now: Date; readonly today: string },
  only?: { readonly provinceCode: string | null },
): Promise<{ provinceCode: string | null; met: Set<ReadinessItem> }[]> {
  const { rows } = await tx.$client.query<Found & { code: string | null }>({
    name: 'office_readiness',
    text: `with place as (select code, sort_fa from province union all select null, 0)
      select p.code, v.number is not null as contact, v.sms_line is not null as line,
        exists (select from office_account a where a.province_code is not distinct from p.code and a.confirmed_at is not null
          and a.ended_at is null and (a.kind = 'bank' or a.test_outcome = 'passed') and a.valid_from <= $2
          and (a.valid_to is null or a.valid_to >= $2)) as collection,
        exists (select from role_grant g where g.role = any ($3) and g.province_code is not distinct from p.code
          and g.valid_from <= $1 and (g.valid_to is null or g.valid_to > $1)) as treasurer,
        exists (select from role_grant g where g.role = any ($4) and g.province_code is not distinct from p.code
          and g.valid_from <= $1 and (g.valid_to is null or g.valid_to > $1)) as officer,
        exists (select from weekend_law w where w.starts_on <= $2
          and (w.province_code is null or w.province_code = p.code)) as days
      from place p left join lateral (select number, sms_line from office_version o
        where o.province_code is not distinct from p.code order by number desc limit 1) v on true
      where not $5 or p.code is not distinct from $6 order by p.sort_fa`,
    values: [
      at.now,
      at.today,
      rolesWith('held-payments.resolve'),
      rolesWith('needs.manage'),
      only !== undefined,
      only?.provinceCode ?? null,
    ],
  });
  return rows.map((row) => ({ provinceCode: row.code, met: metOf(row) }));
}

function metOf(row: Found): Set<ReadinessItem> {
  const met: [ReadinessItem, boolean][] = [
    ['contact', row.contact],
    ['collection', row.collection],
    ['treasurer', row.treasurer],
    // A series begins by itself with the first receipt of its year, and quiet hours hold everywhere.
    ['receipts', true],
    ['officer', row.officer],
    ['sms_line', row.line],
    ['working_days', row.days],
    ['quiet_hours', true],
  ];
  return new Set(met.flatMap(([item, isMet]) => (isMet ? [item] : [])));
}

/** Number of the last receipt of a province in a year; 0 before the first. */
export async function lastReceipt(tx: Transaction, provinceCode: string, year: number): Promise<number> {
  const { rows } = await tx.$client.query<{ last: number }>({
    name: 'office_last_receipt',
    text: 'select last_number as last from receipt_counter where province_code = $1 and serial_year = $2',
    values: [provinceCode, year],
  });
  return rows[0]?.last ?? 0;
}
