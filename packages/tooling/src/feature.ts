import { featuresIn, kindOf, readingOrder } from './feature-grammar.ts';
import { partsOf } from './house/completeness.ts';
import { headOf, projectSources } from './house/sources.ts';
import { lineCount, print, readText, repositoryFiles } from './repository.ts';

/** `pnpm feature <noun>`: where everything of a feature is, in the order to read it. */
const [asked] = process.argv.slice(2);
const files = repositoryFiles();
const features = featuresIn(files);
const name = [...features.keys()].find((full) => full === asked || full.endsWith(`/${asked}`));

if (asked === undefined || name === undefined) {
  print(asked === undefined ? 'pnpm feature <noun>' : `there is no feature «${asked}»`);
  print(`features: ${[...features.keys()].sort().join(', ')}`);
  process.exitCode = 1;
} else {
  const head = headOf(readText(`packages/features/src/${name}/index.ts`));
  print(head);
  section(name, [...(features.get(name) ?? [])].sort(byReadingOrder), head);
  const parts = partsOf(name, projectSources(), files);
  section('Contract', parts.contract, head);
  section('Tables', parts.tables, head);
  section('Messages', parts.messages, head);
  section('Pages', [...parts.web, ...parts.pages], head);
  section('Docs', parts.docs, head);
}

function section(title: string, paths: readonly string[], head: string): void {
  print(`\n${title}`);
  for (const path of paths) print(`${String(lineCount(readText(path))).padStart(6)}  ${path}`);
  if (paths.length > 0) return;
  const none = new RegExp(`\\b${title.replace(/s$/, 's?')}: (none, because [^.]*)`).exec(head)?.[1];
  print(`     –  ${none ?? 'none'}`);
}

function byReadingOrder(a: string, b: string): number {
  return place(a) - place(b) || (a < b ? -1 : 1);
}

function place(path: string): number {
  const kind = kindOf(path.slice(path.lastIndexOf('/') + 1));
  return kind === null ? readingOrder.length : readingOrder.indexOf(kind);
}
