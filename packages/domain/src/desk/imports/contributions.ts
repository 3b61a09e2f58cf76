import { firstLists, sheetMatchers, type SheetTerms } from '../../ground/lists.ts';
import { countyIn, resolveCounty, resolveProvince } from '../../ground/places.ts';
import {
  type ContributionKind,
  matchContributionKind,
  matchPaymentChannel,
  type PaymentChannel,
} from '../../ground/taxonomy.ts';
import { keysOf } from '../../kit/entries.ts';
import { parseMobile } from '../../kit/identifiers.ts';
import { type AmountUnit, amountUnitsIrr } from '../../kit/money.ts';
import { compactKey, normalizeDigits } from '../../kit/persian-text.ts';
import type { IsoDay } from '../../kit/solar-hijri.ts';
import { type Cell, cellText, isBlank, isSheetError, optionalText, textOf } from './cell.ts';
import type { ContributionField } from './fields.ts';
import { remembered } from './remembered.ts';
import { amountReader, type RowAmount } from './row-amount.ts';
import { dayReader } from './row-day.ts';
import { cellOf, type IgnoredReason, type Mapping, type RowOutcome } from './row-outcome.ts';
import { type RowStatus, statusJudge } from './row-status.ts';
import { trackingKey, trackingOf } from './row-tracking.ts';
import { ignoredRow, isBlankRow } from './summary-row.ts';
import type { Why } from './why.ts';
import type { YearPlaceIn } from './year-places.ts';

export type ContributionReason =
  | 'invalid_date'
  | 'implausible_date'
  | 'missing_amount'
  | 'negative_amount'
  | 'zero_amount'
  | 'invalid_amount'
  | 'unknown_unit'
  | 'unknown_currency'
  | 'not_paid'
  | 'unknown_status'
  | 'unknown_county'
  | 'unknown_kind'
  | 'duplicate';

export interface ContributionRecord {
  day: IsoDay;
  kind: ContributionKind;
  amountIrr: bigint;
  provinceCode: string;
  /** null where a person said that the file's gifts are of no county. */
  countyCode: string | null;
  /** Known theme, or null with the office's own words in `themeText`. */
  theme: string | null;
  themeText: string | null;
  /** null is an anonymous gift. */
  donorName: string | null;
  mobile: string | null;
  item: string | null;
  quantity: string | null;
  itemUnit: string | null;
  channel: PaymentChannel | null;
  trackingNumber: string | null;
  note: string | null;
}

type Counted = 'day' | 'kind' | 'amountIrr' | 'provinceCode' | 'countyCode' | 'trackingNumber';
type Description = Omit<ContributionRecord, Counted>;

export interface ContributionRules {
  mapping: Mapping<ContributionField>;
  unit: AmountUnit | null;
  /** The file's province; a province column of the row wins. */
  provinceCode: string | null;
  /** The county of every row when the file has no such column; null is none. */
  countyCode?: string | null;
  /** The kind of every row when the file has no such column. */
  kind?: ContributionKind;
  /** What a person said of status words nobody knows. */
  statuses?: Readonly<Record<string, RowStatus>>;
  /** The last day a gift can be of. */
  today?: IsoDay;
  yearPlaceIn?: YearPlaceIn;
  /** As they stand; left out: as every platform begins with them. */
  terms?: SheetTerms;
}

export type ContributionOutcome = RowOutcome<ContributionRecord, ContributionReason, ContributionField>;

const anonymous = new Set(
  ['خیر گمنام', 'گمنام', 'ناشناس', 'خیر محترم', 'خیر ناشناس', 'بی نام', 'نیکوکار گمنام', 'خیر'].map(
    compactKey,
  ),
);

// Cheap first look before the full comparison.
const maybeAnonymous = /خ.{0,2}ر|نام|ناشناس|نیکوکار/u;

/** The name in one column, or in two. */
function donorNameOf(cell: Cell, familyCell: Cell): string | null {
  const first = textOf(cell);
  const family = textOf(familyCell);
  const name = family === '' || first.endsWith(family) ? first : `${first} ${family}`.trim();
  if (!/\p{L}/u.test(name)) return null;
  return maybeAnonymous.test(name) && anonymous.has(compactKey(name)) ? null : name;
}

/** A row's province and county, or which of them nobody knows. */
function placeReader({ mapping, provinceCode: fileProvinceCode, countyCode: allIn }: ContributionRules) {
  const provinceOf = remembered((text: string) => resolveProvince(text)?.code ?? null);
  const countyOf = remembered(
    (text: string, provinceCode: string) => resolveCounty(text, provinceCode)?.code ?? null,
  );
  return (
    province: Cell,
    county: Cell,
  ): Pick<ContributionRecord, 'provinceCode' | 'countyCode'> | { unknown: 'province' | 'county' } => {
    const provinceCode = isBlank(province) ? fileProvinceCode : provinceOf(cellText(province));
    if (provinceCode === null) return { unknown: 'province' };
    if (mapping.county === undefined && allIn === null) return { provinceCode, countyCode: null };
    const isSaid = mapping.county === undefined && typeof allIn === 'string';
    const countyCode = isSaid ? countyIn(allIn, provinceCode) : countyOf(cellText(county), provinceCode);
    return countyCode === null ? { unknown: 'county' } : { provinceCode, countyCode };
  };
}

/** Makes the rule of one file: call it row by row, in sheet order; it remembers what duplicates need. */
export function contributionRowRule(
  rules: ContributionRules,
): (row: number, cells: readonly Cell[]) => ContributionOutcome {
  const { mapping } = rules;
  const columns = (fields: readonly ContributionField[]): number[] =>
    fields.flatMap((field) => mapping[field] ?? []);
  const keyColumns = columns(['day', 'kind', 'county', 'trackingNumber']);
  const dataColumns = columns(['day', 'kind', 'county', 'amount', 'trackingNumber']);
  const placeOf = placeReader(rules);
  const kindOf = remembered(matchContributionKind);
  const describe = giftDescriber(rules.terms ?? firstLists.lists);
  const amountOf = amountReader(rules.unit);
  const unpaidOf = statusJudge(rules);
  const dayOf = dayReader(rules.today, rules.yearPlaceIn?.(mapping.day) ?? null);
  const earlierCopy = copyFinder();

  return (row, cells) => {
    if (isBlankRow(cells)) return null;
    const ignored = ignoredRow(cells, keyColumns, dataColumns);
    const cell = (field: ContributionField): Cell => cellOf(cells, mapping, field);
    if (ignored)
      return { kind: 'ignored', row, reason: ignored, ...statedIn(ignored, cells, amountOf(cell)) };
    let known: bigint | null = null;
    const reject = (
      reason: ContributionReason,
      field: ContributionField,
      why?: Why,
    ): ContributionOutcome => ({
      kind: 'rejected',
      row,
      reason,
      field,
      cellText: cellText(cell(field)),
      ...(why && { why }),
      ...(known !== null && { amountIrr: known }),
    });

    // Before all else, and without a trace: a payment that failed and was tried again is no earlier copy.
    const unpaid = unpaidOf(cell);
    if (unpaid) return reject(unpaid.reason, unpaid.field);

    const read = dayOf(cell('day'));
    const amount = amountOf(cell);
    if (amount.ok) known = amount.amountIrr;
    const { trackingNumber, isLost } = trackingOf(cell('trackingNumber'));
    // Refused rows count as earlier rows too: the second copy of a faulty gift is still a copy.
    const earlierRow =
      read.ok && amount.ok ? earlierCopy(row, trackingNumber, read.day, amount.amountIrr) : undefined;

    if (!read.ok) return reject(read.reason, 'day', read.why);
    if (!amount.ok) return reject(amount.reason, amount.field, amount.why);
    const place = placeOf(cell('province'), cell('county'));
    if ('unknown' in place) return reject('unknown_county', place.unknown);
    const kind = mapping.kind === undefined ? (rules.kind ?? null) : kindOf(cellText(cell('kind')));
    if (kind === null) return reject('unknown_kind', 'kind');
    if (earlierRow !== undefined)
      return reject('duplicate', 'trackingNumber', { why: 'earlier_row', row: earlierRow });

    const counted = { day: read.day, kind, amountIrr: amount.amountIrr, ...place, trackingNumber };
    const described = describe(cell);
    const warnings = warningsOf(cell, isLost, described.mobile === null);
    return {
      kind: 'accepted',
      row,
      warnings,
      record: { ...counted, ...described },
    };
  };
}

/** Makes the finder of earlier copies in one file: of two rows with one number, day and amount the first is the gift. */
function copyFinder() {
  const seen = new Map<string, number>();
  return (row: number, trackingNumber: string | null, day: IsoDay, amountIrr: bigint): number | undefined => {
    if (trackingNumber === null) return undefined;
    const key = `${trackingKey(trackingNumber)}|${day}|${amountIrr}`;
    const earlierRow = seen.get(key);
    if (earlierRow === undefined) seen.set(key, row);
    return earlierRow;
  };
}

/** The sum a row of totals states in the column of amounts; an average states none. */
function statedIn(
  reason: IgnoredReason,
  cells: readonly Cell[],
  amount: RowAmount,
): { statedIrr: bigint } | null {
  const isSum = reason === 'summary_row' && !cells.some((cell) => /معدل|میانگین/.test(textOf(cell)));
  return isSum && amount.ok ? { statedIrr: amount.amountIrr } : null;
}

const noWarnings: readonly ContributionField[] = [];
const describing: readonly ContributionField[] = [
  ...(['donorName', 'donorFamilyName', 'theme', 'item', 'quantity', 'itemUnit'] as const),
  ...(['channel', 'trackingNumber', 'note'] as const),
];

/** Cells that held something which was not kept. */
function warningsOf(
  cell: (field: ContributionField) => Cell,
  isTrackingLost: boolean,
  isMobileUnread: boolean,
): readonly ContributionField[] {
  const mobile = isMobileUnread ? cell('mobile') : null;
  const isMobileLost = isSheetError(mobile) || /\d/.test(normalizeDigits(cellText(mobile)));
  const broken = describing.filter((field) => isSheetError(cell(field)));
  if (!isTrackingLost && !isMobileLost && broken.length === 0) return noWarnings;
  return [
    ...(isTrackingLost ? (['trackingNumber'] as const) : []),
    ...(isMobileLost ? (['mobile'] as const) : []),
    ...broken,
  ];
}

/** What describes a gift without deciding whether it counts. */
function giftDescriber(terms: SheetTerms): (cell: (field: ContributionField) => Cell) => Description {
  const themeOf = remembered(sheetMatchers(terms).theme);
  const channelOf = remembered(matchPaymentChannel);
  return (cell) => {
    const themeText = optionalText(cell('theme'));
    return {
      theme: themeText === null ? null : themeOf(themeText),
      themeText,
      donorName: donorNameOf(cell('donorName'), cell('donorFamilyName')),
      mobile: parseMobile(cellText(cell('mobile'))),
      item: optionalText(cell('item')),
      quantity: optionalText(cell('quantity')),
      itemUnit: optionalText(cell('itemUnit')),
      channel: channelOf(cellText(cell('channel'))),
      note: optionalText(cell('note')),
    };
  };
}

/** The units a person may choose from when the file names none. */
export const amountUnitChoices = keysOf(amountUnitsIrr);
