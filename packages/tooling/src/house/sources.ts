import ts from 'typescript';
import { lineCount, readText, repositoryFiles } from '../repository.ts';

/** One file of the project with its syntax tree; of a Svelte component, the tree of its scripts. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly isTest: boolean;
  readonly tree: ts.SourceFile;
}

/** A feature's folder, `<wing>/<noun>` (or `<noun>` alone, as it was before there were wings). */
export interface Feature {
  readonly name: string;
  readonly noun: string;
  readonly folder: string;
  readonly files: readonly Source[];
  /** The comment at the head of `index.ts`, without its slashes. */
  readonly head: string;
}

const isGenerated = /\/(paraglide|static|\.svelte-kit|build|migrations\/meta)\//;

/** Every TypeScript, Svelte and style file of packages, apps and infra, generated ones left out. */
export function projectSources(): Source[] {
  return repositoryFiles()
    .filter((path) => /^(packages|apps|infra)\/.*\.(ts|svelte|css)$/.test(path) && !isGenerated.test(path))
    .map((path) => {
      const text = readText(path);
      const script = path.endsWith('.ts') ? text : path.endsWith('.svelte') ? scriptsOf(text) : '';
      const isTest = /\.(test|spec)\.ts$|\/(tests|journeys)\//.test(path);
      return { path, text, lines: lineCount(text), isTest, tree: treeOf(path, script) };
    });
}

/** Parses a text as TypeScript, with parents set. */
export function treeOf(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

function scriptsOf(component: string): string {
  return [...component.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

/** The features among the sources: every folder below `features/src` with an `index.ts`. */
export function featuresOf(sources: readonly Source[]): Feature[] {
  return sources.flatMap((source) => {
    const name = /^packages\/features\/src\/(.+)\/index\.ts$/.exec(source.path)?.[1];
    if (name === undefined) return [];
    const folder = `packages/features/src/${name}/`;
    const files = sources.filter((file) => file.path.startsWith(folder));
    return [{ name, noun: name.replace(/^.*\//, ''), folder, files, head: headOf(source.text) }];
  });
}

/** The comment a file begins with, as one line of plain text. */
export function headOf(text: string): string {
  const comment = /^\/\*\*[\s\S]*?\*\/|^(?:\/\/.*\n)+/.exec(text)?.[0] ?? '';
  return comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/^\s*(?:\/\/|\*) ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Calls `visit` for the node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Every text a program may hand to the database: strings and templates, with `${}` where a value stands. */
export function stringsOf(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push([node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('${}'));
  });
  return found;
}
