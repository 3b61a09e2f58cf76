import { expect, test } from 'vitest';
import { checkFeature, featuresIn, kindOf } from './feature-grammar.ts';
import { cyclesOf } from './house/ownership.ts';
import { lineCount } from './repository.ts';
import { runSteps } from './run-steps.ts';
import { scaffold } from './scaffold.ts';

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

test('steps print a line each, failing ones their output, and are counted', async () => {
  const lines: string[] = [];
  const outcome = await runSteps(
    [
      { name: 'good', command: ['good'] },
      { name: 'bad', command: ['bad'] },
      { name: 'later', command: ['later'], skip: () => 'no table yet' },
    ],
    {
      workers: 1,
      print: (line) => lines.push(line),
      skipIsFailure: false,
      run: ([name]) => Promise.resolve({ ok: name === 'good', output: 'why it failed\n', seconds: 1.25 }),
    },
  );
  expect(outcome).toEqual({ passed: 1, failed: 1, skipped: 1 });
  expect(lines).toEqual([
    'ok    good   1.3 s',
    'FAIL  bad    1.3 s',
    '      why it failed',
    'skip  later  no table yet',
  ]);
});

test('a skipped step counts as failed where nothing may be left out', async () => {
  const steps = [{ name: 'later', command: ['later'] as const, skip: () => 'no table yet' }];
  const outcome = await runSteps(steps, { workers: 2, print: () => null, skipIsFailure: true });
  expect(outcome).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a new feature keeps the grammar', () => {
  const files = scaffold('field-visits').filter(({ path }) => path.startsWith('packages/features/'));
  expect(checkFeature('field-visits', files)).toEqual([]);
});

test('a cycle is found once, from its first name', () => {
  const graph = new Map([
    ['needs', new Set(['matching'])],
    ['matching', new Set(['access', 'needs'])],
    ['pledges', new Set(['access', 'matching'])],
  ]);
  expect(cyclesOf(graph)).toEqual(['matching → needs → matching']);
});
