import { understandSheet, HEADING_SEARCH_ROWS } from '@hamyar/domain/imports/understand-sheet';
import type {
  FieldsOf,
  SheetAnswers,
  SheetRow,
  SheetUnderstanding,
} from '@hamyar/domain/imports/understand-sheet';
import { contributionRowRule } from '@hamyar/domain/imports/contributions';
import type { ContributionRecord } from '@hamyar/domain/imports/contributions';
import { volunteerRowRule } from '@hamyar/domain/imports/volunteers';
import type { VolunteerRecord } from '@hamyar/domain/imports/volunteers';
import { needRowRule } from '@hamyar/domain/imports/needs';
import type { NeedRecord } from '@hamyar/domain/imports/needs';
import type { IgnoredReason, RowOutcome } from '@hamyar/domain/imports/row-outcome';
import type { SheetKind } from '@hamyar/domain/imports/fields';
import { cellText, isBlank } from '@hamyar/domain/imports/cell';
import { searchKey } from '@hamyar/domain/persian-text';
import { contributionTotals, needTotals, volunteerTotals } from './totals.ts';
import type { Totals, TotalsOf } from './totals.ts';

export interface RecordsOf {
  contributions: ContributionRecord;
  volunteers: VolunteerRecord;
  needs: NeedRecord;
}
export interface AcceptedRow<Kind extends SheetKind> {
  row: number;
  record: RecordsOf[Kind];
}

export interface PreviewOptions<Kind extends SheetKind> {
  /** What a person settled or corrected. */
  answers?: SheetAnswers<FieldsOf[Kind]>;
  /** Receives the accepted rows in order, in batches; the next batch waits for it. */
  onAccepted?: (rows: readonly AcceptedRow<Kind>[]) => Promise<void> | void;
  batchSize?: number;
  /** Refused and ignored rows are listed up to this many; they are counted beyond it. */
  mostListed?: number;
}

export interface RejectedRow {
  row: number;
  reason: string;
  field: string;
  cellText: string;
}

/** The fold's answer. With `questions` open nothing was folded: rows are judged only once the sheet is understood. */
export type Preview<Kind extends SheetKind> = {
  kind: Kind;
  understanding: SheetUnderstanding<FieldsOf[Kind]>;
  /** Up to five rows after the heading, for a person to compare with the mapping. */
  sampleRows: readonly { row: number; cells: readonly string[] }[];
  acceptedRows: number;
  rejected: readonly RejectedRow[];
  rejectedRows: number;
  ignored: readonly { row: number; reason: IgnoredReason }[];
  ignoredRows: number;
  warnings: readonly { row: number; fields: readonly string[] }[];
  totals: TotalsOf[Kind];
};

const BATCH_SIZE = 500;
const MOST_LISTED = 10_000;
const SAMPLE_ROWS = 5;

type RowRule<Kind extends SheetKind> = (
  row: number,
  cells: SheetRow['cells'],
) => RowOutcome<RecordsOf[Kind], string, FieldsOf[Kind]>;
type Understood<Kind extends SheetKind> = SheetUnderstanding<FieldsOf[Kind]>;

const sheetKinds: {
  [Kind in SheetKind]: {
    rule: (understood: Understood<Kind>, answers: SheetAnswers<FieldsOf[Kind]>) => RowRule<Kind>;
    totals: () => Totals<RecordsOf[Kind], TotalsOf[Kind]>;
  };
} = {
  contributions: {
    rule: (understood, { kind }) => contributionRowRule({ ...understood, ...(kind && { kind }) }),
    totals: contributionTotals,
  },
  volunteers: { rule: volunteerRowRule, totals: volunteerTotals },
  needs: { rule: needRowRule, totals: needTotals },
};

const headingKey = (cells: SheetRow['cells']): string =>
  cells
    .map((cell) => searchKey(cellText(cell)))
    .filter(Boolean)
    .join('|');

/** Takes the rows the heading is looked for in; the iterator then stands at the row after them. */
async function takeFirst(rows: AsyncIterator<SheetRow>): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  while (first.length < HEADING_SEARCH_ROWS) {
    const next = await rows.next();
    if (next.done) break;
    if (!next.value.cells.every(isBlank)) first.push(next.value);
  }
  return first;
}

/**
 * Folds the rows of a spreadsheet into what a person sees before anything is written. The same fold serves the
 * commit: hand it `onAccepted` and it passes the accepted records on as they come.
 */
export async function previewRows<Kind extends SheetKind>(
  kind: Kind,
  source: AsyncIterable<SheetRow>,
  { answers = {}, onAccepted, batchSize = BATCH_SIZE, mostListed = MOST_LISTED }: PreviewOptions<Kind> = {},
): Promise<Preview<Kind>> {
  const rows = source[Symbol.asyncIterator]();
  try {
    const first = await takeFirst(rows);
    const understanding = understandSheet(kind, first, answers);
    const data = first.filter(({ row }) => row > (understanding.headingRow ?? Number.POSITIVE_INFINITY));
    const totals = sheetKinds[kind].totals();
    const rejected: RejectedRow[] = [];
    const ignored: { row: number; reason: IgnoredReason }[] = [];
    const warnings: { row: number; fields: readonly string[] }[] = [];
    const count = { accepted: 0, rejected: 0, ignored: 0 };
    let batch: AcceptedRow<Kind>[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length > 0) await onAccepted?.(batch);
      batch = [];
    };

    if (understanding.questions.length === 0) {
      const rule = sheetKinds[kind].rule(understanding, answers);
      const heading = headingKey(first.find(({ row }) => row === understanding.headingRow)?.cells ?? []);
      const judge = ({ row, cells }: SheetRow): void => {
        const outcome = rule(row, cells);
        if (outcome === null) return;
        if (outcome.kind === 'accepted') {
          count.accepted += 1;
          totals.add(outcome.record);
          if (onAccepted) batch.push({ row, record: outcome.record });
          if (outcome.warnings.length > 0 && warnings.length < mostListed)
            warnings.push({ row, fields: outcome.warnings });
          return;
        }
        // A page's heading printed again is refused by its first field; only then is the whole row compared.
        const reason =
          outcome.kind === 'ignored'
            ? outcome.reason
            : headingKey(cells) === heading
              ? 'repeated_heading'
              : null;
        count[reason === null ? 'rejected' : 'ignored'] += 1;
        if (reason !== null) ignored.length < mostListed && ignored.push({ row, reason });
        else if (outcome.kind === 'rejected' && rejected.length < mostListed)
          rejected.push({ row, reason: outcome.reason, field: outcome.field, cellText: outcome.cellText });
      };
      for (const row of data) judge(row);
      for (let next = await rows.next(); !next.done; next = await rows.next()) {
        judge(next.value);
        if (batch.length >= batchSize) await flush();
      }
      await flush();
    }
    return {
      kind,
      understanding,
      sampleRows: data.slice(0, SAMPLE_ROWS).map(({ row, cells }) => ({ row, cells: cells.map(cellText) })),
      acceptedRows: count.accepted,
      rejected,
      rejectedRows: count.rejected,
      ignored,
      ignoredRows: count.ignored,
      warnings,
      totals: totals.result(),
    };
  } finally {
    await rows.return?.();
  }
}
