import type { Transaction } from '@hamyar/db';
import {
  type AcceptedRow,
  compactKey,
  type ContributionRecord,
  normalizeDigits,
  trackingKey,
} from '@hamyar/domain';
import { type ReceivedGift, recordContributions } from '../../giving/contributions/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { ImportAnswers } from './answer-import.ts';
import { decisionsIn, rowKeys, type Writer } from './policy.ts';
import { type Batch, previewOf } from './queries.ts';

/** Writes gifts with their ledger transactions; one that is there already is left out. */
export function writeContributions(ctx: Ctx, tx: Transaction, batch: Batch): Writer<'contributions'> {
  const giftOf = giftReader(batch);
  return async (rows) => {
    const { written, undecided } = await recordContributions(ctx, tx, rows.map(giftOf), {
      importBatchId: batch.id,
    });
    // Another list came meanwhile: whether its gifts are these, nobody has said yet.
    if (undecided > 0) throw new Refusal('precondition', 'import.file_changed');
    return written;
  };
}

/** Makes the reader of one file's gifts: call it row by row, in sheet order. */
export function giftReader(
  batch: Pick<Batch, 'answers' | 'preview'>,
): (accepted: AcceptedRow<'contributions'>) => ReceivedGift {
  const keyOf = rowKeys();
  const themeOf = themeReader(batch);
  // Written by `answerImport` alone, and by whoever uploads on the server with answers of this type.
  const decisionOn = decisionsIn(batch.answers as ImportAnswers);
  return ({ row, record }) => ({ ...giftOf({ row, record }, keyOf, themeOf), decided: decisionOn(row) });
}

function giftOf(
  { row, record }: AcceptedRow<'contributions'>,
  keyOf: ReturnType<typeof rowKeys>,
  themeOf: (record: ContributionRecord) => string,
): Omit<ReceivedGift, 'decided'> {
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
    formerKeys: formerKeys(record, keyOf),
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

/** The keys of earlier imports, which told «00456123» from «456123», and «#456123» from both. */
function formerKeys(record: ContributionRecord, keyOf: ReturnType<typeof rowKeys>): string[] {
  const { provinceCode, day, trackingNumber, amountIrr } = record;
  if (trackingNumber === null) return [];
  const spellings = new Set([trackingNumber, trackingNumber.replace(/^0+(?=.)/, '')]);
  spellings.delete(trackingKey(trackingNumber));
  return [...spellings].map((spelling) =>
    keyOf('tracked', provinceCode, spelling, day, amountIrr.toString()),
  );
}

function quantityOf(text: string | null): string | null {
  const digits = normalizeDigits(text ?? '')
    .replace(/[٬,\s]/g, '')
    .replace('٫', '.');
  return /^\d{1,12}(?:\.\d{1,3})?$/.test(digits) ? digits : null;
}

/** Known themes by code; an office's own words in the spelling its preview settled on. */
function themeReader(batch: Pick<Batch, 'preview'>): (record: ContributionRecord) => string {
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
