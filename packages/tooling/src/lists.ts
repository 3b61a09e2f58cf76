// The lists that a package's entry makes of its folders: `pnpm generate` writes them; with --check it only says whether
// they are up to date. Apart from the documents, which import what these lists export.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { camelOf } from './house/names.ts';
import { print, repositoryFiles, root } from './repository.ts';

/** A generated entry: which file, and its lines from the files of the repository. */
interface List {
  readonly file: string;
  readonly lines: (files: readonly string[]) => string[];
}

const lists: readonly List[] = [
  {
    // One namespace a noun; what all of them share stands beside them.
    file: 'packages/contracts/src/index.ts',
    lines: (files) => [
      ...['call', 'endpoint', 'shared'].map((name) => `export * from './${name}.ts';`),
      ...under(files, /^packages\/contracts\/src\/([a-z]+\/[a-z0-9-]+)\.ts$/).map(
        (name) => `export * as ${camelOf(name.replace(/^.*\//, ''))} from './${name}.ts';`,
      ),
    ],
  },
  {
    file: 'packages/db/src/schema.ts',
    lines: (files) =>
      under(files, /^packages\/db\/src\/tables\/((?!columns\.ts)[a-z0-9/-]+)\.ts$/).map(
        (name) => `export * from './tables/${name}.ts';`,
      ),
  },
];

/** What a pattern's group matches in every file that is no test, sorted. */
function under(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((path) => pattern.exec(path)?.[1] ?? []).sort();
}

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const files = repositoryFiles();
for (const list of lists) {
  const text = `${list.lines(files).join('\n')}\n`;
  const before = await readFile(root + list.file, 'utf8').catch(() => null);
  if (text === before) continue;
  if (values.check) {
    print(`not up to date: ${list.file}; run \`pnpm generate\``);
    process.exitCode = 1;
  } else {
    await writeFile(root + list.file, text);
    print(`wrote ${list.file}`);
  }
}
