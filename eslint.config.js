import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { cssParser, hamyar } from './packages/tooling/eslint/index.ts';

const pure = [
  'packages/features/src/**/*.ts',
  'packages/domain/src/**/*.ts',
  'packages/matching/src/**/*.ts',
];
const tests = ['**/*.test.ts', '**/*.spec.ts', '**/tests/**/*.ts', '**/journeys/**/*.ts'];
const code = ['**/*.ts', '**/*.js', '**/*.cjs', '**/*.svelte'];

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      '**/.svelte-kit/',
      '**/build/',
      '**/paraglide/',
      '**/.data/',
      'apps/web/static/',
      'packages/db/migrations/',
    ],
  },
  {
    files: code,
    extends: [ts.configs.recommended],
    plugins: { hamyar },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 70 }],
      'hamyar/no-module-mocks': 'error',
      'hamyar/no-raw-intl': 'error',
      'hamyar/no-sql-raw': 'error',
      'hamyar/verb-guards': 'error',
    },
  },
  {
    // Needs types: a promise nobody waits for is a write that may be lost, or an error nobody sees.
    files: ['packages/*/src/**/*.ts', 'apps/{api,worker}/src/**/*.ts', 'infra/*/src/**/*.ts'],
    ignores: tests,
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [svelte.configs.recommended],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // `$props()` and `$state()` are declared with let and reassigned by the compiler.
      'prefer-const': 'off',
      // The type checker knows every global, the browser's too; this rule knows none of them.
      'no-undef': 'off',
      // Addresses come from the i18n door, which puts the language in front; kit's resolve() knows no languages.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { files: ['**/*.svelte'], plugins: { hamyar }, rules: { 'hamyar/logical-css': 'error' } },
  {
    files: ['**/*.css'],
    languageOptions: { parser: cssParser },
    plugins: { hamyar },
    rules: { 'hamyar/logical-css': 'error' },
  },
  { files: pure, ignores: tests, rules: { 'hamyar/no-ambient': 'error' } },
  // Programs for people at a terminal speak through it.
  {
    files: ['infra/**', '**/scripts/**', '**/src/migrations/generate.ts', 'apps/web/tests/shots.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: tests, rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
