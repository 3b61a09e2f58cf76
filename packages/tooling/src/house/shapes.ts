import ts from 'typescript';
import { type Source, walk } from './sources.ts';

const maxFunctionLines = 70;
const maxFileLines = 300;
/** Packages whose exported functions each carry a docstring. */
const documented = /^packages\/(domain|matching|contracts|platform|delivery)\/src\//;

/** Functions longer than a screen and a half, tests left out: `describe` is a function too. */
export function longFunctions(sources: readonly Source[]): string[] {
  const found: string[] = [];
  for (const { path, tree, isTest } of sources) {
    if (isTest) continue;
    walk(tree, (node) => {
      if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
      const lines = lineAt(tree, node.end) - lineAt(tree, node.getStart(tree)) + 1;
      if (lines > maxFunctionLines) found.push(`${path}: ${lines} lines from line ${lineAt(tree, node.pos)}`);
    });
  }
  return found;
}

const lineAt = (tree: ts.SourceFile, position: number): number =>
  tree.getLineAndCharacterOfPosition(position).line + 1;

/** Files longer than the hard bound, tests and Svelte too. */
export function longFiles(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => source.lines > maxFileLines)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}

/** Lines of the file that so large a share of the files does not exceed, tests left out: 0.5 is the median. */
export function fileLines(sources: readonly Source[], share: number): number {
  const lines = sources
    .filter((source) => !source.isTest)
    .map((source) => source.lines)
    .sort((one, two) => one - two);
  return lines[Math.floor((lines.length - 1) * share)] ?? 0;
}

/** Casts (`as X`, `<X>x`) in production code; `as const` and `satisfies` claim nothing and are free. */
export function casts(sources: readonly Source[]): string[] {
  const found: string[] = [];
  for (const { path, tree, isTest } of sources) {
    if (isTest) continue;
    walk(tree, (node) => {
      if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return;
      if (node.type.getText(tree) === 'const') return;
      found.push(`${path}:${lineAt(tree, node.getStart(tree))} as ${node.type.getText(tree).slice(0, 60)}`);
    });
  }
  return found;
}

/** Lines of production TypeScript: what casts are counted against. */
export function codeLines(sources: readonly Source[]): number {
  return sources
    .filter((source) => !source.isTest && /\.(ts|svelte)$/.test(source.path))
    .reduce((sum, source) => sum + source.lines, 0);
}

/** Exported functions of the documented packages, those without a docstring by name. */
export function docstrings(sources: readonly Source[]): { readonly all: number; readonly missing: string[] } {
  let all = 0;
  const missing: string[] = [];
  for (const { path, tree, isTest } of sources) {
    if (isTest || !documented.test(path)) continue;
    for (const statement of tree.statements) {
      const name = exportedFunction(statement);
      if (name === null) continue;
      all += 1;
      if (!/\/\*\*/.test(tree.text.slice(statement.pos, statement.getStart(tree))))
        missing.push(`${path}: ${name}`);
    }
  }
  return { all, missing };
}

function exportedFunction(statement: ts.Statement): string | null {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return null;
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text ?? 'default';
  if (!ts.isVariableStatement(statement)) return null;
  const [declared] = statement.declarationList.declarations;
  const value = declared?.initializer;
  return declared && value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
    ? declared.name.getText()
    : null;
}

/** `?? 0` in the engine, where a typed array is read: each is a branch that is never taken. */
export function typedArrayDefaults(sources: readonly Source[]): string[] {
  const found: string[] = [];
  for (const { path, tree, isTest } of sources) {
    if (isTest || !path.startsWith('packages/matching/src/')) continue;
    walk(tree, (node) => {
      if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken)
        return;
      if (!ts.isElementAccessExpression(node.left) || node.right.getText(tree) !== '0') return;
      found.push(`${path}:${lineAt(tree, node.getStart(tree))}`);
    });
  }
  return found;
}
