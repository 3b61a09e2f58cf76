import { parseArgs } from 'node:util';
import { amountUnitChoices, type IsoDay, matchContributionKind, type SheetKind, today } from '@hamyar/domain';
import { defaultDataFolder } from './project-root.ts';

export interface ImportOptions {
  readonly kind: SheetKind;
  readonly file: string;
  readonly provinceCode: string | null;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly dataFolder: string;
  /** The day the file is read on, in Tehran: the last one a gift can be of. */
  readonly today: IsoDay;
  /** What a person would settle on the page. */
  readonly answers: Record<string, unknown>;
}

const usage = `pnpm run import <contributions|volunteers|needs> FILE [--province IR-09] [--dry-run] [--json] [--data DIR] [--today YYYY-MM-DD] [--answer FIELD=VALUE]…

  --province CODE       the office that sends the file; also the province of rows that name none
  --dry-run             read and judge the file, write nothing; needs no database. One that runs (that of the data folder, or
                        DATABASE_URL) is asked which gifts it holds already
  --today YYYY-MM-DD    of a dry run: read the file as on that day; without it as today in Tehran
  --json                the answer as JSON and nothing else
  --data DIR            folder of the data (.data); its database is started when it is not running
  --answer FIELD=VALUE  settles a question: unit=thousand_rial, kind=cash, sheet=2, paid=WORD or not_paid=WORD for a word of
                        the status column, countyCode=0916 or countyCode=none for all rows, hiddenRows=leave_out,
                        same=ROW or different=ROW for a gift that may be there (same=others for the rest), or a column
                        for a field: amount=C, note=none
  DATABASE_URL          (environment) a PostgreSQL of your own, as its owner role, instead of the embedded one`;

const kinds: readonly SheetKind[] = ['contributions', 'volunteers', 'needs'];

/** @throws Error whose message is the usage or says which option is wrong */
export function readImportOptions(args: readonly string[]): ImportOptions {
  const { values, positionals } = parseArgs({
    args: args.filter((argument) => argument !== '--'),
    allowPositionals: true,
    options: {
      province: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      data: { type: 'string', default: defaultDataFolder },
      today: { type: 'string' },
      answer: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const kind = kinds.find((known) => known === positionals[0]);
  const file = positionals[1];
  if (values.help || !kind || !file || positionals.length > 2) throw new Error(usage);
  const provinceCode = values.province ?? null;
  if (provinceCode !== null && !/^IR-(?:[0-2]\d|30)$/.test(provinceCode))
    throw new Error(`--province ${provinceCode}: write a code from IR-00 to IR-30`);
  const readOn = values.today ?? today(new Date());
  if (!isDay(readOn)) throw new Error(`--today ${readOn}: write a day, such as 2026-11-28`);
  if (values.today !== undefined && !values['dry-run'])
    throw new Error('--today is of a dry run: what is written is read on its own day');
  const answers = { ...(provinceCode && { provinceCode }), ...answersOf(values.answer) };
  return {
    kind,
    file,
    provinceCode,
    dryRun: values['dry-run'],
    json: values.json,
    dataFolder: values.data,
    today: readOn,
    answers,
  };
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);

function answersOf(pairs: readonly string[]): Record<string, unknown> {
  const mapping: Record<string, number | null> = {};
  const statuses: Record<string, string> = {};
  const sameRows: Record<string, string> = {};
  let sameOthers: string | null = null;
  const answers: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [field = '', value = ''] = pair.split(/=(.*)/s);
    if (field === 'unit' && amountUnitChoices.some((unit) => unit === value)) answers['unit'] = value;
    else if (field === 'paid' || field === 'not_paid') statuses[value] = field;
    else if (field === 'sheet' && /^[1-9]\d?$/.test(value)) answers['sheet'] = Number(value) - 1;
    else if (field === 'countyCode' && /^(?:\d{4}|none)$/.test(value)) answers['countyCode'] = value;
    else if (field === 'hiddenRows' && /^(?:include|leave_out)$/.test(value)) answers['hiddenRows'] = value;
    else if ((field === 'same' || field === 'different') && value === 'others') sameOthers = field;
    else if ((field === 'same' || field === 'different') && /^\d{1,7}$/.test(value)) sameRows[value] = field;
    else if (field === 'kind' && matchContributionKind(value)) answers['kind'] = matchContributionKind(value);
    else if (/^[a-zA-Z]+$/.test(field) && field !== 'unit' && (value === 'none' || columnOf(value) !== null))
      mapping[field] = value === 'none' ? null : columnOf(value);
    else
      throw new Error(
        `--answer ${pair}: write unit=${amountUnitChoices.join('|')}, kind=cash|goods|service, sheet=1, paid=WORD, not_paid=WORD or FIELD=COLUMN`,
      );
  }
  const isFilled = (object: object): boolean => Object.keys(object).length > 0;
  const sameGifts = { ...(sameOthers && { others: sameOthers }), rows: sameRows };
  if (sameOthers !== null || isFilled(sameRows)) answers['sameGifts'] = sameGifts;
  return { ...answers, ...(isFilled(mapping) && { mapping }), ...(isFilled(statuses) && { statuses }) };
}

/** A column as spreadsheets call it (`A` … `ZZ`), from 0. */
function columnOf(letters: string): number | null {
  if (!/^[A-Za-z]{1,2}$/.test(letters)) return null;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
