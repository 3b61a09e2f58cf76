import { withTransaction } from '@hamyar/db';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { emit, handlersOf, on } from './events.ts';
import type { Ctx } from './feature.ts';

const happened = { name: 'tests.happened', payload: z.object({ id: z.string() }) };
const jobs = ['tests.first', 'tests.second'].map((name) => ({ name, payload: happened.payload }));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const followedBy = (reactions: Parameters<typeof handlersOf>[0]): Ctx => ({
  ...world.asOperator(),
  eventHandlers: handlersOf(reactions),
});
const enqueued = async (key: string) =>
  (await world.owner.query('select topic, payload from outbox where key = $1 order by topic', [key])).rows;

describe('an event', () => {
  it('enqueues one job for each that follows it, with its payload', async () => {
    const ctx = followedBy(jobs.map((job) => on(happened, job)));
    await withTransaction(ctx, (tx) => emit(ctx, tx, happened, 'one', { id: 'one' }));
    expect(await enqueued('one')).toEqual(jobs.map(({ name }) => ({ topic: name, payload: { id: 'one' } })));
  });

  it('is nothing when its transaction rolls back', async () => {
    const ctx = followedBy(jobs.map((job) => on(happened, job)));
    const failing = withTransaction(ctx, async (tx) => {
      await emit(ctx, tx, happened, 'two', { id: 'two' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await enqueued('two')).toEqual([]);
  });

  it('that nobody follows enqueues nothing', async () => {
    const ctx = followedBy([]);
    await withTransaction(ctx, (tx) => emit(ctx, tx, happened, 'three', { id: 'three' }));
    expect(await enqueued('three')).toEqual([]);
  });
});
