// Types of every package and ESLint of everything, from one program: the rules that ask for types find them worked out,
// which alone would cost as much again. `pnpm types` and `pnpm lint` do the same one by one.
import { ESLint } from 'eslint';
import ts from 'typescript';
import { print, root } from './repository.ts';

const host = {
  getCurrentDirectory: ts.sys.getCurrentDirectory,
  getNewLine: () => '\n',
  getCanonicalFileName: (name: string) => name,
};

/** Every package, and the browser's journeys, which drive the whole platform: its types, not the pages', are theirs. */
const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config as { include: string[] };
const parsed = ts.parseJsonConfigFileContent(
  { ...config, include: [...config.include, 'apps/web/tests'] },
  ts.sys,
  root,
);
const program = ts.createProgram({ rootNames: parsed.fileNames, options: parsed.options });
const problems = [...parsed.errors, ...ts.getPreEmitDiagnostics(program)];
if (problems.length > 0) {
  print(ts.formatDiagnostics(problems, host));
  process.exitCode = 1;
}

const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ['packages/*/src/**/*.ts', 'apps/{api,worker}/src/**/*.ts', 'infra/*/src/**/*.ts'],
      ignores: ['**/*.test.ts', '**/*.spec.ts', '**/tests/**/*.ts', '**/journeys/**/*.ts'],
      languageOptions: { parserOptions: { project: null, programs: [program] } },
    },
  ],
});
const results = await eslint.lintFiles('.');
const formatter = await eslint.loadFormatter('stylish');
const text = await formatter.format(results);
if (text) print(text);
if (results.some((result) => result.errorCount + result.warningCount > 0)) process.exitCode = 1;
