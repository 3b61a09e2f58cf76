import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../infra/local/src/project-root.ts';
import { staffMobiles } from './platform.ts';

const samples = join(projectRoot, 'packages/testing/samples');

interface Expected {
  readonly acceptedRows?: number;
  readonly accepted?: number;
  readonly rejected: readonly { row: number; reason: string }[];
}

const read = (name: string) =>
  JSON.parse(readFileSync(join(samples, name), 'utf8')) as Record<string, unknown>;
const expected = {
  ...(read('expected-contributions.json')['files'] as Record<string, Expected>),
  ...(read('expected-people.json') as Record<string, Expected>),
};

/** The office's four spreadsheets, who imports each, and what must come of it. */
export const officeFiles = [
  { name: 'razavi-khorasan-contributions-1404.xlsx', kind: 'contributions', mobile: staffMobiles.officer },
  { name: 'razavi-khorasan-contributions-1405.csv', kind: 'contributions', mobile: staffMobiles.officer },
  { name: 'volunteers.xlsx', kind: 'volunteers', mobile: staffMobiles.national },
  { name: 'needs.xlsx', kind: 'needs', mobile: staffMobiles.national },
].map((file) => {
  const right = expected[file.name];
  return {
    ...file,
    path: join(samples, file.name),
    accepted: right?.acceptedRows ?? right?.accepted ?? 0,
    rejected: (right?.rejected ?? []).map(({ row }) => row).sort((a, b) => a - b),
  };
});
