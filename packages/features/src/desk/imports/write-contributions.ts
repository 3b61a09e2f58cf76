import type { Transaction } from '@hamyar/db';
import { compactKey, type ContributionRecord, normalizeDigits, trackingKey } from '@hamyar/domain';
import { type ReceivedGift, recordContributions } from '../../giving/contributions/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { rowKeys, type Writer } from './policy.ts';
import type { AcceptedRow } from './preview-file.ts';
import { type Batch, previewOf } from './queries.ts';

/** Writes gifts with their ledger transactions; one that is there already is left out. */
export function writeContributions(ctx: Ctx, tx: Transaction, batch: Batch): Writer<'contributions'> {
  const keyOf = rowKeys();
  const themeOf = themeReader(batch);
  return (rows) =>
    recordContributions(
      ctx,
      tx,
      rows.map((accepted) => giftOf(accepted, keyOf, themeOf)),
      { importBatchId: batch.id },
    );
}

function giftOf(
  { row, record }: AcceptedRow<'contributions'>,
  keyOf: ReturnType<typeof rowKeys>,
  themeOf: (record: ContributionRecord) => string,
): ReceivedGift {
  const quantity = quantityOf(record.quantity);
  const item =
    quantity === null && record.quantity ? `${record.item ?? ''} (${record.quantity})`.trim() : record.item;
  return {
    kind: record.kind,
    provinceCode: record.provinceCode,
    countyCode: record.countyCode,
    theme: themeOf(record),
    donorName: record.donorName,
    donorMobile: record.mobile,
    amountIrr: record.amountIrr,
    item,
    quantity,
    unit: record.itemUnit,
    channel: record.channel,
    trackingNumber: record.trackingNumber,
    note: record.note,
    contributedOn: record.day,
    importRow: row,
    importKey: giftKey(record, keyOf),
    formerKey: formerKey(record, keyOf),
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
function formerKey(record: ContributionRecord, keyOf: ReturnType<typeof rowKeys>): string | null {
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
