// `pnpm judges [--json]`: what readers that are not ours say of what we publish. They come from the registry at the version
// named here, or from the system's packages, so this needs them; no part of `pnpm verify`, which does without.
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { print, root } from '../repository.ts';
import { sampleJournal } from './sample-journal.ts';
import { changeOneByte, writeSampleLog } from './sample-log.ts';

/** How long a reader may take, its download included. */
const timeoutMs = 180_000;

interface Judge {
  readonly name: string;
  /** Program, and what it is given first: of the registry package and version, of the system its own name. */
  readonly command: readonly [string, ...string[]];
  readonly args: readonly string[];
  /** Errors that it found, read from what it says. */
  errorsIn(output: string): number;
}

const folderFor = () => mkdtempSync(join(tmpdir(), 'hamyar-judges-'));
const ruleset = join(folderFor(), 'spectral.yaml');
writeFileSync(ruleset, 'extends: ["spectral:oas"]\n');
const openapi = `${root}openapi.json`;
const journal = join(folderFor(), 'books.journal');
writeFileSync(journal, sampleJournal());
const log = folderFor();
const brokenLog = folderFor();
const leaves = 70_000;
const logKey = writeSampleLog(log, leaves);
const brokenLogKey = writeSampleLog(brokenLog, leaves);
changeOneByte(brokenLog);

/** Go and its reader of logs as Debian has them: golang-go, golang-golang-x-mod-dev. */
const goRun = ['go', 'run', `${root}packages/tooling/src/judges/check-log.go`] as const;
const goEnvironment = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: folderFor() };

const judges: readonly Judge[] = [
  {
    name: 'openapi.redocly',
    command: ['npx', '-y', '@redocly/cli@2.77.0'],
    args: ['lint', openapi, '--extends', 'recommended', '--format', 'json'],
    errorsIn: (output) => (parsed(output) as { totals: { errors: number } }).totals.errors,
  },
  {
    name: 'openapi.spectral',
    command: ['npx', '-y', '@stoplight/spectral-cli@6.16.3'],
    args: ['lint', openapi, '-r', ruleset, '-f', 'json', '--quiet'],
    errorsIn: (output) =>
      (parsed(output) as { severity: number }[]).filter(({ severity }) => severity === 0).length,
  },
  {
    name: 'journal.hledger',
    command: ['hledger'],
    args: ['-f', journal, 'balance', '--strict', 'assets:bank', '-N'],
    // It prints balances when every assertion holds, and else nothing that ends so.
    errorsIn: (output) => (/899999999000 IRR\s+assets:bank:IR-09/.test(output) ? 0 : 1),
  },
  {
    name: 'log.sumdb',
    command: goRun,
    args: [log, logKey],
    errorsIn: (output) => (output.trim() === 'OK' ? 0 : 1),
  },
  {
    name: 'log.sumdb.changed',
    command: goRun,
    args: [brokenLog, brokenLogKey],
    errorsIn: (output) => (/inconsistent tile|invalid transparency proof/.test(output) ? 0 : 1),
  },
];

/** The JSON in what a tool prints: some say a word before or after it. */
function parsed(output: string): unknown {
  const begin = output.search(/[[{]/);
  const end = Math.max(output.lastIndexOf(']'), output.lastIndexOf('}')) + 1;
  return JSON.parse(begin < 0 ? '[]' : output.slice(begin, end));
}

/** What a tool prints, whatever it exits with: its findings are what it says. */
function run({ command: [program, ...first], args }: Judge): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...goEnvironment };
    const options = { timeout: timeoutMs, maxBuffer: 64 * 1_024 * 1_024, cwd: tmpdir(), env };
    execFile(program, [...first, ...args], options, (error, stdout) => {
      if (error?.killed) reject(new Error(`${program} did not end within ${timeoutMs / 1_000} s`));
      else if (stdout.trim() === '' && error) reject(error);
      else resolve(stdout);
    });
  });
}

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const rows: { name: string; value: number; unit: string }[] = [];
for (const judge of judges)
  rows.push({ name: judge.name, value: judge.errorsIn(await run(judge)), unit: 'errors' });
if (values.json) print(JSON.stringify({ name: 'judges', rows }));
else for (const { name, value } of rows) print(`${value > 0 ? 'FAIL' : 'ok  '} ${name}: ${value} errors`);
process.exitCode = rows.every(({ value }) => value === 0) ? 0 : 1;
