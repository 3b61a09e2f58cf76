import type { Transaction } from '@hamyar/db';
import {
  compactKey,
  type ContributionRecord,
  normalizeDigits,
  termOf,
  themes,
  trackingKey,
  transfer,
} from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { previewOf } from './present.ts';
import type { AcceptedRow } from './preview.ts';
import type { Batch } from './queries.ts';
import { rowKeys, type Writer, writeRows } from './write-rows.ts';

/** Years an office keeps the papers of a gift. */
const retentionYears = 10;

const assetOf = { cash: 'bank', goods: 'goods', service: 'service' } as const;

/** Gifts with their ledger transaction, in one statement a batch: a gift already there is left out of both. */
export function contributionWriter(ctx: Ctx, tx: Transaction, batch: Batch): Writer<'contributions'> {
  const keyOf = rowKeys();
  const legsOf = ledgerLegs(tx);
  const themeOf = themeReader(batch);
  const now = ctx.clock.now();
  return async (rows) => {
    const items: object[] = [];
    for (const accepted of rows) {
      const entries = await legsOf(accepted.record);
      items.push({
        ...giftOf(accepted, keyOf, themeOf),
        id: ctx.newId(),
        transaction_id: ctx.newId(),
        entries,
      });
    }
    return writeRows(tx, insertGifts, items, [batch.id, now]);
  };
}

const insertGifts = {
  name: 'import_contributions',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(id uuid, transaction_id uuid, kind text, province_code text,
      county_code text, theme text, donor_name text, donor_mobile text, is_anonymous boolean, amount_irr bigint,
      item text, quantity numeric, unit text, channel text, tracking_number text, note text, contributed_on date,
      import_row int, import_key text, written_key text, retain_until date, entries jsonb)),
  fresh as (
    select * from incoming i where not exists (select from contribution c where c.import_key = i.import_key)
      and not exists (select from contribution c where c.import_key = i.written_key)),
  posted as (
    insert into ledger_transaction (id, kind, ref_type, ref_id, recognised_on, posted_at)
    select transaction_id, 'import', 'contribution', id, contributed_on, $3 from fresh),
  entered as (
    insert into ledger_entry (transaction_id, ledger_account_id, amount_irr)
    select f.transaction_id, e.account, e.amount from fresh f
    cross join lateral jsonb_to_recordset(f.entries) as e(account bigint, amount bigint)),
  written as (
  insert into contribution (id, transaction_id, kind, source, province_code, county_code, theme, donor_name, donor_mobile,
    is_anonymous, amount_irr, item, quantity, unit, channel, tracking_number, note, contributed_on, import_batch_id,
    import_row, import_key, retain_until, recorded_at)
  select id, transaction_id, kind, 'import', province_code, county_code, theme, donor_name, donor_mobile, is_anonymous,
    amount_irr, item, quantity, unit, channel, tracking_number, note, contributed_on, $2, import_row, import_key,
    retain_until, $3
  from fresh returning 1)
  select count(*)::int as written from written`,
};

function giftOf(
  { row, record }: AcceptedRow<'contributions'>,
  keyOf: ReturnType<typeof rowKeys>,
  themeOf: (record: ContributionRecord) => string,
) {
  const quantity = quantityOf(record.quantity);
  const item =
    quantity === null && record.quantity ? `${record.item ?? ''} (${record.quantity})`.trim() : record.item;
  return {
    kind: record.kind,
    province_code: record.provinceCode,
    county_code: record.countyCode,
    theme: themeOf(record),
    donor_name: record.donorName,
    donor_mobile: record.mobile,
    is_anonymous: record.donorName === null,
    amount_irr: record.amountIrr.toString(),
    item,
    quantity,
    unit: record.itemUnit,
    channel: record.channel,
    tracking_number: record.trackingNumber,
    note: record.note,
    contributed_on: record.day,
    import_row: row,
    import_key: giftKey(record, keyOf),
    written_key: writtenKey(record, keyOf),
    retain_until: `${Number(record.day.slice(0, 4)) + retentionYears}${record.day.slice(4).replace('-02-29', '-02-28')}`,
  };
}

/** A tracking number with day and amount is one gift, however its other cells are edited; else every cell counts. */
function giftKey(record: ContributionRecord, keyOf: ReturnType<typeof rowKeys>): string {
  const { provinceCode, day, trackingNumber } = record;
  const amount = record.amountIrr.toString();
  if (trackingNumber !== null)
    return keyOf('tracked', provinceCode, trackingKey(trackingNumber), day, amount);
  const { kind, countyCode, themeText, donorName, mobile, item, quantity, itemUnit, channel, note } = record;
  const theme = compactKey(themeText ?? '');
  return keyOf(
    'told',
    provinceCode,
    day,
    amount,
    kind,
    countyCode,
    theme,
    donorName,
    mobile,
    item,
    quantity,
    itemUnit,
    channel,
    note,
  );
}

/** The key of earlier imports, which told «00456123» from «456123»; null for numbers without zeros in front. */
function writtenKey(record: ContributionRecord, keyOf: ReturnType<typeof rowKeys>): string | null {
  const { provinceCode, day, trackingNumber, amountIrr } = record;
  if (trackingNumber === null || trackingKey(trackingNumber) === trackingNumber) return null;
  return keyOf('tracked', provinceCode, trackingNumber, day, amountIrr.toString());
}

function quantityOf(text: string | null): string | null {
  const digits = normalizeDigits(text ?? '')
    .replace(/[٬,\s]/g, '')
    .replace('٫', '.');
  return /^\d{1,12}(?:\.\d{1,3})?$/.test(digits) ? digits : null;
}

/** Known themes by code; an office's own words in the spelling its preview settled on. */
function themeReader(batch: Batch): (record: ContributionRecord) => string {
  const spellings = new Map(
    Object.keys(previewOf(batch)?.totals.cashByThemeIrr ?? {}).map((label) => [compactKey(label), label]),
  );
  return ({ theme, themeText }) => {
    if (theme !== null) return theme;
    if (themeText === null) return 'unspecified';
    const key = compactKey(themeText);
    const spelling = spellings.get(key) ?? themeText;
    spellings.set(key, spelling);
    return spelling;
  };
}

/** The Persian label a stored theme was counted under, for comparing totals. */
export function themeLabel(theme: string): string {
  const known = themes.find(({ code }) => code === theme);
  return known ? termOf(themes, known.code).fa : theme;
}

/** Legs of a gift, with the ledger's own account numbers; accounts are opened when first met. */
function ledgerLegs(tx: Transaction) {
  const numbers = new Map<string, string>();
  return async ({ kind, provinceCode, amountIrr }: ContributionRecord) => {
    const given = `contributions:${provinceCode}:${kind}`;
    const { entries } = transfer('import', given, `${assetOf[kind]}:${provinceCode}`, amountIrr);
    const legs: { account: string; amount: string }[] = [];
    for (const entry of entries) {
      const account = numbers.get(entry.accountId) ?? (await openAccount(tx, entry.accountId));
      numbers.set(entry.accountId, account);
      legs.push({ account, amount: entry.amountIrr.toString() });
    }
    return legs;
  };
}

async function openAccount(tx: Transaction, code: string): Promise<string> {
  await tx.$client.query('insert into ledger_account (code) values ($1) on conflict (code) do nothing', [
    code,
  ]);
  const { rows } = await tx.$client.query<{ id: string }>('select id from ledger_account where code = $1', [
    code,
  ]);
  if (!rows[0]) throw new Error(`no ledger account ${code}`);
  return rows[0].id;
}
