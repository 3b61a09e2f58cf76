import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { print, readText, root } from './repository.ts';
import { runCommand } from './run-command.ts';
import { rightsText, scaffold, withRow } from './scaffold.ts';

/** `pnpm new-feature <wing>/<noun>`: the smallest feature that serves a list, keeps the grammar and passes `verify`. */
const [name = ''] = process.argv.slice(2);
const wings = ['ground', 'service', 'giving', 'council', 'programmes', 'desk'];
if (!new RegExp(`^(${wings.join('|')})/[a-z][a-z0-9-]*s$`).test(name)) {
  print(`pnpm new-feature <wing>/<noun>: a plural noun in kebab-case, in one of ${wings.join(', ')}`);
  print('for example pnpm new-feature service/trainings');
  process.exit(1);
}
const files = scaffold(name);
const taken = files.filter(({ path }) => existsSync(root + path));
if (taken.length > 0) {
  for (const { path } of taken) print(`${path} is there already; nothing was written`);
  process.exit(1);
}
for (const { path, text } of files) {
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, text);
  print(`wrote ${path}`);
}
const registry = 'packages/features/src/features.ts';
writeFileSync(root + registry, withRow(readText(registry), name));
print(`wrote its row in ${registry}`);

const noun = name.replace(/^.*\//, '');
// In this order: the contract's and the tables' lists are written from their folders, then the migration from the tables.
for (const command of [
  ['node', 'packages/tooling/src/lists.ts'],
  ['node', 'packages/db/src/migrations/generate.ts', noun],
  ['node', 'packages/tooling/src/documents.ts'],
  ['oxfmt'],
] as const) {
  const { ok, output } = await runCommand(command);
  if (output.trim() !== '') print(output.trim());
  if (!ok) process.exit(1);
  const migration = /^wrote (\d+-[a-z-]+\.sql)/m.exec(output)?.[1];
  if (migration) appendFileSync(`${root}packages/db/migrations/${migration}`, rightsText(name));
}
print(
  `next: say in the migration who may see a row, if it holds a person or a province (row-level security); add the endpoint to the tables of`,
);
print(
  `apps/api/src/tests (access-matrix.ts, calls.ts), then the first verb that writes; see pnpm feature ${noun}`,
);
