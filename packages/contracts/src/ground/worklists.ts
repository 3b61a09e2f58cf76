import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { instant } from '../shared.ts';

/** A kind of work that waits for somebody in office, in the order in which a desk shows them: people first, then money. */
export const worklistKey = z.enum([
  'complaints',
  'unfilled',
  'drafts',
  'licences',
  'offers',
  'payments',
  'recoveries',
  'invitations',
  'merges',
  'parts',
  'lost_numbers',
  'imports',
  'texts',
  'jobs',
]);
export type WorklistKey = z.infer<typeof worklistKey>;

/** `count` stops at 1,000, which then means that many or more. `since` is the earliest moment among it; of shifts it is to come. */
export const worklist = z.object({ key: worklistKey, count: z.number().int(), since: instant.nullable() });
export type Worklist = z.infer<typeof worklist>;

export const list = defineEndpoint({
  id: 'worklists.list',
  method: 'GET',
  path: '/worklists',
  permission: 'signed-in',
  summary:
    'What waits for the reader’s offices today, how much and since when; nothing for whoever holds none.',
  response: z.object({ items: z.array(worklist).max(worklistKey.options.length) }),
});
