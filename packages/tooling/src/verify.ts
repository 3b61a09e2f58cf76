import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { print, readText, root } from './repository.ts';
import { runCommand } from './run-command.ts';

/**
 * Everything `pnpm verify` checks: every script of the root that begins with `check:`. No database, no network. To add a
 * check, add a script and its task in turbo.json, which says on what it depends: what has not changed is not done again.
 */
const scripts = (JSON.parse(readText('package.json')) as { scripts: Record<string, string> }).scripts;
const all = Object.keys(scripts).filter((name) => name.startsWith('check:'));
const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, force: { type: 'boolean' } },
});
const chosen = values.only ? all.filter((name) => values.only?.includes(name.slice('check:'.length))) : all;
if (chosen.length === 0)
  throw new Error(`no such check; there are: ${all.join(', ').replaceAll('check:', '')}`);

/** What turbo writes down of a run. */
interface Summary {
  readonly tasks: readonly {
    readonly task: string;
    readonly package: string;
    readonly cache: { readonly status: 'HIT' | 'MISS' };
    readonly execution?: { readonly startTime: number; readonly endTime: number; readonly exitCode: number };
  }[];
}

const runs = `${root}.turbo/runs/`;
const startedAt = performance.now();
rmSync(runs, { recursive: true, force: true });
const result = await runCommand([
  'turbo',
  'run',
  ...chosen,
  '--filter=//',
  '--concurrency=2',
  '--continue',
  '--output-logs=errors-only',
  '--log-prefix=none',
  '--summarize',
  ...(values.force ? ['--force'] : []),
]);
const [file] = existsSync(runs) ? readdirSync(runs) : [];
const summary = file ? (JSON.parse(readFileSync(runs + file, 'utf8')) as Summary) : { tasks: [] };

let passed = 0;
for (const name of chosen) {
  const task = summary.tasks.find((candidate) => candidate.task === name);
  const isPassed = task?.execution?.exitCode === 0;
  if (isPassed) passed += 1;
  const { startTime = 0, endTime = 0 } = task?.execution ?? {};
  const time = task?.cache.status === 'HIT' ? 'unchanged' : `${((endTime - startTime) / 1_000).toFixed(1)} s`;
  print(`${isPassed ? 'ok  ' : 'FAIL'}  ${name.slice('check:'.length).padEnd(14)}  ${time}`);
}
const failed = chosen.length - passed;
if (failed > 0) print(result.output);
print(`verified in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
print(`${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed > 0 ? 1 : 0;
