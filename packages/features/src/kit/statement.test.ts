import { expect, it } from 'vitest';
import { statement } from './statement.ts';

it('a statement holds the filters that are given and no others, each text under a name of its own', () => {
  const build = (province: string | null, theme: string | undefined) =>
    statement('needs', ['now'])
      .where('p', province, (place) => `province = ${place}`)
      .where('t', theme, (place) => `theme = ${place}`)
      .build((conditions) => `select from need where at > $1 and ${conditions}`);
  expect(build(null, undefined)).toEqual({
    name: 'needs',
    text: 'select from need where at > $1 and true',
    values: ['now'],
  });
  expect(build('IR-09', 'health')).toEqual({
    name: 'needs:p:t',
    text: 'select from need where at > $1 and province = $2 and theme = $3',
    values: ['now', 'IR-09', 'health'],
  });
});
