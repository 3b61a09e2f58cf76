import { camelOf } from './house/names.ts';

export type ScaffoldFile = { readonly path: string; readonly text: string };

/** The words of a noun as each place spells it. */
interface Words {
  /** `<wing>/<noun>`, e.g. `service/field-visits`. */
  readonly name: string;
  readonly noun: string;
  /** `fieldVisits`, `FieldVisits`, `fieldVisit`, `FieldVisit`. */
  readonly camel: string;
  readonly pascal: string;
  readonly oneCamel: string;
  readonly onePascal: string;
  /** `field_visit`. */
  readonly table: string;
}

/** The files of a new feature: one list, from its table to its page of the docs, in the shape of its siblings. */
export function scaffold(name: string): ScaffoldFile[] {
  const words = wordsOf(name);
  const folder = `packages/features/src/${name}`;
  return [
    { path: `${folder}/index.ts`, text: indexText(words) },
    { path: `${folder}/routes.ts`, text: routesText(words) },
    { path: `${folder}/list-${words.noun}.ts`, text: verbText(words) },
    { path: `${folder}/queries.ts`, text: queriesText(words) },
    { path: `${folder}/present.ts`, text: presentText(words) },
    { path: `${folder}/list-${words.noun}.test.ts`, text: testText(words) },
    { path: `packages/contracts/src/${name}.ts`, text: contractText(words) },
    { path: `packages/db/src/tables/${name}.ts`, text: tableText(words) },
    { path: `docs/features/${name}.md`, text: docsText(words) },
  ];
}

/** `features.ts` with the row of a new feature at its end; the formatter sorts the import into its place. */
export function withRow(registry: string, name: string): string {
  const { camel } = wordsOf(name);
  const row = `  { name: '${name}', contract: contracts.${camel}, routes: ${camel}Routes },\n`;
  const end = registry.lastIndexOf('];');
  return `import { ${camel}Routes } from './${name}/routes.ts';\n${registry.slice(0, end)}${row}${registry.slice(end)}`;
}

/** What the migration of the first table says besides the table: the application owns nothing, so its rights are named. */
export function rightsText(name: string): string {
  return `grant select, insert, update, delete on ${wordsOf(name).table} to hamyar_app;\n`;
}

function wordsOf(name: string): Words {
  const noun = name.replace(/^.*\//, '');
  const camel = camelOf(noun);
  const oneCamel = camel.replace(/s$/, '');
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return {
    name,
    noun,
    camel,
    pascal: capital(camel),
    oneCamel,
    onePascal: capital(oneCamel),
    table: noun.replace(/s$/, '').replaceAll('-', '_'),
  };
}

function indexText({ noun, table }: Words): string {
  return `// ${noun}: what it owns and for whom, in one sentence.
// Tables: ${table}. Contract: ${noun}. Jobs: none yet.
// Pages: none, because it has only just begun.
export {};
`;
}

function routesText({ camel, pascal, noun }: Words): string {
  return `import { ${camel} } from '@hamyar/contracts';
import { type Ctx, route, type Routes } from '../../kit/feature.ts';
import { list${pascal} } from './list-${noun}.ts';

export function ${camel}Routes(app: Routes): void {
  route(app, ${camel}.list, (ctx, { query }) => list${pascal}(ctx, query));
}
`;
}

function verbText({ camel, pascal, oneCamel, onePascal, noun }: Words): string {
  return `import type { Answer, HandlerInput, ${camel} } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import { present${onePascal} } from './present.ts';
import { ${oneCamel}Page } from './queries.ts';

/** All ${noun}, newest first, to whoever signed in. */
export async function list${pascal}(
  ctx: Ctx,
  input: HandlerInput<typeof ${camel}.list>['query'],
): Promise<Answer<typeof ${camel}.list>> {
  authorise(ctx, 'signed-in');
  const before = lastSeenId(input.cursor);
  const rows = await withTransaction(ctx, (tx) => ${oneCamel}Page(tx, { before, limit: input.limit + 1 }));
  const shown = rows.slice(0, input.limit);
  return {
    items: shown.map(present${onePascal}),
    next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
`;
}

function queriesText({ oneCamel, onePascal, table }: Words): string {
  return `import { prepared, ${oneCamel} } from '@hamyar/db';
import { desc, sql } from 'drizzle-orm';

export type ${onePascal}Row = Awaited<ReturnType<typeof ${oneCamel}Page>>[number];

/** Newest first; \`before\` is the id of the last row seen (ids sort by time), null at the beginning. */
export const ${oneCamel}Page = prepared('${table}_page', (db) =>
  db
    .select()
    .from(${oneCamel})
    .where(sql\`(\${sql.placeholder('before')}::uuid is null or \${${oneCamel}.id} < \${sql.placeholder('before')}::uuid)\`)
    .orderBy(desc(${oneCamel}.id))
    .limit(sql.placeholder('limit')),
);
`;
}

function presentText({ camel, onePascal }: Words): string {
  return `import type { Answer, ${camel} } from '@hamyar/contracts';
import type { ${onePascal}Row } from './queries.ts';

type Item = Answer<typeof ${camel}.list>['items'][number];

export function present${onePascal}(row: ${onePascal}Row): Item {
  return { id: row.id, title: row.title };
}
`;
}

function testText({ pascal, noun, table }: Words): string {
  return `import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { list${pascal} } from './list-${noun}.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.owner.query("insert into ${table} (title) values ('first'), ('second'), ('third')");
});
afterAll(() => world.close());

describe('the list of ${noun}', () => {
  it('is read a page at a time, newest first', async () => {
    const ctx = await world.asStaff('officer', 'IR-09');
    const first = await list${pascal}(ctx, { limit: 2 });
    expect(first.items.map(({ title }) => title)).toEqual(['third', 'second']);
    const second = await list${pascal}(ctx, { limit: 2, cursor: first.next ?? '' });
    expect(second).toMatchObject({ items: [{ title: 'first' }], next: null });
  });

  it('is closed to visitors', async () => {
    await expect(list${pascal}(world.as(), { limit: 2 })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
`;
}

function contractText({ camel, oneCamel, noun }: Words): string {
  return `import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, page, pageQuery } from '../shared.ts';

/** One of ${noun}, as everyone who may read them sees it. */
export const ${oneCamel}Line = z.object({ id, title: z.string() });

export const list = defineEndpoint({
  id: '${camel}.list',
  method: 'GET',
  path: '/${noun}',
  permission: 'signed-in',
  summary: 'All ${noun}, newest first.',
  query: z.strictObject(pageQuery),
  response: page(${oneCamel}Line),
  reasons: ['cursor.invalid'],
});
`;
}

function tableText({ oneCamel, table, noun }: Words): string {
  return `import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';

/** One of ${noun}: what a row stands for, and who may change it. */
export const ${oneCamel} = pgTable('${table}', {
  id: primaryId(),
  title: text().notNull(),
  createdAt: instant().notNull().defaultNow(),
});
`;
}

function docsText({ name, noun }: Words): string {
  return `# ${noun}

What it is for, in two sentences, and for whom. \`pnpm feature ${noun}\` shows its files in reading order.

## Rules

Which rules hold, and which query in \`checks.ts\` shows it.

## Decisions

What was decided otherwise than one would expect, and why. Folder: \`packages/features/src/${name}\`.
`;
}
