import { expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from './endpoints.ts';
import { pledges, volunteers } from './index.ts';

it.each([
  ['a ticked box as a list', pledges.make.body, { amountIrr: '50000', isAnonymous: ['yes'] }],
  ['yes and no as words', volunteers.pause.body, { paused: 'yes' }],
  ['yes and no as words in a profile', volunteers.profileChange, { isRemote: 'no' }],
  ['a number in quotes', volunteers.profileChange, { radiusKm: '50' }],
])('no body takes %s: how a thing was typed is undone by whoever reads the form', (_what, body, input) => {
  expect(body.safeParse(input).success).toBe(false);
});

it('a body says of every value what it is: nothing that could be a word and a number or a yes at once', () => {
  const bodies = endpoints.map(({ id, body }) => [id, JSON.stringify(z.toJSONSchema(body, { io: 'input' }))]);
  const mixed = bodies.filter(([, schema]) =>
    /"anyOf":\[[^\]]*"(?:boolean|integer|number)"[^\]]*"string"|"anyOf":\[[^\]]*"string"[^\]]*"(?:boolean|integer|number)"/.test(
      schema ?? '',
    ),
  );
  expect(mixed.map(([id]) => id)).toEqual([]);
});
