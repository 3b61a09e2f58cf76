import ts from 'typescript';
import { type Feature, type Source, stringsOf, walk } from './sources.ts';

/** SQL names of all tables by the name of their drizzle constant. */
export type Tables = ReadonlyMap<string, string>;

/** One table touched by one file of one feature. */
export interface TableUse {
  readonly feature: string;
  readonly file: string;
  readonly table: string;
  readonly writes: boolean;
}

/** The tables that `packages/db` defines. */
export function tablesOf(sources: readonly Source[]): Tables {
  const tables = new Map<string, string>();
  for (const { path, tree } of sources) {
    if (!path.startsWith('packages/db/src/tables/')) continue;
    walk(tree, (node) => {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return;
      const made = node.initializer;
      if (!made || !ts.isCallExpression(made) || made.expression.getText(tree) !== 'pgTable') return;
      const [name] = made.arguments;
      if (name && ts.isStringLiteral(name)) tables.set(node.name.text, name.text);
    });
  }
  return tables;
}

/** Table names a head's sentence lists: `Tables: need, shift.` */
export function listed(head: string, word: 'Tables?' | 'Reads', tables: Tables): string[] {
  const sentence = new RegExp(`\\b${word}: ([^.]*)`).exec(head)?.[1] ?? '';
  const known = new Set(tables.values());
  return (sentence.match(/[a-z_]+/g) ?? []).filter((name) => known.has(name));
}

/** Every use of a table in the production code of a feature, by SQL and by drizzle. */
export function usesOf(feature: Feature, tables: Tables): TableUse[] {
  return feature.files
    .filter((file) => !file.isTest)
    .flatMap((file) =>
      [...usesInSql(file.tree, tables), ...usesInDrizzle(file.tree, tables)].map((use) => ({
        feature: feature.name,
        file: file.path,
        ...use,
      })),
    );
}

type Use = { readonly table: string; readonly writes: boolean };

function usesInSql(tree: ts.SourceFile, tables: Tables): Use[] {
  const known = new Set(tables.values());
  const found: Use[] = [];
  const add = (table: string | undefined, writes: boolean): void => {
    if (table !== undefined && known.has(table)) found.push({ table, writes });
  };
  for (const text of stringsOf(tree)) {
    if (!/\b(select|insert|update|delete|from|join|with)\b/i.test(text)) continue;
    for (const [, table] of text.matchAll(
      /(?:\binsert into|(?<!\b(?:for|do|no key) )\bupdate|\bdelete from)\s+(?:only\s+)?([a-z_]+)/gi,
    ))
      add(table, true);
    for (const [, clause = ''] of text.matchAll(/(?<!\bdelete )\b(?:from|using|join)\s+([a-z_0-9, ]+)/gi))
      for (const part of clause.split(/,|\bjoin\b/i)) add(part.trim().split(/\s/)[0], false);
  }
  return found;
}

function usesInDrizzle(tree: ts.SourceFile, tables: Tables): Use[] {
  const imported = new Map<string, string>();
  const found: Use[] = [];
  walk(tree, (node) => {
    if (ts.isImportSpecifier(node) && !node.isTypeOnly && !node.parent.parent.isTypeOnly) {
      const from = node.parent.parent.parent.moduleSpecifier;
      const table = tables.get((node.propertyName ?? node.name).text);
      if (table && ts.isStringLiteral(from) && from.text.startsWith('@hamyar/db'))
        imported.set(node.name.text, table);
    }
    if (!ts.isIdentifier(node) || ts.isImportSpecifier(node.parent)) return;
    const table = imported.get(node.text);
    if (table === undefined || isMember(node)) return;
    found.push({ table, writes: isWritten(node) });
  });
  return found;
}

/** `row.need`, `{ need: 1 }`: a member of that name is not the table. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isTypeQueryNode(parent)
  );
}

function isWritten(node: ts.Identifier): boolean {
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    call.arguments[0] === node &&
    ts.isPropertyAccessExpression(call.expression) &&
    ['insert', 'update', 'delete'].includes(call.expression.name.text)
  );
}
