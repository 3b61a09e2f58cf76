import ts from 'typescript';
import { messageKeys } from './messages.ts';
import { type Feature, type Source, walk } from './sources.ts';

const reasonShape = /^[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*$/;

/** Reasons of the contract, and reasons thrown, that have no sentence in Persian or none in English. */
export function untranslatedReasons(sources: readonly Source[]): string[] {
  const sentences = { fa: messageKeys('fa'), en: messageKeys('en') };
  return [...reasonsOf(sources)].sort().flatMap((reason) => {
    const key = `error_${reason.replaceAll('.', '_')}`;
    const lacks = (['fa', 'en'] as const).filter((locale) => !sentences[locale].has(key));
    return lacks.length > 0 ? [`${reason}: no sentence in ${lacks.join(' and ')}`] : [];
  });
}

function reasonsOf(sources: readonly Source[]): Set<string> {
  const reasons = new Set<string>();
  for (const { path, tree, isTest } of sources) {
    if (isTest) continue;
    const isContract = path.startsWith('packages/contracts/src/');
    if (!isContract && !/^packages\/features\/src\/|^apps\/api\/src\//.test(path)) continue;
    walk(tree, (node) => {
      if (!ts.isStringLiteral(node) || !reasonShape.test(node.text)) return;
      if (isContract ? isReasonOfContract(node) : isThrown(node)) reasons.add(node.text);
    });
  }
  return reasons;
}

function isReasonOfContract(node: ts.StringLiteral): boolean {
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent)) return true;
  // The message of a schema: `.refine(check, 'mobile.invalid')`, `{ error: 'mobile.invalid' }`.
  return (
    ts.isCallExpression(parent) ||
    (ts.isPropertyAssignment(parent) && /error|message|reason/.test(parent.name.getText()))
  );
}

function isThrown(node: ts.StringLiteral): boolean {
  const { parent } = node;
  const callee = ts.isNewExpression(parent) || ts.isCallExpression(parent) ? parent.expression.getText() : '';
  return /^(AppError|Refusal|invalidField|refuse)$/.test(callee) && parent.getChildren().length > 0;
}

/**
 * Verbs that ask for a permission which none of those who can reach them lacks: `public` where no public endpoint leads,
 * or a permission of people where only the platform itself comes by.
 */
export function guardsThatCannotRefuse(features: readonly Feature[], sources: readonly Source[]): string[] {
  const publicEndpoints = new Set(
    sources
      .filter(({ path }) => path.startsWith('packages/contracts/src/'))
      .flatMap(({ text }) => [
        ...text.matchAll(/export const (\w+) = defineEndpoint\(\{[^}]*?permission: 'public'/g),
      ])
      .map(([, constant]) => constant),
  );
  return features.flatMap((feature) => guardsOf(feature, publicEndpoints));
}

function guardsOf(feature: Feature, publicEndpoints: ReadonlySet<string | undefined>): string[] {
  const calls = callsIn(feature);
  const byRoutes = reachable(calls, [...(calls.get('routes.ts') ?? [])]);
  const byJobs = reachable(calls, [...(calls.get('jobs.ts') ?? [])]);
  const served = publicVerbs(feature, publicEndpoints, calls);
  const found: string[] = [];
  for (const file of feature.files) {
    if (file.isTest) continue;
    for (const [, verb = '', permission = ''] of guardCalls(file)) {
      const name = `${file.path}: ${verb} asks for ${permission}`;
      if (permission === 'public' && !served.has(verb))
        found.push(`${name}, and no public endpoint leads there`);
      if (byJobs.has(verb) && !byRoutes.has(verb) && !/^(platform|gateway)$/.test(permission))
        found.push(`${name}, and only the platform comes by`);
    }
  }
  return [...new Set(found)];
}

/** `[_, function, permission]` of each `authorise(ctx, 'permission')`. */
function guardCalls(file: Source): string[][] {
  const found: string[][] = [];
  walk(file.tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText(file.tree) !== 'authorise') return;
    const permission = node.arguments[1];
    if (permission && ts.isStringLiteral(permission)) found.push(['', ownerOf(node), permission.text]);
  });
  return found;
}

function ownerOf(node: ts.Node): string {
  let name = '';
  for (let current = node; current; current = current.parent) {
    if (ts.isFunctionDeclaration(current) && current.name) name = current.name.text;
    if (ts.isVariableDeclaration(current) && ts.isIdentifier(current.name)) name = current.name.text;
  }
  return name;
}

/** Which names each top-level function mentions; `routes.ts` and `jobs.ts` as a whole. */
function callsIn(feature: Feature): Map<string, Set<string>> {
  const calls = new Map<string, Set<string>>();
  for (const file of feature.files) {
    if (file.isTest) continue;
    const whole = file.path.slice(feature.folder.length);
    walk(file.tree, (node) => {
      if (!ts.isIdentifier(node)) return;
      for (const owner of /^(routes|jobs)\.ts$/.test(whole) ? [whole] : [ownerOf(node)])
        calls.set(owner, (calls.get(owner) ?? new Set()).add(node.text));
    });
  }
  return calls;
}

function reachable(calls: ReadonlyMap<string, ReadonlySet<string>>, from: readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const name of seen) for (const next of calls.get(name) ?? []) seen.add(next);
  return seen;
}

function publicVerbs(
  feature: Feature,
  publicEndpoints: ReadonlySet<string | undefined>,
  calls: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const routes = feature.files.find((file) => file.path.endsWith('/routes.ts'))?.text ?? '';
  const verbs = [...routes.matchAll(/route\(\s*app,\s*\w+\.(\w+),([\s\S]*?)(?=\n {2}route\(|\n\})/g)]
    .filter(([, constant]) => publicEndpoints.has(constant))
    .flatMap(([, , handler = '']) => handler.match(/\w+/g) ?? []);
  return reachable(calls, verbs);
}
