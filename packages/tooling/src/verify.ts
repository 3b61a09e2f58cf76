import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { print, root } from './repository.ts';
import { runCommand } from './run-command.ts';
import { runSteps, type Step } from './run-steps.ts';

/**
 * Everything `pnpm verify` checks: no database, no network, under a minute on two cores. The slowest come first,
 * so that the short ones fill the second core. To add a check, add a line.
 */
const steps: readonly Step[] = [
  { name: 'types and lint', command: ['node', 'packages/tooling/src/types-and-lint.ts'] },
  { name: 'types of the web', command: ['node', 'packages/tooling/src/types.ts', '--web'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  {
    name: 'arrows',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'packages', 'apps', 'infra'],
  },
  { name: 'unused', command: ['knip', '--no-config-hints'] },
  { name: 'features', command: ['node', 'packages/tooling/src/check-features.ts'] },
  { name: 'sizes', command: ['node', 'packages/tooling/src/check-sizes.ts'] },
  { name: 'lists', command: ['node', 'packages/tooling/src/lists.ts', '--check'] },
  { name: 'documents', command: ['node', 'packages/tooling/src/documents.ts', '--check'] },
  { name: 'migrations', command: ['node', 'packages/db/src/migrations/check.ts'] },
  { name: 'containers', command: ['dclint', '--max-warnings', '0', 'docker-compose.yml'] },
  { name: 'manifests', command: ['sherif', '-r', 'root-package-manager-field'] },
];

/** The web's tools read types and settings that kit writes; a fresh clone has none yet. */
const webFolder = `${root}apps/web`;
if (existsSync(`${webFolder}/vite.config.ts`)) {
  await runCommand(['node', 'packages/i18n/scripts/compile.ts']);
  await runCommand([`${webFolder}/node_modules/.bin/svelte-kit`, 'sync'], webFolder);
}

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const chosen = values.only ? steps.filter((step) => values.only?.includes(step.name)) : steps;
if (chosen.length === 0)
  throw new Error(`no such step; there are: ${steps.map((step) => step.name).join(', ')}`);

const startedAt = performance.now();
const outcome = await runSteps(chosen, { workers: 2, print, skipIsFailure: process.env['CI'] === 'true' });
print(`verified in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
print(`${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped`);
process.exitCode = outcome.failed > 0 ? 1 : 0;
