import { readFileSync } from 'node:fs';
import { staffRoleCodes, staffRoles } from '@hamyar/domain';
import { expect, it } from 'vitest';
import { permissionsOf } from '../access/index.ts';

const page = readFileSync(new URL('../../../../../docs/features/ground/staff.md', import.meta.url), 'utf8');
const listed = (cell: string) => cell.split(',').map((each) => each.trim());

it('the roles of the code are those of the docs: where, by whom, whether two people have to, and what they may', () => {
  const [, table = ''] = page.split('| role ');
  const rows = table
    .split('\n\n')[0]
    ?.split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const written = rows?.map(([, code = '', , scope, givenBy = '', second, may = '']) => ({
    code,
    scope,
    givenBy: listed(givenBy),
    needsSecond: second === 'yes',
    may: listed(may),
  }));
  const made = staffRoleCodes.map((code) => ({ code, ...staffRoles[code], may: permissionsOf(code) }));
  expect(written).toEqual(made);
});
