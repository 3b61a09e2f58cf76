import ts from 'typescript';
import { granted, kindOf } from '../feature-grammar.ts';
import { type Feature, type Source, walk } from './sources.ts';

/** An endpoint of the contract: the namespace it stands in, its constant there, its id. */
interface NamedEndpoint {
  readonly file: string;
  readonly constant: string;
  readonly id: string;
}

/** `held-payments` → `heldPayments`. */
export const camelOf = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const kebabOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Every place where one act or one noun has two names. */
export function namesApart(sources: readonly Source[], features: readonly Feature[]): string[] {
  const endpoints = endpointsOf(sources);
  return [
    ...features.flatMap((feature) => servedApart(feature, endpoints)),
    ...features.flatMap(verbsApart),
    ...features.flatMap(jobsApart),
    ...nounsApart(sources, new Set(features.map((feature) => feature.name))),
  ];
}

function endpointsOf(sources: readonly Source[]): NamedEndpoint[] {
  const found: NamedEndpoint[] = [];
  for (const { path, tree, isTest } of sources) {
    if (isTest || !path.startsWith('packages/contracts/src/')) continue;
    walk(tree, (node) => {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return;
      const id = /defineEndpoint\(\{\s*id: '([^']+)'/.exec(node.initializer?.getText(tree) ?? '')?.[1];
      if (id !== undefined) found.push({ file: path, constant: node.name.text, id });
    });
  }
  return found;
}

/** Endpoints whose id, constant, verb and file are not one name. */
function servedApart(feature: Feature, endpoints: readonly NamedEndpoint[]): string[] {
  const routes = feature.files.find((file) => file.path.endsWith('/routes.ts'));
  if (!routes) return [];
  const imports = importedFrom(routes.tree);
  const found: string[] = [];
  walk(routes.tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText(routes.tree) !== 'route') return;
    const constant = node.arguments[1]?.getText(routes.tree).split('.').at(-1) ?? '';
    const endpoint = endpoints.find(
      (candidate) => candidate.constant === constant && candidate.file.endsWith(`${feature.noun}.ts`),
    );
    const handler = node.arguments[2];
    if (!endpoint || !handler) return;
    const verb = calledIn(handler, imports);
    const problem = differenceIn(endpoint, feature.noun, verb, imports.get(verb) ?? '');
    if (problem) found.push(`${feature.name}: ${problem}`);
  });
  return found;
}

function differenceIn(endpoint: NamedEndpoint, noun: string, verb: string, file: string): string | null {
  const [spoken = '', act = ''] = endpoint.id.split('.');
  const names = new Set([act, act + capital(camelOf(noun)), act + capital(camelOf(noun)).replace(/s$/, '')]);
  const facts = `${endpoint.id}, ${endpoint.constant}, ${verb || 'no verb'}, ${file || 'no file'}`;
  if (spoken !== camelOf(noun)) return `${facts}: the noun is ${camelOf(noun)}`;
  if (!names.has(endpoint.constant)) return `${facts}: the constant is not the act`;
  if (!names.has(verb)) return `${facts}: the verb is not the act`;
  return file === `./${kebabOf(verb)}.ts` ? null : `${facts}: the file is not the verb`;
}

/** Names a file imports from its own folder, by the file they come from. */
function importedFrom(tree: ts.SourceFile): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings) || !statement.moduleSpecifier.text.startsWith('./'))
      continue;
    for (const element of bindings.elements) found.set(element.name.text, statement.moduleSpecifier.text);
  }
  return found;
}

/** The first function of the feature's own files that a handler calls: its verb. */
function calledIn(handler: ts.Node, imports: ReadonlyMap<string, string>): string {
  let verb = '';
  walk(handler, (node) => {
    if (verb !== '' || !ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
    const name = node.expression.text;
    if (imports.has(name) && !/\/(present|tokens)\.ts$/.test(imports.get(name) ?? '')) verb = name;
  });
  return verb;
}

/** Verb files that export no function of their own name. */
function verbsApart(feature: Feature): string[] {
  return feature.files
    .filter((file) => kindOf(file.path.slice(feature.folder.length)) === 'verb' && !(file.path in granted))
    .filter((file) => {
      const name = camelOf(file.path.slice(feature.folder.length, -'.ts'.length));
      return !new RegExp(
        `^export (?:async )?(?:function|const|class|interface|type) \\b${name}\\b`,
        'm',
      ).test(file.text);
    })
    .map((file) => `${file.path}: exports nothing of its own name`);
}

/** Jobs and schedules that begin with another word than their feature. */
function jobsApart(feature: Feature): string[] {
  return feature.files
    .filter((file) => !file.isTest)
    .flatMap((file) =>
      [...file.text.matchAll(/\bname: '([a-z-]+)\.([a-z-]+)'/g)]
        .filter(([, noun]) => noun !== feature.noun)
        .map(([, noun, act]) => `${file.path}: ${noun}.${act} is a job of ${feature.noun}`),
    );
}

/** Folders and files of a noun, in contracts, tables, web, docs and messages, that are no feature's. */
function nounsApart(sources: readonly Source[], names: ReadonlySet<string>): string[] {
  const places = [
    /^packages\/contracts\/src\/([a-z]+\/[a-z-]+)\.ts$/,
    /^packages\/db\/src\/tables\/([a-z]+\/[a-z-]+)\.ts$/,
    /^apps\/web\/src\/lib\/features\/(.+)\/[^/]+$/,
  ];
  const found = new Set<string>();
  for (const { path, isTest } of sources)
    for (const place of places) {
      const name = isTest ? undefined : place.exec(path)?.[1];
      if (name !== undefined && !names.has(name))
        found.add(`${path.replace(/[^/]+$/, '')}: ${name} is no feature`);
    }
  return [...found];
}
