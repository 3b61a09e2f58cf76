import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { bilingual, instant, irr, freeText } from '../shared.ts';

/** Secret of a pledge: whoever holds it may see, change and pay that pledge. 22 characters, base64url. */
export const pledgeKey = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** Least and greatest gift the gateway takes at once, rials. */
export const giftBounds = { minIrr: 1_000n, maxIrr: 1_000_000_000n } as const;

/** An amount said in words, as a cheque would have it. */
export const amountWords = z.object({ tomanFa: z.string(), rialFa: z.string(), rialEn: z.string() });

export const pledgeState = z.enum(['open', 'fulfilled', 'expired', 'cancelled']);
export type PledgeState = z.infer<typeof pledgeState>;

/** What whoever holds its key may do with a pledge. */
export const pledgeAct = z.enum(['pay', 'change']);
export type PledgeAct = z.infer<typeof pledgeAct>;

export const pledgeView = z.object({
  key: pledgeKey,
  projectNumber: z.number().int(),
  projectTitle: bilingual,
  amountIrr: irr,
  /** What is still to be paid: the whole amount, or less when a part of it was taken. */
  dueIrr: irr,
  words: amountWords,
  donorName: z.string().nullable(),
  donorMobile: z.string().nullable(),
  isAnonymous: z.boolean(),
  state: pledgeState,
  expiresAt: instant,
  may: z.array(pledgeAct).max(2),
});

export const make = defineEndpoint({
  id: 'pledges.make',
  method: 'POST',
  path: '/projects/:number/pledges',
  permission: 'public',
  summary:
    'Promises an amount to a project, with or without an account. It counts nowhere until it is paid and verified.',
  params: z.strictObject({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
  body: z.strictObject({
    amountIrr: irr,
    donorName: freeText({ max: 80 }).optional(),
    donorMobile: z.string().max(40).optional(),
    /** The name then stands nowhere, the amount everywhere. */
    isAnonymous: z.boolean().default(false),
    locale: z.enum(['fa', 'en']).default('fa'),
    /** Version of the giver’s terms that was shown. */
    termsNumber: z.number().int().min(1).max(10_000).optional(),
    /** Pledge that this one corrects: it is cancelled. */
    replaces: pledgeKey.optional(),
  }),
  response: z.object({ key: pledgeKey }),
  reasons: [
    'project.unknown',
    'office.takes_no_money',
    'project.not_open',
    'pledge.too_small',
    'pledge.too_large',
    'pledge.too_many',
    'mobile.invalid',
    'statement.unknown',
  ],
});

export const show = defineEndpoint({
  id: 'pledges.show',
  method: 'GET',
  path: '/pledges/:key',
  permission: 'public',
  summary: 'A pledge to whoever holds its key, to look it over before paying.',
  params: z.strictObject({ key: pledgeKey }),
  response: pledgeView,
  reasons: ['pledge.unknown'],
});
