import ts from 'typescript';
import { importsBetween } from './ownership.ts';
import { type Feature, type Source, walk } from './sources.ts';
import { listed, tablesOf } from './table-use.ts';

/**
 * Which tables each act of the platform itself may touch: those that the feature it belongs to owns and reads, and those of
 * the features whose verbs it uses. Derived from what every `index.ts` says of itself, which the house check holds true.
 */
export function reachPage(sources: readonly Source[], features: readonly Feature[]): string {
  const tables = tablesOf(sources);
  const uses = importsBetween(features);
  const own = new Map(
    features.map(({ name, head }) => [
      name,
      [...listed(head, 'Tables?', tables), ...listed(head, 'Reads', tables)],
    ]),
  );
  const reachOf = (name: string): Set<string> => {
    const seen = new Set([name]);
    for (const feature of seen) for (const used of uses.get(feature) ?? []) seen.add(used);
    return new Set([...seen].flatMap((feature) => own.get(feature) ?? []).concat('audit'));
  };
  const jobs = new Map<string, Set<string>>();
  const services = new Map<string, Set<string>>();
  for (const feature of features)
    for (const file of feature.files.filter((candidate) => !candidate.isTest)) {
      for (const act of jobNames(file)) add(jobs, act, reachOf(feature.name));
      for (const act of serviceNames(file)) add(services, act, reachOf(feature.name));
    }
  return page(jobs, services);
}

function add(acts: Map<string, Set<string>>, act: string, tables: ReadonlySet<string>): void {
  acts.set(act, new Set([...(acts.get(act) ?? []), ...tables]));
}

/** Names of jobs and schedules: `name: 'noun.act'` in an object of a feature. */
function jobNames({ text }: Source): string[] {
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
  return `// Written by \`pnpm generate\` from the heads of the features' index.ts: which tables each act of the platform itself may
// touch. Row-level security shows it no row of any other.

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
