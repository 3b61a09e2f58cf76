import { posix } from 'node:path';
import ts from 'typescript';
import { type Feature, type Source, walk } from './sources.ts';
import { tablesOf, usesOf } from './table-use.ts';

/**
 * Which tables each act of the platform itself may touch: those that the code it can come to touches. Followed file by
 * file, from where the job is declared or `asService` is called, through an `index.ts` to the very file that exports the name.
 */
export function reachPage(sources: readonly Source[], features: readonly Feature[]): string {
  const tables = tablesOf(sources);
  const files = features.flatMap((feature) => feature.files).filter((file) => !file.isTest);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const touched = new Map<string, Set<string>>();
  for (const { file, table } of features.flatMap((feature) => usesOf(feature, tables)))
    touched.set(file, (touched.get(file) ?? new Set()).add(table));
  const reachOf = (start: string): Set<string> => {
    const seen = new Set([start]);
    for (const path of seen) for (const next of importsOf(path, byPath)) seen.add(next);
    return new Set([...seen].flatMap((path) => [...(touched.get(path) ?? [])]).concat('audit'));
  };
  const jobs = new Map<string, Set<string>>();
  const services = new Map<string, Set<string>>();
  for (const file of files) {
    for (const act of jobNames(file)) add(jobs, act, reachOf(file.path));
    for (const act of serviceNames(file)) add(services, act, reachOf(file.path));
  }
  return page(jobs, services);
}

/** Files whose values a file imports; what comes through an `index.ts` comes from where that takes it. */
function importsOf(path: string, byPath: ReadonlyMap<string, Source>): string[] {
  return namedFrom(path, byPath).flatMap(({ name, file }) => {
    if (!file.endsWith('/index.ts')) return [file];
    const exported = namedFrom(file, byPath).find((candidate) => candidate.name === name);
    return exported ? [exported.file] : [];
  });
}

/** Values a file imports or re-exports by name, each with the file it stands in. */
function namedFrom(path: string, byPath: ReadonlyMap<string, Source>): { name: string; file: string }[] {
  const found: { name: string; file: string }[] = [];
  for (const statement of byPath.get(path)?.tree.statements ?? []) {
    const isImport = ts.isImportDeclaration(statement);
    if (!isImport && !ts.isExportDeclaration(statement)) continue;
    const specifier = statement.moduleSpecifier;
    const bindings = isImport ? statement.importClause?.namedBindings : statement.exportClause;
    const isTypeOnly = isImport ? statement.importClause?.isTypeOnly : statement.isTypeOnly;
    if (!specifier || !ts.isStringLiteral(specifier) || isTypeOnly || !bindings) continue;
    const file = posix.join(posix.dirname(path), specifier.text);
    if (!byPath.has(file)) continue;
    if (ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) found.push({ name: '*', file });
    else
      for (const element of bindings.elements)
        if (!element.isTypeOnly)
          found.push({ name: ((isImport ? element.propertyName : null) ?? element.name).text, file });
  }
  return found;
}

function add(acts: Map<string, Set<string>>, act: string, tables: ReadonlySet<string>): void {
  acts.set(act, new Set([...(acts.get(act) ?? []), ...tables]));
}

/** Names of jobs and schedules: `name: 'noun.act'` in an object of a feature. */
function jobNames({ path, text }: Source): string[] {
  if (path.endsWith('/events.ts')) return [];
  return [...text.matchAll(/\bname: '([a-z-]+\.[a-z-]+)'/g)].map(([, name = '']) => name);
}

/** The second argument of `asService`, and `gateway` where `asGateway` is called. */
function serviceNames({ tree }: Source): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if (!ts.isCallExpression(node)) return;
    const callee = node.expression.getText(tree);
    const name = node.arguments[1];
    if (callee === 'asService' && name && ts.isStringLiteral(name)) found.push(name.text);
    if (callee === 'asGateway') found.push('gateway');
  });
  return found;
}

function page(
  jobs: ReadonlyMap<string, ReadonlySet<string>>,
  services: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const rows = (acts: ReadonlyMap<string, ReadonlySet<string>>): string =>
    [...acts]
      .sort(([one], [two]) => (one < two ? -1 : 1))
      .map(
        ([act, tables]) =>
          `  ${/^[a-z]+$/.test(act) ? act : `'${act}'`}: [${[...tables]
            .sort()
            .map((table) => `'${table}'`)
            .join(', ')}],\n`,
      )
      .join('');
  return `// Written by \`pnpm generate\` from the code that each act of the platform itself can come to: which tables it may touch.
// Row-level security shows it no row of any other.

const serviceReach = {
${rows(services)}} as const;

const jobReach = {
${rows(jobs)}} as const;

/** Tables by act: of jobs and schedules, and of what is done for people before or without knowing who they are. */
export const reach = { ...serviceReach, ...jobReach };

/** What \`asService\` may be asked for. */
export type ServiceName = keyof typeof serviceReach;
`;
}
