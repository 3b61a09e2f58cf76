import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { hamyar } from '../eslint/index.ts';
import { physicalInClasses, physicalInStyle, physicalInSvelte } from '../eslint/logical-css.ts';

function lint(
  rule: string,
  code: string,
  filename = 'packages/features/src/giving/pledges/pledge.ts',
): string[] {
  const rules = { [`hamyar/${rule}`]: 'error' as const };
  return new Linter({ configType: 'flat' })
    .verify(code, [{ files: ['**/*.ts'], plugins: { hamyar }, rules }], { filename })
    .map((message) => message.messageId ?? message.message);
}

test('a verb that opens a transaction must authorise and audit', () => {
  const verb = (body: string) => `export async function pledge(ctx) { ${body} }`;
  expect(lint('verb-guards', verb('return withTransaction(ctx, (tx) => tx.insert());'))).toEqual([
    'authorise',
    'audit',
  ]);
  expect(lint('verb-guards', verb('authorise(ctx); return withTransaction(ctx, (tx) => 1);'))).toEqual([
    'audit',
  ]);
  expect(
    lint('verb-guards', verb('authorise(ctx); return withTransaction(ctx, (tx) => audit(tx));')),
  ).toEqual([]);
  expect(
    lint('verb-guards', verb('access.authorise(ctx); return withTransaction(ctx, (tx) => tx.audit.add());')),
  ).toEqual([]);
});

test('a verb that only reads must authorise, and needs no audit', () => {
  const code = 'export const listInbox = (ctx) => withTransaction(ctx, (tx) => 1);';
  expect(lint('verb-guards', code)).toEqual(['authorise']);
});

test('the work of a verb may be split over functions of its file', () => {
  const code = `
    export const pledge = async (ctx) => { authorise(ctx); return withTransaction(ctx, (tx) => write(tx)); };
    function write(tx) { return finish(tx); }
    function finish(tx) { return audit(tx); }`;
  expect(lint('verb-guards', code)).toEqual([]);
});

test('reads, tests and other packages are not verbs', () => {
  const code = 'export const read = (ctx) => withTransaction(ctx, (tx) => 1);';
  expect(lint('verb-guards', code, 'packages/features/src/giving/pledges/queries.ts')).toEqual([]);
  expect(lint('verb-guards', code, 'packages/features/src/giving/pledges/pledge.test.ts')).toEqual([]);
  expect(lint('verb-guards', code, 'packages/db/src/pool.ts')).toEqual([]);
});

test('Intl and locale methods are refused outside i18n', () => {
  expect(lint('no-raw-intl', 'new Intl.NumberFormat("fa")')).toEqual(['intl']);
  expect(lint('no-raw-intl', 'n.toLocaleString()')).toEqual(['intl']);
  expect(lint('no-raw-intl', 'a.localeCompare(b)')).toEqual(['intl']);
  expect(lint('no-raw-intl', 'messages.Intl')).toEqual([]);
  expect(lint('no-raw-intl', 'new Intl.NumberFormat("fa")', 'packages/i18n/src/digits.ts')).toEqual([]);
});

test('module mocks are refused, spies are not', () => {
  expect(lint('no-module-mocks', 'vi.mock("./a.ts"); vi.doMock("b"); vi.fn()')).toEqual(['mock', 'mock']);
});

test('clock, chance and environment are refused where they must be passed in', () => {
  const code =
    'process.env.X; Date.now(); Math.random(); new Date(); new Date(ctx.now); crypto.randomUUID();';
  expect(lint('no-ambient', code)).toHaveLength(5);
});

test('sql.raw is refused', () => {
  expect(lint('no-sql-raw', 'sql.raw(text); sql`select ${x}`; String.raw`x`')).toEqual(['raw']);
});

test('physical sides in style sheets are found, logical ones and comments are not', () => {
  const found = (css: string) => physicalInStyle(css).map((finding) => finding.found);
  expect(
    found('a { margin-left: 1px; padding-right: 0; left: 0; text-align: right; border-left: 0 }').sort(),
  ).toEqual(['border-left', 'left', 'margin-left', 'padding-right', 'text-align: right']);
  expect(found('a{float:left;border-top-left-radius:2px}')).toEqual(['border-top-left-radius', 'float:left']);
  expect(
    found('a { margin-inline-start: 1px; inset-inline-end: 0; text-align: start; --left: 1px }'),
  ).toEqual([]);
  expect(found('/* left: 0 */ a { color: red }')).toEqual([]);
  expect(found('a {\n  /* logical-css-allow: the map does not turn */\n  left: 0;\n}')).toEqual([]);
  expect(found('a { @apply ml-4 ps-2; }')).toEqual(['ml-4']);
});

test('physical classes and style attributes in Svelte are found where they stand', () => {
  const source =
    '<p class="ml-4 ms-2 text-left" style="left: 0">left: right</p>\n<style>p { padding-left: 0 }</style>';
  const findings = physicalInSvelte(source);
  expect(findings.map((finding) => finding.found).sort()).toEqual([
    'left',
    'ml-4',
    'padding-left',
    'text-left',
  ]);
  for (const { index, found } of findings) expect(source.slice(index, index + found.length)).toBe(found);
  expect(
    physicalInClasses('place-content-center pl pr-[3px] html copyright-note').map((item) => item.found),
  ).toEqual(['pl', 'pr-[3px]']);
});
