import { type AmountProblem, type AmountUnit, parseAmount, type ParsedAmount } from '../../kit/money.ts';
import { normalizeText, searchKey } from '../../kit/persian-text.ts';
import { type Cell, cellText, isBlank } from './cell.ts';
import type { ContributionField } from './contribution-headings.ts';
import { unitOf } from './headings.ts';
import { remembered } from './remembered.ts';
import { type Why, whyNotAmount } from './why.ts';

type Problem = AmountProblem | 'unknown_currency';
/** A row's amount in rials, or why there is none and the field that says so. */
export type RowAmount =
  | Extract<ParsedAmount, { ok: true }>
  | { ok: false; reason: Problem; field: ContributionField; why?: Why };

const foreignMagic =
  /[$€£¥₺₽]|دلار|یورو|درهم|(?:^| )لیر|دینار|یوان|روپیه|افغانی|تتر|ریال (?:عمان|قطر|سعودی|عربستان)|(?:^|[^a-z])(?:usdt?|eur|gbp|aed|try|iqd|omr|qar|sar)(?:$|[^a-z])/;

/** Whether a text names a currency that is not ours; nobody changes it into rials here. */
export const namesForeignCurrency = (text: string): boolean =>
  foreignMagic.test(searchKey(text)) || /[$€£¥₺₽]/.test(text);

/** Whether an amount's own text names its unit. */
export const namesUnit = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' && /تومان|تومن|ریال|﷼|toman|rial|ir[tr]\b/iu.test(normalizeText(cell));

/**
 * Reads a row's amount. The unit may stand in the row: in a column of its own, or where goods have theirs («واحد»). The
 * row's word is nearer than the heading's and counts, unless a magnitude or another currency is left in doubt.
 */
export function amountReader(
  fileUnit: AmountUnit | null,
): (cell: (field: ContributionField) => Cell) => RowAmount {
  const unitNamed = remembered(unitOf);
  const isForeign = remembered(namesForeignCurrency);
  return (cell) => {
    const amount = cell('amount');
    if (typeof amount !== 'number' && typeof amount !== 'string' && amount !== null)
      return { ok: false, reason: 'invalid_amount', field: 'amount', why: { why: 'not_a_number' } };
    const currency = cell('currency');
    const itemUnit = cell('itemUnit');
    let rowUnit: AmountUnit | null = null;
    if (!isBlank(currency)) {
      rowUnit = unitNamed(cellText(currency));
      if (rowUnit === null) return { ok: false, reason: 'unknown_currency', field: 'currency' };
    } else if (!isBlank(itemUnit)) {
      rowUnit = unitNamed(cellText(itemUnit));
      if (rowUnit === null && isForeign(cellText(itemUnit)))
        return { ok: false, reason: 'unknown_currency', field: 'itemUnit' };
    }
    if (rowUnit !== null && (losesMagnitude(fileUnit, rowUnit) || contradicts(amount, rowUnit)))
      return { ok: false, reason: 'invalid_amount', field: 'amount', why: { why: 'unit_in_doubt' } };
    const parsed = parseAmount(amount ?? '', { unit: rowUnit ?? fileUnit });
    if (parsed.ok) return parsed;
    if (parsed.reason !== 'invalid_amount') return { ...parsed, field: 'amount' };
    if (namesForeignCurrency(cellText(amount)))
      return { ok: false, reason: 'unknown_currency', field: 'amount' };
    const why = losesOwnMagnitude(fileUnit, amount)
      ? { why: 'unit_in_doubt' as const }
      : whyNotAmount(amount);
    return { ok: false, reason: 'invalid_amount', field: 'amount', why };
  };
}

/** «ریال» in a row under «هزار ریال» may repeat the heading or correct it. */
const losesMagnitude = (fileUnit: AmountUnit | null, rowUnit: AmountUnit): boolean =>
  fileUnit?.includes('_') === true && !rowUnit.includes('_');

/** As `losesMagnitude`, of a unit in the amount's own text. */
const losesOwnMagnitude = (fileUnit: AmountUnit | null, amount: Cell): boolean =>
  fileUnit?.includes('_') === true && namesUnit(amount);

const contradicts = (amount: Cell, rowUnit: AmountUnit): boolean =>
  namesUnit(amount) && /تومان|تومن|toman|irt\b/iu.test(String(amount)) !== rowUnit.endsWith('toman');
