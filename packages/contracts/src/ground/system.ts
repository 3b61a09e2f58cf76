import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, instant, page, pageQuery, version } from '../shared.ts';

/** Work that was tried to the end and not done. */
export const deadJob = z.object({
  id,
  /** Of this death: sent out again and dead once more, it is another. */
  version,
  /** Name of the job. */
  topic: z.string(),
  tries: z.number().int(),
  lastError: z.string().nullable(),
  enqueuedAt: instant,
  diedAt: instant,
});
export type DeadJob = z.infer<typeof deadJob>;

export const listDeadJobs = defineEndpoint({
  id: 'system.listDeadJobs',
  method: 'GET',
  path: '/system/dead-jobs',
  permission: 'system.manage',
  summary: 'Work that could not be done and needs a person, newest first, with the state of the outbox.',
  query: z.strictObject(pageQuery),
  response: page(deadJob).extend({
    dead: z.number().int(),
    /** Enqueued and not yet done. */
    open: z.number().int(),
    /** Since when the oldest of them is due; null when none is. */
    oldestDueAt: instant.nullable(),
  }),
});

export const settleDeadJobs = defineEndpoint({
  id: 'system.settleDeadJobs',
  method: 'POST',
  path: '/system/dead-jobs/settle',
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
