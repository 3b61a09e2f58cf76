import { featuresIn, kindOf, readingOrder } from './feature-grammar.ts';
import { lineCount, print, readText, repositoryFiles } from './repository.ts';

/** `pnpm feature <name>`: where everything of a feature is, in the order to read it. */
const [name] = process.argv.slice(2);
const paths = repositoryFiles();
const features = featuresIn(paths);

if (name === undefined || !features.has(name)) {
  print(name === undefined ? 'pnpm feature <name>' : `there is no feature «${name}»`);
  print(`features: ${[...features.keys()].join(', ') || 'none yet'}`);
  process.exitCode = 1;
} else {
  const own = [...(features.get(name) ?? [])].sort(byReadingOrder);
  section(`packages/features/src/${name}`, own);
  section('contract', [`packages/contracts/src/${name}.ts`]);
  section('tables', [`packages/db/src/tables/${name}.ts`]);
  section(
    'web',
    paths.filter((path) => path.startsWith(`apps/web/src/lib/features/${name}/`)),
  );
  section('page of the docs', [`docs/features/${name}.md`]);
}

function section(title: string, candidates: readonly string[]): void {
  print(title);
  const present = candidates.filter((path) => paths.includes(path));
  for (const path of present) print(`${String(lineCount(readText(path))).padStart(6)}  ${path}`);
  if (present.length === 0) print(`     –  ${candidates[0] ?? 'none'}`);
}

function byReadingOrder(a: string, b: string): number {
  return place(a) - place(b) || (a < b ? -1 : 1);
}

function place(path: string): number {
  const kind = kindOf(path.slice(path.lastIndexOf('/') + 1));
  return kind === null ? readingOrder.length : readingOrder.indexOf(kind);
}
