import type { Transaction } from '@hamyar/db';
import type { MaybeSameGift, SheetKind, SheetTotal } from '@hamyar/domain';
import type { SQL } from 'drizzle-orm';
import type { KnownRows } from './find-known-gifts.ts';
import { moveImports } from './move-import.ts';
import { fieldsOf } from './policy.ts';
import { differingIn, knownWarnings, warningsIn } from './present.ts';
import type { Preview } from './preview-file.ts';
import type { StoredPreview } from './queries.ts';

const listsShown = 200;
const maxSample = 60;
const samples = 3;
const maxColumns = 200;

/**
 * Keeps what a preview found with its batch, in the caller's transaction, who has authorised and audits.
 * @param thisRun the batch as the run that asks may still write it
 * @returns the state in which the batch is now
 */
export async function keepPreview<Kind extends SheetKind>(
  tx: Transaction,
  thisRun: SQL | undefined,
  found: Preview<Kind>,
  known: KnownRows | null,
): Promise<'needs_answers' | 'previewed'> {
  const isOpen = found.understanding.questions.length > 0 || (known?.undecided.length ?? 0) > 0;
  const state = isOpen ? 'needs_answers' : 'previewed';
  await moveImports(tx, thisRun, state, { failure: null, preview: storedOf(found, known) });
  return state;
}

/** A preview in the form in which it is kept. */
function storedOf<Kind extends SheetKind>(preview: Preview<Kind>, known: KnownRows | null): StoredPreview {
  const { understanding, sampleRows } = preview;
  const columnOf = new Map(Object.entries<number | undefined>(understanding.mapping));
  const fieldAt = new Map(
    Object.entries<number | undefined>(understanding.mapping).map(([field, column]) => [column, field]),
  );
  const samplesOf = (column: number): string[] =>
    sampleRows
      .map(({ cells }) => (cells[column] ?? '').trim().slice(0, maxSample))
      .filter(Boolean)
      .slice(0, samples);
  const leftOut = preview.hiddenLeftOut;
  return {
    understanding: {
      headingRow: understanding.headingRow,
      provinceCode: understanding.provinceCode,
      unit: understanding.unit,
      unitFrom: understanding.unitFrom && {
        ...understanding.unitFrom,
        text: understanding.unitFrom.text.slice(0, 120),
      },
      countyOfAll: understanding.countyOfAll,
      columns: understanding.headings.slice(0, maxColumns).map(({ column, heading }) => ({
        column,
        heading: heading.slice(0, 120),
        field: fieldAt.get(column) ?? null,
        samples: samplesOf(column),
      })),
      questions: [...understanding.questions, ...questionsOn(known)].map((question) => ({
        ask: question.ask,
        field: 'field' in question ? question.field : null,
        columns: 'columns' in question ? question.columns.slice(0, maxColumns) : [],
        ...('words' in question && { words: [...question.words] }),
        ...('sheets' in question && { sheets: [...question.sheets] }),
        ...('gifts' in question && { gifts: [...question.gifts] }),
      })),
      fields: fieldsOf(preview.kind).map((field) => ({ field, column: columnOf.get(field) ?? null })),
    },
    acceptedRows: preview.acceptedRows,
    rejectedRows: preview.rejectedRows,
    ignoredRows: preview.ignoredRows,
    ignored: preview.ignored.slice(0, listsShown).map(({ row, reason }) => ({ row, reason })),
    warnedRows: preview.warnedRows,
    warnings: weightyFirst([...warningsIn(preview), ...knownWarnings(preview, known)]).slice(0, listsShown),
    hidden: {
      rows: preview.hiddenCount + leftOut,
      areIncluded: leftOut === 0,
    },
    recorded: known && {
      listed: known.listed,
      paid: known.paid,
      same: known.same,
      closed: known.closed,
      amounts: known.amounts,
      paidRows: known.paidRows.slice(0, listsShown),
    },
    totals: { ...preview.totals },
    days: preview.days,
    totalsDiffer: differingIn(preview.sheetTotals).slice(0, listsShown).map(presentTotal),
    sheetTotals: preview.sheetTotals.slice(0, listsShown).map(presentTotal),
  };
}

const weighty = new Set(['huge_amount', 'out_of_scale', 'beyond_goal']);

/** What may change every figure is not left behind two hundred telephone numbers. */
const weightyFirst = <Warning extends { readonly reason: string }>(
  warnings: readonly Warning[],
): Warning[] => [
  ...warnings.filter(({ reason }) => weighty.has(reason)),
  ...warnings.filter(({ reason }) => !weighty.has(reason)),
];

const presentTotal = ({ row, statedIrr, readIrr }: SheetTotal) => ({
  row,
  statedIrr: statedIrr.toString(),
  readIrr: readIrr.toString(),
});

const questionsOn = (known: KnownRows | null): { ask: 'same_gift'; gifts: readonly MaybeSameGift[] }[] =>
  known && known.undecided.length > 0 ? [{ ask: 'same_gift', gifts: known.undecided }] : [];
