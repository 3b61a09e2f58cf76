import type { Feature, Source } from './sources.ts';
import { listed, type TableUse, tablesOf, usesOf } from './table-use.ts';

/** What stands apart between features and tables, each with one line a finding. */
export interface Ownership {
  readonly foreignWrites: string[];
  readonly unlistedReads: string[];
  readonly tableCycles: string[];
  /** Tables that no feature and no machine of ours owns, or that two own. */
  readonly ownerless: string[];
}

/** Tables of the machines below the features; who they are is told by the package that writes them. */
const machines: ReadonlyMap<string, string> = new Map([
  ['outbox', 'delivery'],
  ['processed', 'delivery'],
  ['audit', 'platform'],
]);

/** Compares what each feature does to tables with what its `index.ts` says of itself. */
export function ownershipOf(sources: readonly Source[], features: readonly Feature[]): Ownership {
  const tables = tablesOf(sources);
  const owners = new Map<string, string[]>([...machines].map(([table, machine]) => [table, [machine]]));
  for (const { name, head } of features)
    for (const table of listed(head, 'Tables?', tables))
      owners.set(table, [...(owners.get(table) ?? []), name]);
  const uses = features.flatMap((feature) => usesOf(feature, tables));
  const ownerOf = (table: string): string => owners.get(table)?.[0] ?? 'nobody';
  const foreign = uses.filter((use) => ownerOf(use.table) !== use.feature);
  const reads = new Map(features.map(({ name, head }) => [name, new Set(listed(head, 'Reads', tables))]));
  const line = (use: TableUse): string =>
    `${use.feature} → ${use.table} of ${ownerOf(use.table)} (${use.file})`;
  return {
    foreignWrites: once(foreign.filter((use) => use.writes).map(line)),
    unlistedReads: once(
      foreign.filter((use) => !use.writes && !reads.get(use.feature)?.has(use.table)).map(line),
    ),
    tableCycles: cyclesOf(
      edges(
        foreign.filter((use) => !use.file.endsWith('/checks.ts')),
        ownerOf,
      ),
    ),
    ownerless: [...tables.values()]
      .filter((table) => owners.get(table)?.length !== 1)
      .map((table) => `${table}: ${owners.get(table)?.join(' and ') ?? 'nobody'}`),
  };
}

const once = (lines: readonly string[]): string[] => [...new Set(lines)].sort();

function edges(
  uses: readonly TableUse[],
  ownerOf: (table: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const { feature, table } of uses) {
    const reached = graph.get(feature) ?? new Set();
    graph.set(feature, reached.add(ownerOf(table)));
  }
  return graph;
}

/** Every cycle of a graph once, as `a → b → a`, from its first name in alphabetical order. */
export function cyclesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const cycles = new Set<string>();
  const visit = (path: readonly string[]): void => {
    const [start = ''] = path;
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) cycles.add([...path, start].join(' → '));
      // A cycle is found from its first name only, so later ones never lead back before it.
      else if (next > start && !path.includes(next)) visit([...path, next]);
    }
  };
  for (const name of [...graph.keys()].sort()) visit([name]);
  return [...cycles];
}

/** Features and the features whose code each of them imports, types included: a shared type is a dependency too. */
export function importsBetween(features: readonly Feature[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map(features.map((feature) => [feature.folder, feature.name]));
  return new Map(
    features.map((feature) => {
      const reached = new Set<string>();
      for (const file of feature.files.filter((candidate) => !candidate.isTest))
        for (const [, specifier = ''] of file.text.matchAll(/from '(\.\.\/[^']+)'/g)) {
          const target = new URL(specifier, `file:///${file.path}`).pathname.slice(1);
          const other = names.get(target.replace(/[^/]+$/, ''));
          if (other !== undefined && other !== feature.name) reached.add(other);
        }
      return [feature.name, reached];
    }),
  );
}
