import { lineCount, print, readText, repositoryFiles } from './repository.ts';

/** Budgets of the style: half the files fit on a screen, nine in ten are read in one sitting, none is longer. */
const budget = { median: 60, ninetieth: 200, longest: 300 };

const sizes = repositoryFiles()
  .filter(
    (path) =>
      /^(packages|apps|infra)\/.*\.(ts|svelte|css)$/.test(path) && !/\/(paraglide|static)\//.test(path),
  )
  .map((path) => ({ path, lines: lineCount(readText(path)), isTest: /\.(test|spec)\.ts$/.test(path) }))
  .sort((a, b) => b.lines - a.lines);

const production = sizes.filter((file) => !file.isTest);
const at = (share: number): number =>
  production[Math.floor((production.length - 1) * (1 - share))]?.lines ?? 0;
const tooLong = sizes.filter((file) => file.lines > budget.longest);

print(
  `files ${production.length}, median ${at(0.5)} (≤ ${budget.median}), 90th percentile ${at(0.9)} (≤ ${budget.ninetieth})`,
);
for (const { path, lines } of sizes.slice(0, 5)) print(`${String(lines).padStart(5)}  ${path}`);
for (const { path, lines } of tooLong) print(`${path}: ${lines} lines, at most ${budget.longest}`);
process.exitCode = tooLong.length > 0 || at(0.5) > budget.median || at(0.9) > budget.ninetieth ? 1 : 0;
