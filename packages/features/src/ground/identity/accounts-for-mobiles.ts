import type { Transaction } from '@hamyar/db';
import { bulkQuery } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';
import { retainUntil } from './account-for-mobile.ts';

/**
 * Finds or makes the accounts behind mobile numbers (E.164), in one statement; of a number given twice the first name
 * is taken. The caller has already authorised the act.
 * @returns the account's id by number
 */
export async function accountsForMobiles(
  ctx: Ctx,
  tx: Transaction,
  people: readonly { readonly mobile: string; readonly displayName: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const firsts = new Map<string, object>();
  for (const { mobile, displayName } of people)
    if (!firsts.has(mobile)) firsts.set(mobile, { id: ctx.newId(), mobile, displayName });
  const now = ctx.clock.now();
  const rows = await bulkQuery<{ id: string; mobile: string }>(
    tx,
    findOrOpen,
    [...firsts.values()],
    [now, retainUntil(now)],
  );
  return new Map(rows.map(({ id, mobile }) => [mobile, id]));
}

const findOrOpen = {
  name: 'accounts_for_mobiles',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(id uuid, mobile text, "displayName" text)),
  opened as (
    insert into account (id, mobile, display_name, locale, retain_until, created_at)
    select id, mobile, "displayName", 'fa', $3::date, $2 from incoming
    on conflict (mobile) do nothing returning id, mobile)
  select id, mobile from opened
  union all
  select a.id, a.mobile from account a where a.mobile in (select mobile from incoming)`,
};
