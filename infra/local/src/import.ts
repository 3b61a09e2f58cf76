import { type SheetAnswers, type SheetKind, tehranInstant, today } from '@hamyar/domain';
import {
  cautionOf,
  differingIn,
  presentPreview,
  previewFile,
  refusalOf,
} from '@hamyar/features/desk/imports/index';
import { isSpreadsheetError } from '@hamyar/sheets/spreadsheet-error';
import { commitFile } from './import-commit.ts';
import { openKnown } from './import-known.ts';
import { sentenceOf, totalDiffers } from './import-messages.ts';
import { type ImportOptions, readImportOptions } from './import-options.ts';
import { presentDoubts } from './import-present.ts';

/** A refusal by reason; `more` helps a program, the sentence a person. */
interface Refusal {
  readonly reason: string;
  readonly more?: object;
}

/** What the platform holds already of the gifts of a dry run; none where no database can be asked. */
async function readWithKnown(options: ImportOptions) {
  const answers = options.answers as SheetAnswers<never>;
  const reading = { answers, maxListed: 500_000, today: options.today };
  const { kind, file } = options;
  if (kind !== 'contributions' || !options.dryRun) {
    const now = new Date();
    const uploadedAt = options.today === today(now) ? now : tehranInstant(options.today);
    const refuse = refusalOf(kind, null);
    const caution = cautionOf<SheetKind>(kind, { uploadedAt, senderMobile: null });
    // A dry run knows the sheet alone: what the platform would refuse besides is said, and decided there.
    const warn: typeof caution = (record) => {
      const refusal = refuse(record);
      return refusal ? [refusal] : caution(record);
    };
    return { preview: await previewFile<SheetKind>(kind, file, { ...reading, warn }), known: null };
  }
  const known = await openKnown(options);
  if (known === null) return { preview: await previewFile(kind, file, reading), known: null };
  try {
    const preview = await previewFile(kind, file, { ...reading, onAccepted: known.take });
    return { preview, known: await known.result() };
  } finally {
    await known.close();
  }
}

async function run(options: ImportOptions): Promise<Record<string, unknown> | Refusal> {
  const { preview, known } = await readWithKnown(options);
  const { questions, headings, mapping } = preview.understanding;
  if (questions.length > 0) return { reason: 'needs_answers', more: { questions, headings, mapping } };
  for (const { row, statedIrr, readIrr } of differingIn(preview.sheetTotals))
    console.error(totalDiffers(row, statedIrr, readIrr));
  const answer = { ...presentPreview(preview), ...presentDoubts(preview, known) };
  if (options.dryRun) return answer;
  if (preview.acceptedRows === 0) return { reason: 'nothing_to_commit' };
  const committed = await commitFile(options);
  return 'reason' in committed ? committed : { ...answer, committed };
}

function reasonOf(error: unknown): string {
  if (isSpreadsheetError(error)) return error.reason;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'EISDIR' ? 'file_not_found' : 'unexpected';
}

function show(answer: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(answer)) {
    if (Array.isArray(value)) {
      console.log(`${name}: ${value.length}`);
      for (const { row, ...rest } of value as { row: number }[])
        console.log(`  ${[row, ...Object.values(rest)].join('\t')}`);
    } else if (typeof value === 'object' && value !== null) {
      console.log(`${name}:`);
      for (const [key, part] of Object.entries(value))
        console.log(`  ${key}\t${typeof part === 'object' ? JSON.stringify(part) : String(part)}`);
    } else console.log(`${name}: ${String(value)}`);
  }
}

function refuse({ reason, more }: Refusal, json: boolean): void {
  if (json) console.log(JSON.stringify({ error: { reason, ...more } }));
  console.error(sentenceOf(reason));
  if (more && !json) console.error(JSON.stringify(more, null, 2));
  process.exitCode = 1;
}

try {
  const options = readImportOptions(process.argv.slice(2));
  try {
    const answer = await run(options);
    if (typeof answer['reason' as keyof typeof answer] === 'string') refuse(answer as Refusal, options.json);
    else if (options.json) console.log(JSON.stringify(answer, null, 1));
    else show(answer as Record<string, unknown>);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'unexpected') console.error(error);
    refuse({ reason }, options.json);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
