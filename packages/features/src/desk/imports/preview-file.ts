import {
  type AcceptedRow,
  type Caution,
  cellText,
  type DaysRead,
  type FieldsOf,
  headingKey,
  headingSearchRows,
  holdsSheet,
  type IgnoredReason,
  isBlank,
  type IsoDay,
  type Objection,
  type RejectedRow,
  rowJudge,
  type SheetAnswers,
  type SheetKind,
  type SheetQuestion,
  type SheetRow,
  type SheetTerms,
  type SheetTotal,
  type SheetUnderstanding,
  tallyOf,
  type TotalsOf,
  understandSheet,
  type WarnedCell,
  type YearPlaceIn,
  yearPlaces,
} from '@hamyar/domain';
import { type ChooseSheet, readRows } from '@hamyar/sheets/read-rows';

export interface PreviewOptions<Kind extends SheetKind> {
  /** What a person settled or corrected. */
  answers?: SheetAnswers<FieldsOf[Kind]>;
  /** Receives the accepted rows in order, in batches; the next batch waits for it. */
  onAccepted?: (rows: readonly AcceptedRow<Kind>[]) => Promise<void> | void;
  batchSize?: number;
  /** Refused and ignored rows are listed up to this many; they are counted beyond it. */
  maxListed?: number;
  /** Asked of the file itself; looked at once its first rows are read. */
  fileQuestions?: () => readonly SheetQuestion<FieldsOf[Kind]>[];
  /** A refusal on top of the rules of the sheet, e.g. another office's row; null lets the record in. */
  refuse?: Objection<Kind>;
  /** Warnings on top of those of the sheet. */
  warn?: Caution<Kind>;
  /** The last day a gift can be of: that of the upload, so that a preview holds until its commit. */
  today?: IsoDay;
  /** What all rows show of the order in their days; the first rows alone where nobody looked at all. */
  yearPlaceIn?: YearPlaceIn;
  /** Lists by which words of the sheet are read; left out: as every platform begins with them. */
  terms?: SheetTerms;
}

/** What reading a sheet finds. With `questions` open no row was judged: rows are judged only once the sheet is understood. */
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
  warnings: readonly WarnedCell[];
  warnedRows: number;
  /** Rows of data that the workbook does not show and that were judged like the others. */
  hiddenRows: readonly number[];
  hiddenCount: number;
  /** Rows that the workbook does not show and that a person left out. */
  hiddenLeftOut: number;
  totals: TotalsOf[Kind];
  /** Of gifts; null where none was accepted. */
  days: DaysRead | null;
  /** The sheet's own totals beside what was read. */
  sheetTotals: readonly SheetTotal[];
};

const defaultBatchSize = 500;
const defaultMaxListed = 10_000;
const sampleRowCount = 5;

/** Takes the rows the heading is looked for in; the iterator then stands at the row after them. */
async function takeFirst(rows: AsyncIterator<SheetRow>): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  while (first.length < headingSearchRows) {
    const next = await rows.next();
    if (next.done) break;
    if (!next.value.cells.every(isBlank)) first.push(next.value);
  }
  return first;
}

/**
 * Reads the rows of a spreadsheet into what a person sees before anything is written. The commit reads them the same
 * way: hand it `onAccepted` and it passes the accepted records on as they come.
 */
export async function previewRows<Kind extends SheetKind>(
  kind: Kind,
  source: AsyncIterable<SheetRow>,
  {
    answers = {},
    onAccepted,
    batchSize = defaultBatchSize,
    maxListed: maxListed = defaultMaxListed,
    fileQuestions = () => [],
    refuse,
    warn,
    today,
    yearPlaceIn,
    terms,
  }: PreviewOptions<Kind> = {},
): Promise<Preview<Kind>> {
  const rows = source[Symbol.asyncIterator]();
  try {
    const first = await takeFirst(rows);
    const understood = understandSheet(kind, first, answers);
    const open = fileQuestions();
    // Which sheet comes first: what the others ask depends on it.
    const understanding = open.length > 0 ? { ...understood, questions: open } : understood;
    const data = first.filter(({ row }) => row > (understanding.headingRow ?? Number.POSITIVE_INFINITY));
    const counted = tallyOf(kind, maxListed, terms);

    if (understanding.questions.length === 0) {
      const heading = headingKey(first.find(({ row }) => row === understanding.headingRow)?.cells ?? []);
      const judge = rowJudge(kind, understanding, counted, {
        answers,
        heading,
        today,
        refuse,
        warn,
        terms,
        yearPlaceIn: yearPlaceIn ?? placesIn(understanding.mapping, data, today),
      });
      let batch: AcceptedRow<Kind>[] = [];
      const flush = async (): Promise<void> => {
        if (batch.length > 0) await onAccepted?.(batch);
        batch = [];
      };
      const take = async (row: SheetRow): Promise<void> => {
        const accepted = judge(row);
        if (accepted && onAccepted) batch.push(accepted);
        if (batch.length >= batchSize) await flush();
      };
      for (const row of data) await take(row);
      for (let next = await rows.next(); !next.done; next = await rows.next()) await take(next.value);
      await flush();
    }
    const sampleRows = data
      .slice(0, sampleRowCount)
      .map(({ row, cells }) => ({ row, cells: cells.map(cellText) }));
    const asked = counted.questions(understanding.mapping);
    if (asked.length === 0) return { kind, understanding, sampleRows, ...counted.result() };
    const nothing = tallyOf(kind, maxListed, terms).result();
    return { kind, understanding: { ...understanding, questions: asked }, sampleRows, ...nothing };
  } finally {
    await rows.return?.();
  }
}

function placesIn(
  mapping: Parameters<typeof yearPlaces>[0],
  rows: readonly SheetRow[],
  today: IsoDay | undefined,
): YearPlaceIn {
  const places = yearPlaces(mapping, today);
  for (const { cells } of rows) places.add(cells);
  return places.placeIn;
}

/**
 * Reads a sheet for where the year stands in its columns of days, before a row is judged: the cell that decides may be the
 * last. A sheet that is not understood yet, or keeps its days as date cells, is not read to its end.
 */
async function findYearPlaces<Kind extends SheetKind>(
  kind: Kind,
  source: AsyncIterable<SheetRow>,
  { answers = {}, today }: Pick<PreviewOptions<Kind>, 'answers' | 'today'>,
): Promise<YearPlaceIn> {
  const rows = source[Symbol.asyncIterator]();
  try {
    const first = await takeFirst(rows);
    const { mapping, headingRow, questions } = understandSheet(kind, first, answers);
    const data = first.filter(({ row }) => row > (headingRow ?? Number.POSITIVE_INFINITY));
    const places = yearPlaces(mapping, today);
    for (const { cells } of data) places.add(cells);
    if (questions.length > 0 || !places.areWritten(data)) return places.placeIn;
    for (let next = await rows.next(); !next.done; next = await rows.next()) places.add(next.value.cells);
    return places.placeIn;
  } finally {
    await rows.return?.();
  }
}

export interface FileOptions<Kind extends SheetKind> extends PreviewOptions<Kind> {
  /** Stands for the province where neither the file nor a person names one. */
  officeProvinceCode?: string | null;
  /** Told the sheet row reached, every few thousand rows. */
  onProgress?: (row: number) => Promise<void>;
}

const progressRows = 20_000;

async function* told(
  rows: AsyncIterable<SheetRow>,
  onProgress: (row: number) => Promise<void>,
): AsyncGenerator<SheetRow> {
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    if (seen % progressRows === 0) await onProgress(row.row);
    yield row;
  }
}

/** Reads the only sheet that holds this kind of data, or the one a person named; asks when several could. */
function sheetChooser(kind: SheetKind, answered: number | undefined) {
  let candidates: readonly { sheet: number; name: string }[] = [];
  let isAnswered = false;
  const choose: ChooseSheet = (sheets) => {
    isAnswered = answered !== undefined && answered < sheets.length;
    candidates = sheets.flatMap(({ name, rows }, sheet) => (holdsSheet(kind, rows) ? [{ sheet, name }] : []));
    return (isAnswered ? answered : candidates[0]?.sheet) ?? 0;
  };
  const isOpen = () => !isAnswered && candidates.length > 1;
  return { choose, questions: () => (isOpen() ? [{ ask: 'sheet' as const, sheets: candidates }] : []) };
}

/** Reads a stored file. A file that does not say its province is taken to be of the office that sends it. */
export async function previewFile<Kind extends SheetKind>(
  kind: Kind,
  path: string,
  { officeProvinceCode = null, onProgress = async () => {}, ...options }: FileOptions<Kind> = {},
): Promise<Preview<Kind>> {
  const readWith = async (answers: SheetAnswers<FieldsOf[Kind]> | undefined) => {
    const looked = sheetChooser(kind, answers?.sheet).choose;
    const yearPlaceIn = await findYearPlaces(kind, readRows(path, { chooseSheet: looked }), {
      ...options,
      ...(answers && { answers }),
    });
    const { choose, questions } = sheetChooser(kind, answers?.sheet);
    const rows = told(readRows(path, { chooseSheet: choose }), onProgress);
    return previewRows(kind, rows, {
      ...options,
      yearPlaceIn,
      fileQuestions: questions,
      ...(answers && { answers }),
    });
  };
  const first = await readWith(options.answers);
  const asksProvince = first.understanding.questions.some(({ ask }) => ask === 'province');
  if (!asksProvince || officeProvinceCode === null) return first;
  return readWith({ ...options.answers, provinceCode: officeProvinceCode });
}
