import { expect, it } from 'vitest';
import { withBreaker } from './breaker.ts';

const answers = (kind: string) => {
  let calls = 0;
  const call = withBreaker(async () => {
    calls++;
    return { kind };
  });
  const ask = async (times: number) => {
    for (let time = 1; time < times; time++) await call(null);
    return call(null);
  };
  return { ask, calls: () => calls };
};

it('a provider that leaves twenty calls unanswered is not called again, and callers hear so at once', async () => {
  const provider = answers('unavailable');
  await provider.ask(20);
  expect(await provider.ask(100)).toMatchObject({ kind: 'unavailable' });
  expect(provider.calls()).toBe(20);
});

it('a few unanswered calls on a quiet day leave the way open', async () => {
  const provider = answers('unavailable');
  await provider.ask(19);
  expect(provider.calls()).toBe(19);
});

it('refusals are answers: a provider that rejects every message is still asked', async () => {
  const provider = answers('rejected');
  await provider.ask(200);
  expect(provider.calls()).toBe(200);
});
