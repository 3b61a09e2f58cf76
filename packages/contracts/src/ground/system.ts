import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, instant, page, pageQuery, version } from '../shared.ts';

/** Work that was promised, tried to the end and not done. */
export const deadPromise = z.object({
  id,
  /** Of this death: sent out again and dead once more, it is another. */
  version,
  /** Name of the job. */
  topic: z.string(),
  tries: z.number().int(),
  lastError: z.string().nullable(),
  promisedAt: instant,
  diedAt: instant,
});
export type DeadPromise = z.infer<typeof deadPromise>;

export const listDeadPromises = defineEndpoint({
  id: 'outbox.dead',
  method: 'GET',
  path: '/outbox/dead',
  permission: 'system.manage',
  summary: 'Work that could not be done and needs a person, newest first, with the state of the outbox.',
  query: z.strictObject(pageQuery),
  response: page(deadPromise).extend({
    dead: z.number().int(),
    /** Promised and not yet done. */
    open: z.number().int(),
    /** Since when the oldest of them is due; null when none is. */
    oldestDueAt: instant.nullable(),
  }),
});

export const settleDeadPromises = defineEndpoint({
  id: 'outbox.settle',
  method: 'POST',
  path: '/outbox/settle',
  permission: 'system.manage',
  summary:
    'Sends dead work out again from the first try, or sets it aside; what is not dead any more is left as it is.',
  body: z.strictObject({
    dead: z.array(z.strictObject({ id, version })).min(1).max(100),
    decision: z.enum(['again', 'set_aside']),
  }),
  response: z.object({ settled: z.number().int() }),
  reasons: ['case.changed'],
});
