import type { FeatureFile } from './feature-grammar.ts';

/** Which features each feature's production code imports, types included: a shared type is a dependency too. */
function importsOf(noun: string, files: readonly FeatureFile[]): string[] {
  const others = new Set<string>();
  for (const { path, text } of files) {
    if (path.endsWith('.test.ts')) continue;
    for (const match of text.matchAll(/from '\.\.\/([a-z0-9-]+)\//g))
      if (match[1] && match[1] !== noun) others.add(match[1]);
  }
  return [...others].sort();
}

/** Every cycle once, as `a → b → a`, starting at its first feature in alphabetical order. */
export function featureCycles(features: ReadonlyMap<string, readonly FeatureFile[]>): string[] {
  const graph = new Map([...features].map(([noun, files]) => [noun, importsOf(noun, files)]));
  const cycles = new Set<string>();
  const walk = (path: readonly string[]): void => {
    const [start = ''] = path;
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) cycles.add([...path, start].join(' → '));
      // A cycle is found from its first feature only, so later ones never lead back before it.
      else if (next > start && !path.includes(next)) walk([...path, next]);
    }
  };
  for (const noun of [...graph.keys()].sort()) walk([noun]);
  return [...cycles];
}
