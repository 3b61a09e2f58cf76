import { needs } from '@hamyar/contracts';
import { expect, it } from 'vitest';
import { route, type Routes } from './feature.ts';

it('a free text comes to its verb in stored form: Persian letters, no marks that draw nothing or turn the line', async () => {
  const seen: unknown[] = [];
  const handlers: ((ctx: never, input: never, http: never) => unknown)[] = [];
  const app: Routes = { add: (_, handler) => handlers.push(handler) };
  route(app, needs.create, async (_, { body }) => {
    seen.push(body.title, body.description, body.theme);
    return { needId: '', number: 1, shifts: 1, status: 'open' as const };
  });
  const body = { title: 'كمك \u202eبه علي\u2800', description: 'خط ي\r\nخط دوم', theme: 'كود' };
  await handlers[0]?.({} as never, { body } as never, {} as never);
  expect(seen).toEqual(['کمک به علی', 'خط ی\nخط دوم', 'كود']);
});
