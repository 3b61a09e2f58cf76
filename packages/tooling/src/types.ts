import { mkdirSync, writeFileSync } from 'node:fs';
import { print, readText, repositoryFiles, root } from './repository.ts';
import { type CommandResult, runCommand } from './run-command.ts';

type TsConfig = { extends?: string; include?: string[] };

/**
 * Checks the types of every package. Those whose tsconfig only extends the base are one program: thirteen separate
 * runs spend most of their time reading the same libraries. A package with a `check` script (the web: svelte-check)
 * or with options of its own runs by itself.
 */
const folders = repositoryFiles()
  .filter((path) => /^(packages|apps|infra)\/[^/]+\/tsconfig\.json$/.test(path))
  .map((path) => path.replace(/\/tsconfig\.json$/, ''));

const hasScript = (folder: string): boolean => {
  const manifest = JSON.parse(readText(`${folder}/package.json`)) as { scripts?: Record<string, string> };
  return manifest.scripts?.['check'] !== undefined;
};
const isPlain = (folder: string): boolean => {
  const config = JSON.parse(readText(`${folder}/tsconfig.json`)) as TsConfig;
  const keys = Object.keys(config).every((key) => key === 'extends' || key === 'include');
  return keys && config.extends === '../../tsconfig.base.json';
};

function checkTogether(plain: readonly string[]): Promise<CommandResult> {
  const include = plain.flatMap((folder) => {
    const config = JSON.parse(readText(`${folder}/tsconfig.json`)) as TsConfig;
    return (config.include ?? ['.']).map((path) => `${root}${folder}/${path}`);
  });
  // The browser's journeys drive the whole platform: its types, not the pages', are theirs.
  include.push(`${root}apps/web/tests`);
  const cache = `${root}node_modules/.cache/types`;
  mkdirSync(cache, { recursive: true });
  // The cache's own place has no @types beside it, so the roots are named.
  const compilerOptions = {
    typeRoots: [`${root}node_modules/@types`],
    incremental: true,
    tsBuildInfoFile: `${cache}/all.tsbuildinfo`,
  };
  writeFileSync(
    `${cache}/tsconfig.json`,
    JSON.stringify({ extends: `${root}tsconfig.base.json`, compilerOptions, include }),
  );
  return runCommand(['tsc', '-p', `${cache}/tsconfig.json`, '--pretty', 'false']);
}

function checkAlone(folder: string): Promise<CommandResult> {
  // By its binary: `pnpm run` would compile the messages once more and look at every lockfile on the way.
  if (hasScript(folder))
    return runCommand(
      [`${root}${folder}/node_modules/.bin/svelte-check`, '--fail-on-warnings'],
      root + folder,
    );
  return runCommand(['tsc', '-p', folder, '--pretty', 'false']);
}

const together = folders.filter((folder) => !hasScript(folder) && isPlain(folder));
const runs = [
  { name: together.join(', '), run: () => checkTogether(together) },
  ...folders
    .filter((folder) => !together.includes(folder))
    .map((folder) => ({ name: folder, run: () => checkAlone(folder) })),
];
// `pnpm verify` checks the packages where it lints them.
const wanted = process.argv[2] === '--web' ? runs.slice(1) : runs;
for (const { name, run } of wanted) {
  const result = await run();
  if (result.ok) continue;
  print(`${name}\n${result.output}`);
  process.exitCode = 1;
}
