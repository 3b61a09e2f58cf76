/** One measured figure; `reference` was measured in the same run, `ratio` = value / reference. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference?: number;
  readonly ratio?: number;
}

/** A row with its reference and the ratio between them. */
export function against(name: string, value: number, unit: string, reference: number): Row {
  return { name, value: round(value), unit, reference: round(reference), ratio: round(value / reference) };
}

export function figure(name: string, value: number, unit: string): Row {
  return { name, value: round(value), unit };
}

/** Middle of the values: one slow turn of a shared machine does not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, two) => one - two);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Value that so many hundredths of the values do not exceed. */
export function percentile(values: readonly number[], hundredth: number): number {
  const sorted = [...values].sort((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredth) / 100))] ?? Number.NaN;
}

const round = (value: number): number => Number(value.toPrecision(4));

/** Measures something; words of the command line that are left over go to a program that takes any. */
export type Program = (words: readonly string[]) => Promise<Row[]>;

/**
 * The command line shared by `pnpm bench` and `pnpm chaos`: NAME [--json], and what the named program takes itself.
 * With --json standard output holds the one JSON line and nothing else; exit code 0 means that it ran.
 */
export async function runNamed(command: string, programs: Readonly<Record<string, Program>>): Promise<void> {
  const words = process.argv.slice(2).filter((word) => word !== '--');
  const [name = '', ...rest] = words.filter((word) => word !== '--json');
  const program = programs[name];
  if (!program || (program.length === 0 && rest.length > 0)) {
    console.error(`usage: pnpm ${command} NAME [--json]\nnames: ${Object.keys(programs).join(', ')}`);
    process.exit(2);
  }
  const rows = await program(rest);
  if (words.includes('--json')) console.log(JSON.stringify({ name, rows }));
  else printTable(rows);
  process.exit(0);
}

function printTable(rows: readonly Row[]): void {
  const width = Math.max(...rows.map((row) => row.name.length));
  for (const row of rows) {
    const reference =
      row.reference === undefined ? '' : `   reference ${row.reference} ${row.unit}, ratio ${row.ratio}`;
    console.log(`${row.name.padEnd(width)}  ${String(row.value).padStart(10)} ${row.unit}${reference}`);
  }
}
