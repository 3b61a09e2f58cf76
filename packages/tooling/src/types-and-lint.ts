// Types of every package and ESLint of everything, from one program: the rules that ask for types find them worked out,
// which alone would cost as much again. What the last good run knew is kept: types are checked again where something they
// stand on changed, and a file is linted again when it changed itself, or when types in it did.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { print, readText, repositoryFiles, root } from './repository.ts';

const cache = `${root}node_modules/.cache/types-and-lint`;
const buildInfoFile = `${cache}/program.tsbuildinfo`;
const cleanFile = `${cache}/clean.json`;

const formatHost = {
  getCurrentDirectory: ts.sys.getCurrentDirectory,
  getNewLine: () => '\n',
  getCanonicalFileName: (name: string) => name,
};

mkdirSync(cache, { recursive: true });
const digests = digestsOfFiles();
const clean = readClean();
// Without the digests of a good run the program's memory proves nothing about lint, and the other way round.
if (clean === null) rmSync(buildInfoFile, { force: true });

const builder = incrementalProgram();
const { problems, affected } = checkTypes();
if (problems.length > 0) print(ts.formatDiagnostics(problems, formatHost));
const changed = [...digests].filter(([path, digest]) => clean?.[path] !== digest).map(([path]) => path);
const lintable = [...new Set([...changed, ...affected])].filter(
  (path) => digests.has(path) && existsSync(root + path),
);
const lintText = await lint(clean === null ? ['.'] : lintable);
if (lintText) print(lintText);

if (problems.length > 0 || lintText) {
  rmSync(cleanFile, { force: true });
  process.exitCode = 1;
} else {
  builder.emit();
  writeFileSync(cleanFile, JSON.stringify({ '': rulesDigest(), ...Object.fromEntries(digests) }));
}

/** Every file the linter looks at, with a digest of its text. */
function digestsOfFiles(): Map<string, string> {
  const paths = repositoryFiles().filter(
    (path) => /\.(ts|js|cjs|svelte|css)$/.test(path) && !/^apps\/web\/static\/|\/migrations\//.test(path),
  );
  return new Map(paths.map((path) => [path, createHash('sha256').update(readText(path)).digest('base64')]));
}

/** What decides a finding besides the files themselves: the rules, their settings, the tools' versions. */
function rulesDigest(): string {
  const rules = repositoryFiles().filter((path) =>
    /^(eslint\.config\.js|tsconfig.*\.json|pnpm-lock\.yaml|packages\/tooling\/(eslint\/.*|src\/types-and-lint)\.ts)$/.test(
      path,
    ),
  );
  return createHash('sha256').update(rules.map(readText).join('\n')).digest('base64');
}

/** Digests of the last run without a finding; null when there was none, or under other rules. */
function readClean(): Record<string, string> | null {
  if (!existsSync(cleanFile) || !existsSync(buildInfoFile)) return null;
  const read: Record<string, string> = JSON.parse(readFileSync(cleanFile, 'utf8'));
  return read[''] === rulesDigest() ? read : null;
}

/** Every package, and the browser's journeys, which drive the whole platform: its types, not the pages', are theirs. */
function incrementalProgram(): ts.EmitAndSemanticDiagnosticsBuilderProgram {
  const config: { include: string[] } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config;
  const parsed = ts.parseJsonConfigFileContent(
    { ...config, include: [...config.include, 'apps/web/tests'] },
    ts.sys,
    root,
  );
  const options = { ...parsed.options, incremental: true, tsBuildInfoFile: buildInfoFile };
  const host = ts.createIncrementalCompilerHost(options);
  return ts.createEmitAndSemanticDiagnosticsBuilderProgram(
    parsed.fileNames,
    options,
    host,
    ts.readBuilderProgram(options, host),
    parsed.errors,
  );
}

/** Checks what stands on something that changed, and says which files those are. */
function checkTypes(): { problems: ts.Diagnostic[]; affected: string[] } {
  const affected: string[] = [];
  const problems = [
    ...builder.getConfigFileParsingDiagnostics(),
    ...builder.getOptionsDiagnostics(),
    ...builder.getGlobalDiagnostics(),
    ...builder.getSyntacticDiagnostics(),
  ];
  for (;;) {
    const next = builder.getSemanticDiagnosticsOfNextAffectedFile();
    if (!next) return { problems, affected };
    problems.push(...next.result);
    const files = 'fileName' in next.affected ? [next.affected] : next.affected.getSourceFiles();
    for (const { fileName } of files)
      if (fileName.startsWith(root)) affected.push(fileName.slice(root.length));
  }
}

async function lint(files: readonly string[]): Promise<string> {
  if (files.length === 0) return '';
  const eslint = new ESLint({
    cwd: root,
    warnIgnored: false,
    overrideConfig: [
      {
        files: ['packages/*/src/**/*.ts', 'apps/{api,worker}/src/**/*.ts', 'infra/*/src/**/*.ts'],
        ignores: ['**/*.test.ts', '**/*.spec.ts', '**/tests/**/*.ts', '**/journeys/**/*.ts'],
        languageOptions: { parserOptions: { project: null, programs: [builder.getProgram()] } },
      },
    ],
  });
  const results = await eslint.lintFiles([...files]);
  const formatter = await eslint.loadFormatter('stylish');
  return formatter.format(results);
}
