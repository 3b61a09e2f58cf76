import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { print, root } from './repository.ts';
import { scaffold } from './scaffold.ts';

/** `pnpm new-feature <name>`: the smallest feature that compiles, passes its test and keeps the grammar. */
const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9-]*$/.test(name)) {
  print('pnpm new-feature <name>: one plural noun in kebab-case, such as pledges');
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
print(
  `next: a table in packages/db/src/tables/${name}.ts, the first verb, routes.ts; then pnpm feature ${name}`,
);
