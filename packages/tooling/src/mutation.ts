// `pnpm mutation [--json]`: how many small faults, put one after the other into the modules that must not be wrong, their
// rule tests alone find. Four minutes, so no part of `pnpm verify`; stryker.config.json names the modules.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { print, root } from './repository.ts';
import { runCommand } from './run-command.ts';

/** Per cent that a module's tests find at least. */
const bound = 80;

/** The report of Stryker, as far as it is read here. */
interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly mutants: readonly {
          readonly status: string;
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly location: { readonly start: { readonly line: number } };
        }[];
      }
    >
  >;
}

const { values } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const result = await runCommand(['stryker', 'run']);
if (!result.ok) {
  print(result.output);
  process.exit(1);
}
const { files } = JSON.parse(readFileSync(`${root}.data/mutation.json`, 'utf8')) as Report;
const rows = Object.entries(files).map(([path, { mutants }]) => {
  const counted = mutants.filter(({ status }) => status !== 'Ignored' && status !== 'CompileError');
  const alive = counted.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  return { path, alive, all: counted.length };
});
const percent = (alive: number, all: number) => Math.round((1000 * (all - alive)) / Math.max(1, all)) / 10;
const sum = (each: (row: (typeof rows)[number]) => number) =>
  rows.reduce((total, row) => total + each(row), 0);
const shown = [
  ...rows.map(({ path, alive, all }) => ({ name: path, value: percent(alive.length, all), unit: '%' })),
  {
    name: 'all',
    value: percent(
      sum(({ alive }) => alive.length),
      sum(({ all }) => all),
    ),
    unit: '%',
  },
];
if (values.json) print(JSON.stringify({ name: 'mutation', rows: shown }));
else {
  for (const { path, alive } of rows)
    for (const { location, mutatorName, replacement } of alive)
      print(`${path}:${location.start.line} lives: ${mutatorName} ${(replacement ?? '').slice(0, 90)}`);
  for (const { name, value } of shown)
    print(`${value < bound ? 'low' : 'ok '} ${String(value).padStart(5)} % ${name}`);
}
process.exitCode = shown.every(({ value }) => value >= bound) ? 0 : 1;
