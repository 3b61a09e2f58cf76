import { firstLists, type SheetTerms } from '../../ground/lists.ts';
import { searchKey } from '../../kit/persian-text.ts';
import type { IsoDay } from '../../kit/solar-hijri.ts';
import { cellText } from './cell.ts';
import { type ContributionRecord, contributionRowRule } from './contributions.ts';
import type { SheetKind } from './fields.ts';
import { type NeedRecord, needRowRule } from './needs.ts';
import { cellOf, type Mapping, type RowOutcome } from './row-outcome.ts';
import { tally } from './tally.ts';
import { contributionTotals, needTotals, type Totals, type TotalsOf, volunteerTotals } from './totals.ts';
import type { FieldsOf, SheetAnswers, SheetRow, SheetUnderstanding } from './understand-sheet.ts';
import { type VolunteerRecord, volunteerRowRule } from './volunteers.ts';
import type { YearPlaceIn } from './year-places.ts';

/** What an accepted row of each kind of sheet becomes. */
export interface RecordsOf {
  contributions: ContributionRecord;
  volunteers: VolunteerRecord;
  needs: NeedRecord;
}
export interface AcceptedRow<Kind extends SheetKind> {
  row: number;
  record: RecordsOf[Kind];
}

type Understood<Kind extends SheetKind> = SheetUnderstanding<FieldsOf[Kind]>;
type RowRule<Kind extends SheetKind> = (
  row: number,
  cells: SheetRow['cells'],
) => RowOutcome<RecordsOf[Kind], string, FieldsOf[Kind]>;

const sheetKinds: {
  [Kind in SheetKind]: {
    rule: (
      understood: Understood<Kind>,
      answers: SheetAnswers<FieldsOf[Kind]>,
      today: IsoDay | undefined,
      yearPlaceIn: YearPlaceIn,
      terms: SheetTerms,
    ) => RowRule<Kind>;
    totals: (terms: SheetTerms) => Totals<RecordsOf[Kind], TotalsOf[Kind]>;
  };
} = {
  contributions: {
    rule: (understood, { kind, statuses, countyCode }, today, yearPlaceIn, terms) =>
      contributionRowRule({
        ...understood,
        yearPlaceIn,
        terms,
        ...(kind && { kind }),
        ...(statuses && { statuses }),
        ...(countyCode && { countyCode: countyCode === 'none' ? null : countyCode }),
        ...(today && { today }),
      }),
    totals: contributionTotals,
  },
  volunteers: {
    rule: (understood, { countyCode }, today, yearPlaceIn) =>
      volunteerRowRule({
        ...understood,
        yearPlaceIn,
        ...(countyCode && { countyCode }),
        ...(today && { today }),
      }),
    totals: volunteerTotals,
  },
  needs: {
    rule: (understood, { countyCode }, today, yearPlaceIn, terms) =>
      needRowRule({
        ...understood,
        yearPlaceIn,
        terms,
        ...(countyCode && { countyCode }),
        ...(today && { today }),
      }),
    totals: needTotals,
  },
};

/** An empty tally of one kind of sheet. @param terms by which its rows are read; left out: as every platform begins with them */
export const tallyOf = <Kind extends SheetKind>(
  kind: Kind,
  maxListed: number,
  terms: SheetTerms = firstLists.lists,
) => tally<RecordsOf[Kind], TotalsOf[Kind], FieldsOf[Kind]>(sheetKinds[kind].totals(terms), maxListed);

/** What two printings of one heading share. */
export const headingKey = (cells: SheetRow['cells']): string =>
  cells
    .map((cell) => searchKey(cellText(cell)))
    .filter(Boolean)
    .join('|');

const countedIn = (mapping: Partial<Record<string, number>>): number | undefined =>
  mapping['amount'] ?? mapping['quantity'];

/** A judgement on top of the rules of the sheet, with the cell it is about; null lets the record in. */
export type Objection<Kind extends SheetKind> = (
  record: RecordsOf[Kind],
) => { reason: string; field: FieldsOf[Kind] } | null;

/** What is said of an accepted record beyond the rules of the sheet, with the cells it is about. */
export type Caution<Kind extends SheetKind> = (
  record: RecordsOf[Kind],
) => readonly { reason: string; field: FieldsOf[Kind] }[];

export interface JudgeOptions<Kind extends SheetKind> {
  answers: SheetAnswers<FieldsOf[Kind]>;
  /** The heading's own cells, by `headingKey`. */
  heading: string;
  today?: IsoDay | undefined;
  /** What all rows show of the order in their days. */
  yearPlaceIn: YearPlaceIn;
  /** Refuses the row. */
  refuse?: Objection<Kind> | undefined;
  /** Accepts the row with warnings. */
  warn?: Caution<Kind> | undefined;
  /** Lists by which its words are read; left out: as every platform begins with them. */
  terms?: SheetTerms | undefined;
}

// What was lost is a number's digits; of other cells it is the whole.
const warningReason = (field: string): string => (field === 'trackingNumber' ? 'lost_digits' : 'unreadable');

/** The judge of one sheet's rows, counting as it goes: gives back the accepted record, if the row is one. */
export function rowJudge<Kind extends SheetKind>(
  kind: Kind,
  understood: Understood<Kind>,
  counted: ReturnType<typeof tallyOf<Kind>>,
  { answers, heading, today, yearPlaceIn, refuse, warn, terms = firstLists.lists }: JudgeOptions<Kind>,
): (row: SheetRow) => AcceptedRow<Kind> | null {
  const mapping: Mapping<FieldsOf[Kind]> = understood.mapping;
  const rule: RowRule<Kind> = sheetKinds[kind].rule(understood, answers, today, yearPlaceIn, terms);
  const countedColumn = countedIn(mapping);
  const leavesHidden = answers.hiddenRows === 'leave_out';
  return ({ row, cells: found, merged, isHidden }) => {
    // A cell merged over several rows holds for all of them, but one amount is not many.
    const isOne = countedColumn !== undefined && merged?.includes(countedColumn);
    const cells = isOne ? found.with(countedColumn, null) : found;
    const outcome = rule(row, cells);
    const isData = outcome?.kind === 'accepted' || outcome?.kind === 'rejected';
    if (isHidden && isData && leavesHidden) {
      counted.ignore(row, 'hidden_row');
      return null;
    }
    if (isHidden && isData) counted.noteHidden(row);
    const textOf = (field: FieldsOf[Kind]): string => cellText(cellOf(cells, mapping, field));
    const refusal = outcome?.kind === 'accepted' ? refuse?.(outcome.record) : null;
    if (refusal) {
      counted.reject({ ...refusal, row, cellText: textOf(refusal.field) });
      return null;
    }
    if (outcome?.kind === 'accepted') {
      const cautions = warn?.(outcome.record) ?? [];
      const warned = outcome.warnings.map((field) => ({ field, reason: warningReason(field) }));
      const cellsInDoubt = [...warned, ...cautions];
      counted.accept(
        row,
        outcome.record,
        cellsInDoubt.map((cell) => ({ ...cell, cellText: textOf(cell.field) })),
        cellText(cellOf<string>(cells, mapping, 'amount')),
      );
      return { row, record: outcome.record };
    }
    if (outcome?.kind === 'ignored') counted.ignore(row, outcome.reason, outcome.statedIrr);
    // A heading printed again on each page is refused by its first field; only then is the whole row compared.
    else if (outcome && headingKey(cells) === heading) counted.ignore(row, 'repeated_heading');
    else if (outcome) counted.reject(outcome);
    return null;
  };
}
