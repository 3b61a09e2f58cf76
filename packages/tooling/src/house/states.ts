import ts from 'typescript';
import { type Source, stringsOf, walk } from './sources.ts';

/** The column in which a row says where it stands, of the tables that have one. */
interface StatedTable {
  readonly constant: string;
  readonly table: string;
  readonly column: string;
}

/** States that are no business of a `move…`, each with its reason. */
const granted: Readonly<Record<string, string>> = {
  'packages/features/src/ground/venues/edit-venue.ts':
    'what a form says of a venue is a type without the state (`columnsOf`)',
  'packages/features/src/service/volunteers/save-profile.ts':
    'what answers change is a type without the status (`VolunteerChange`)',
  'packages/features/src/service/volunteers/swap-fields.ts':
    'what two records change places in is a type without the status (`Columns`)',
  'packages/features/src/ground/notifications/send-sms.ts':
    'an attempt at one text is written before the call and its outcome after, by the one function that makes the call',
  'packages/features/src/ground/notifications/send-again.ts':
    'an attempt that another one takes the place of says so, in the statement that enqueues the other',
};

/**
 * Places that change where a row stands past its owner's `move-<noun>.ts`, and moves that do not ask the machine in
 * `domain`. The first state, which an insert writes, is no move.
 */
export function statesPastTheirMove(sources: readonly Source[]): string[] {
  const stated = statedTables(sources);
  return sources
    .filter((source) => !source.isTest && /^(packages\/features|apps)\//.test(source.path))
    .flatMap((source) => {
      const set = [...setByDrizzle(source.tree, stated), ...setBySql(source.tree, stated)];
      if (set.length === 0 || source.path in granted) return [];
      if (!/\/move-[a-z-]+\.ts$/.test(source.path))
        return set.map((column) => `${source.path}: sets ${column} past its move`);
      return /\b\w+Stat(?:es|uses)Before\(/.test(source.text) ? [] : [`${source.path}: asks no machine`];
    });
}

/** The tables with a `state` or a `status` in words. */
function statedTables(sources: readonly Source[]): StatedTable[] {
  const found: StatedTable[] = [];
  for (const { path, tree } of sources) {
    if (!path.startsWith('packages/db/src/tables/')) continue;
    walk(tree, (node) => {
      if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isCallExpression(node.initializer))
        return;
      const [name, columns] = node.initializer.arguments;
      if (!name || !ts.isStringLiteral(name) || !columns || !ts.isObjectLiteralExpression(columns)) return;
      const column = columns.properties
        .map((property) => property.name?.getText(tree))
        .find((known) => known === 'state' || known === 'status');
      if (column !== undefined && new RegExp(`\\b${column}: text\\(`).test(columns.getText(tree)))
        found.push({ constant: node.name.getText(tree), table: name.text, column });
    });
  }
  return found;
}

/** `.update(pledge).set(…)` with the state in it, or with something else than a literal, which may hold it. */
function setByDrizzle(tree: ts.SourceFile, stated: readonly StatedTable[]): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const method = node.expression.name.text;
    if (method !== 'set' && method !== 'onConflictDoUpdate') return;
    const chain = node.expression.expression.getText(tree);
    const table = stated.find(({ constant }) =>
      new RegExp(`\\.(?:update|insert)\\(\\s*${constant}\\s*\\)`).test(chain),
    );
    const given = method === 'set' ? node.arguments[0] : settingOf(node.arguments[0]);
    if (table && (!given || mayHold(given, table.column))) found.push(`${table.table}.${table.column}`);
  });
  return found;
}

function settingOf(options: ts.Expression | undefined): ts.Expression | undefined {
  if (!options || !ts.isObjectLiteralExpression(options)) return undefined;
  const set = options.properties.find((property) => property.name?.getText() === 'set');
  return set && ts.isPropertyAssignment(set) ? set.initializer : undefined;
}

const mayHold = (given: ts.Expression, column: string): boolean =>
  !ts.isObjectLiteralExpression(given) ||
  given.properties.some((property) => !property.name || property.name.getText() === column);

function setBySql(tree: ts.SourceFile, stated: readonly StatedTable[]): string[] {
  return stringsOf(tree).flatMap((text) =>
    stated
      .filter(({ table, column }) =>
        new RegExp(`\\bupdate\\s+(?:only\\s+)?${table}\\b[\\s\\S]*?(?:\\bset|,)\\s*${column}\\s*=`, 'i').test(
          text,
        ),
      )
      .map(({ table, column }) => `${table}.${column}`),
  );
}
