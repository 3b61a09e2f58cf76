// `pnpm check:floors`: nothing the platform runs on is older than the version that mended what is known about it.
import { z } from 'zod';
import { print, readText } from './repository.ts';

const floor = z.tuple([z.string(), z.string()]);
const floors = z
  .object({ packages: z.record(z.string(), floor), images: z.record(z.string(), floor) })
  .parse(JSON.parse(readText('packages/tooling/src/floors.json')));

/** Versions of a package in the lock file, of an image in the files that name one. */
const installed = (name: string): string[] =>
  [...readText('pnpm-lock.yaml').matchAll(new RegExp(`^  '?${name}@(\\d[^(:']*)'?:$`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
const named = (image: string): string[] =>
  ['docker-compose.yml', 'infra/containers/Dockerfile'].flatMap((file) =>
    [...readText(file).matchAll(new RegExp(`(?:image: |FROM )${image}:(\\d[\\d.]*)`, 'g'))].map(
      (match) => match[1] ?? '',
    ),
  );

const numbers = (version: string): number[] => version.split(/[.-]/).map(Number);

function isBelow(version: string, least: string): boolean {
  const [have, want] = [numbers(version), numbers(least)];
  const at = want.findIndex((number, index) => (have[index] ?? 0) !== number);
  return at >= 0 && (have[at] ?? 0) < (want[at] ?? 0);
}

for (const [kind, of] of [
  ['packages', installed],
  ['images', named],
] as const) {
  for (const [name, [least, why]] of Object.entries(floors[kind])) {
    const found = of(name);
    // A name that nothing bears any more would guard nothing.
    if (found.length === 0) print(`${name}: a floor is set and nothing of that name is used`);
    const below = found.filter((version) => isBelow(version, least));
    for (const version of below) print(`${name} ${version} is below ${least} (${why})`);
    if (found.length === 0 || below.length > 0) process.exitCode = 1;
  }
}
