// `pnpm house [--json] [--list ROW]`: measures the structure from the code; `--check` fails where a bound is broken.
import { parseArgs } from 'node:util';
import { bareFigures } from './house/bare-figures.ts';
import { featuresIncomplete } from './house/completeness.ts';
import { unusedMessages } from './house/messages.ts';
import { namesApart } from './house/names.ts';
import { cyclesOf, importsBetween, ownershipOf } from './house/ownership.ts';
import { guardsThatCannotRefuse, untranslatedReasons } from './house/reasons-and-guards.ts';
import * as shapes from './house/shapes.ts';
import { featuresOf, projectSources } from './house/sources.ts';
import { filtersThatMayBeNull } from './house/statements.ts';
import { statesPastTheirMove } from './house/states.ts';
import { bannedWords } from './house/words.ts';
import { print } from './repository.ts';

/** A figure of the house, what it may be at most (or at least), and what it counted. */
interface HouseRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: number;
  readonly atLeast?: true;
  readonly findings: readonly string[];
}

function measure(): HouseRow[] {
  const sources = projectSources();
  const features = featuresOf(sources);
  const ownership = ownershipOf(sources, features);
  const count = (name: string, findings: readonly string[], bound = 0): HouseRow => ({
    name,
    value: findings.length,
    unit: 'count',
    bound,
    findings,
  });
  const casts = shapes.casts(sources);
  const docstrings = shapes.docstrings(sources);
  const documented = docstrings.all - docstrings.missing.length;
  return [
    count('foreignWrites', ownership.foreignWrites),
    count('unlistedReads', ownership.unlistedReads),
    count('tableCycles', ownership.tableCycles),
    count('ownerlessTables', ownership.ownerless),
    count('filtersThatMayBeNull', filtersThatMayBeNull(sources)),
    count('statesPastTheirMove', statesPastTheirMove(sources)),
    count('importCycles', cyclesOf(importsBetween(features))),
    count('namesApart', namesApart(sources, features)),
    count('featuresIncomplete', featuresIncomplete(features, sources)),
    count('functionsOver70', shapes.longFunctions(sources)),
    count('filesOver300', shapes.longFiles(sources)),
    { name: 'fileMedian', value: shapes.fileLines(sources, 0.5), unit: 'lines', bound: 60, findings: [] },
    { name: 'fileNinetieth', value: shapes.fileLines(sources, 0.9), unit: 'lines', bound: 200, findings: [] },
    {
      name: 'casts',
      value: round((casts.length * 1_000) / shapes.codeLines(sources)),
      unit: 'per 1,000 lines',
      bound: 1.5,
      findings: casts,
    },
    {
      name: 'docstrings',
      value: round((documented * 100) / Math.max(1, docstrings.all)),
      unit: '%',
      bound: 100,
      atLeast: true,
      findings: docstrings.missing,
    },
    count('untranslatedReasons', untranslatedReasons(sources)),
    count('bareFigures', bareFigures(sources)),
    count('unusedMessages', unusedMessages(sources)),
    count('bannedWords', bannedWords()),
    count('guardsThatCannotRefuse', guardsThatCannotRefuse(features, sources)),
    count('typedArrayDefaults', shapes.typedArrayDefaults(sources), 50),
  ];
}

const round = (value: number): number => Math.floor(value * 100) / 100;

const holds = (row: HouseRow): boolean => (row.atLeast ? row.value >= row.bound : row.value <= row.bound);

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, check: { type: 'boolean' }, list: { type: 'string' } },
});
const rows = measure();
if (values.list !== undefined) {
  for (const line of rows.find((row) => row.name === values.list)?.findings ?? []) print(line);
} else if (values.json) {
  print(
    JSON.stringify({ name: 'house', rows: rows.map(({ name, value, unit }) => ({ name, value, unit })) }),
  );
} else {
  for (const row of rows) {
    const bound = `${row.atLeast ? '≥' : '≤'} ${row.bound}`;
    print(
      `${holds(row) ? 'ok  ' : 'FAIL'}  ${row.name.padEnd(22)} ${String(row.value).padStart(8)} ${row.unit} (${bound})`,
    );
    if (values.check && !holds(row))
      for (const finding of row.findings.slice(0, 40)) print(`        ${finding}`);
  }
}
if (values.check && !rows.every(holds)) process.exitCode = 1;
