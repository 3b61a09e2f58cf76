import { expect, test } from 'vitest';
import { checkFeature, featuresIn, kindOf } from './feature-grammar.ts';
import { unusedMessages } from './house/messages.ts';
import { namesApart } from './house/names.ts';
import { cyclesOf } from './house/ownership.ts';
import { featuresOf, type Source, treeOf } from './house/sources.ts';
import { filtersThatMayBeNull } from './house/statements.ts';
import { statesPastTheirMove } from './house/states.ts';
import { tablesOf, usesOf } from './house/table-use.ts';
import { bannedOf } from './house/words.ts';
import { lineCount } from './repository.ts';
import { scaffold, withRow } from './scaffold.ts';

const folder = 'packages/features/src/giving/pledges';
const good = [
  { path: `${folder}/index.ts`, text: '/** Pledges. */\nexport {};\n' },
  { path: `${folder}/pledge.ts`, text: 'export function pledge(ctx: Ctx) {}' },
  { path: `${folder}/pledge.test.ts`, text: '' },
];

test('a file of a feature has a kind by its name, or none', () => {
  const names = [
    'index.ts',
    'confirm-payment.ts',
    'policy.test.ts',
    'Pledge.ts',
    'pledge.js',
    'sub/pledge.ts',
  ];
  expect(names.map(kindOf)).toEqual(['index', 'verb', 'test', null, null, null]);
});

test('a feature inside the vocabulary has no breach', () => {
  expect(checkFeature('giving/pledges', good)).toEqual([]);
});

test('what the vocabulary does not know is named', () => {
  const problems = checkFeature('giving/pledges', [
    { path: `${folder}/index.ts`, text: 'export {};' },
    { path: `${folder}/utils.ts`, text: 'export const a = 1;' },
    { path: `${folder}/lib/more.ts`, text: '' },
  ]);
  expect(problems.map((problem) => problem.split(': ')[0])).toEqual([
    folder,
    `${folder}/index.ts`,
    `${folder}/utils.ts`,
    `${folder}/lib/more.ts`,
  ]);
});

test('files are grouped into features and nothing else is', () => {
  expect([...featuresIn([...good.map(({ path }) => path), 'packages/features/src/index.ts'])]).toEqual([
    ['giving/pledges', good.map(({ path }) => path)],
  ]);
});

test('lines are counted as an editor counts them', () => {
  expect(['', 'a', 'a\n', 'a\nb'].map(lineCount)).toEqual([0, 1, 1, 2]);
});

const asSource = ({ path, text }: { path: string; text: string }): Source => ({
  path,
  text,
  lines: lineCount(text),
  isTest: path.endsWith('.test.ts'),
  tree: treeOf(path, text),
});

test('a new feature keeps the grammar', () => {
  const name = 'service/field-visits';
  const files = scaffold(name).filter(({ path }) => path.startsWith('packages/features/'));
  expect(checkFeature(name, files)).toEqual([]);
  expect(namesApart(scaffold(name).map(asSource), featuresOf(scaffold(name).map(asSource)))).toEqual([]);
  expect(withRow('export const features = [\n];\n', name)).toContain("{ name: 'service/field-visits'");
});

test('a cycle is found once, from its first name', () => {
  const graph = new Map([
    ['needs', new Set(['matching'])],
    ['matching', new Set(['access', 'needs'])],
    ['pledges', new Set(['access', 'matching'])],
  ]);
  expect(cyclesOf(graph)).toEqual(['matching → needs → matching']);
});

test('a table that is joined in the line of another is a use of it', () => {
  const table = (name: string) => ({
    path: `packages/db/src/tables/giving/${name}.ts`,
    text: `export const ${name} = pgTable('${name}', { id: primaryId() });`,
  });
  const sources = [table('pledge'), table('receipt'), table('payment')].map(asSource);
  const text =
    "const q = 'select 1 from payment y join pledge p on p.id = y.id left join receipt r on r.id = y.id';";
  const files = [
    { path: `${folder}/index.ts`, text: '// Tables: pledge.' },
    { path: `${folder}/list-pledges.ts`, text },
  ].map(asSource);
  const uses = featuresOf(files).flatMap((feature) => usesOf(feature, tablesOf(sources)));
  expect(uses.map((use) => use.table)).toEqual(['payment', 'pledge', 'receipt']);
});

test('a state that is set past its owner’s move is named, by SQL and by drizzle, in whatever is no literal', () => {
  const table = {
    path: 'packages/db/src/tables/giving/pledges.ts',
    text: "export const pledge = pgTable('pledge', { id: primaryId(), state: text().notNull() });",
  };
  const found = (path: string, text: string) =>
    statesPastTheirMove([table, { path: `${folder}/${path}`, text }].map(asSource));
  const set = 'const a = (tx: Tx) => tx.update(pledge).set({ state }).where(x);';
  expect(found('end.ts', set)).toHaveLength(1);
  expect(found('end.ts', 'tx.update(pledge).set(change).where(x)')).toHaveLength(1);
  expect(
    found('end.ts', 'tx.insert(pledge).values(v).onConflictDoUpdate({ target, set: { state } })'),
  ).toHaveLength(1);
  expect(found('end.ts', "const q = 'update pledge p set paid = 1, state = $1 where id = $2';")).toHaveLength(
    1,
  );
  expect(found('end.ts', "const q = 'update pledge set paid = 1 where state = $2';")).toEqual([]);
  expect(found('end.ts', "tx.insert(pledge).values({ state: 'open' })")).toEqual([]);
  expect(found('move-pledge.ts', set)).toEqual([`${folder}/move-pledge.ts: asks no machine`]);
  expect(found('move-pledge.ts', `${set} inArray(pledge.state, pledgeStatesBefore(to));`)).toEqual([]);
});

test('a message that nothing says is named; one whose key is put together is said by its end', () => {
  const page = {
    path: 'apps/web/src/page.svelte',
    text: "m.nav_home(); throw new Refusal('conflict', 'code.too_soon')",
  };
  const keys = new Set(['nav_home', 'error_code_too_soon', 'nav_surges', 'error_code_burnt']);
  expect(unusedMessages([asSource(page)], keys)).toEqual([
    'error_code_burnt: nothing says it',
    'nav_surges: nothing says it',
  ]);
});

test('a filter that stands in the text whether it is given or not is named', () => {
  const found = (text: string) => filtersThatMayBeNull([asSource({ path: `${folder}/queries.ts`, text })]);
  expect(found("const q = 'select 1 where $2::text is null or theme = $2';")).toHaveLength(1);
  expect(found('const q = sql`${theme}::text is null or ${column} = ${theme}`;')).toHaveLength(1);
  expect(found("const q = 'select 1 where read_at is null or theme = $2';")).toEqual([]);
});

test('a word that the glossary bans is found whole, whatever its case, and with any ending where a star says so', () => {
  const glossary = [
    '| English | Persian | what it is | not (English) | not (Persian) |',
    '| --- | --- | --- | --- | --- |',
    '| gift | کمک | what arrived | donation, mend* | نوبت*, یتیم |',
  ].join('\n');
  const found = (language: 'fa' | 'en', text: string) =>
    bannedOf(glossary, language)
      .filter(({ pattern }) => pattern.test(text))
      .map(({ word }) => word);
  expect(found('en', 'A Donation, mended')).toEqual(['donation', 'mend*']);
  expect(found('en', 'donations of commendable people')).toEqual([]);
  expect(found('fa', 'نوبت‌های یتیم')).toEqual(['نوبت*', 'یتیم']);
  expect(found('fa', 'یتیمان بی‌نوبت')).toEqual([]);
});
