import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { instant, version } from '../shared.ts';
import { agreement } from './statements.ts';

/** How somebody stands to the versions that hold. */
export const standing = z.enum(['stands', 'newer', 'withdrawn', 'none']);
export type Standing = z.infer<typeof standing>;

const number = z.number().int();

export const consents = z.object({
  standing,
  /** Of the texts that hold, as whoever agrees or takes it back has seen them. */
  version,
  current: z.array(z.object({ kind: agreement, number, publishedAt: instant })).max(3),
  /** What was agreed to, the newest first. */
  agreed: z
    .array(z.object({ kind: agreement, number, agreedAt: instant, withdrawnAt: instant.nullable() }))
    .max(100),
  may: z.array(z.enum(['give', 'withdraw'])).max(2),
});

export const list = defineEndpoint({
  id: 'consents.list',
  method: 'GET',
  path: '/me/agreements',
  permission: 'signed-in',
  summary: 'What the signed-in person agreed to as a volunteer, by version, and what holds now.',
  response: consents,
});

export const give = defineEndpoint({
  id: 'consents.give',
  method: 'POST',
  path: '/me/agreements',
  permission: 'signed-in',
  summary: 'Agrees to the versions that were shown; agreeing again changes nothing.',
  body: z.strictObject({ version }),
  response: consents,
  reasons: ['case.changed'],
});

export const withdraw = defineEndpoint({
  id: 'consents.withdraw',
  method: 'POST',
  path: '/me/agreements/withdraw',
  permission: 'signed-in',
  summary: 'Takes back what was agreed to: nothing new is offered. What was accepted stays.',
  body: z.strictObject({ version }),
  response: consents,
  reasons: ['case.changed'],
});
