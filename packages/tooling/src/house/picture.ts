import { readText, repositoryFiles } from '../repository.ts';
import { importsBetween } from './ownership.ts';
import type { Feature } from './sources.ts';

const marks = { begin: '<!-- picture: written by `pnpm generate` -->', end: '<!-- end of the picture -->' };

/** The page of the architecture with its pictures drawn anew from the manifests and imports as they are. */
export function withPictures(page: string, features: readonly Feature[]): string {
  const begin = page.indexOf(marks.begin);
  const end = page.indexOf(marks.end);
  if (begin < 0 || end < begin) throw new Error(`docs/architecture.md lacks the marks of its picture`);
  const pictures = [drawing(packageArrows()), drawing(wingArrows(features)), featureTable(features)].join(
    '\n',
  );
  return `${page.slice(0, begin + marks.begin.length)}\n\n${pictures}\n${page.slice(end)}`;
}

type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** Packages and the packages of ours that their manifests name; those that only run, measure or test it left out. */
function packageArrows(): Arrows {
  const manifests = repositoryFiles().filter((path) => /^(apps|packages)\/[^/]+\/package\.json$/.test(path));
  const drawn = manifests.filter((path) => !/\/(testing|tooling)\//.test(path));
  return new Map(
    drawn.map((path) => {
      const manifest = JSON.parse(readText(path)) as Record<string, Record<string, string> | undefined>;
      const needs = {
        ...manifest['dependencies'],
        ...(path.startsWith('apps/web') ? manifest['devDependencies'] : {}),
      };
      const ours = Object.keys(needs).filter((name) => name.startsWith('@hamyar/'));
      return [path.split('/')[1] ?? path, new Set(ours.map((name) => name.slice('@hamyar/'.length)))];
    }),
  );
}

/** Wings and the wings whose features theirs import. */
function wingArrows(features: readonly Feature[]): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const [name, others] of importsBetween(features)) {
    const wing = wingOf(name);
    const reached = arrows.get(wing) ?? new Set();
    for (const other of others) if (wingOf(other) !== wing) reached.add(wingOf(other));
    arrows.set(wing, reached);
  }
  return arrows;
}

const wingOf = (name: string): string => name.replace(/\/.*$/, '');

/** Arrows that another way already tells are left out, so that the eye sees the layers. */
function drawing(arrows: Arrows): string {
  const lines = [...arrows].sort().flatMap(([from, all]) =>
    [...all]
      .sort()
      .filter((to) => ![...all].some((between) => between !== to && reaches(arrows, between, to)))
      .map((to) => `  ${from} --> ${to}`),
  );
  return `\`\`\`mermaid\nflowchart TD\n${lines.join('\n')}\n\`\`\`\n`;
}

function reaches(arrows: Arrows, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const name of seen) for (const next of arrows.get(name) ?? []) seen.add(next);
  return seen.has(to) && from !== to;
}

function featureTable(features: readonly Feature[]): string {
  const rows = [...features]
    .sort((one, two) => (one.name < two.name ? -1 : 1))
    .map(({ name, noun, head }) => {
      const sentence = head
        .replace(new RegExp(`^${noun}: `), '')
        .replace(/\s(Tables?|Reads|Contract):?.*$/, '');
      return `| [\`${name}\`](features/${name}.md) | ${sentence.replaceAll('|', '\\|')} |`;
    });
  return `| feature | what it owns |\n| --- | --- |\n${rows.join('\n')}\n`;
}
