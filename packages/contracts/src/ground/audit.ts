import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, instant, page, pageQuery, provinceCode, writtenDay } from '../shared.ts';

/** One row of the audit log. */
export const entry = z.object({
  /** Its number, in digits. */
  id: z.string(),
  at: instant,
  actorKind: z.enum(['visitor', 'person', 'staff', 'operator', 'job', 'gateway']),
  /** The account, or the name of an act of the platform; null for a visitor. */
  actorId: z.string().nullable(),
  /** How the account's holder signs, where it still has one. */
  actorName: z.string().nullable(),
  /** `noun.verb`. */
  action: z.string(),
  targetType: z.string(),
  targetId: z.string(),
  provinceCode: provinceCode.nullable(),
  /** Ids, states and names of fields; never personal values. */
  detail: z.array(z.object({ name: z.string(), value: z.string() })).max(100),
  /** Whether it stands in the chain by now. */
  isSealed: z.boolean(),
});
export type Entry = z.infer<typeof entry>;

export const list = defineEndpoint({
  id: 'audit.list',
  method: 'GET',
  path: '/audit/entries',
  permission: 'audit.read',
  summary: 'Who did what to what, newest first: all of it, or of one person, one object, one day.',
  query: z.strictObject({
    ...pageQuery,
    /** Acts of this account, and looks at its data. */
    accountId: id.optional(),
    targetType: z
      .string()
      .regex(/^[a-z_]{1,40}$/)
      .optional(),
    targetId: z.string().min(1).max(200).optional(),
    /** A civil day in Tehran. */
    on: writtenDay.optional(),
    provinceCode: provinceCode.optional(),
  }),
  response: page(entry).extend({
    /** The person that was asked for, as they sign. */
    personName: z.string().nullable(),
  }),
});

export const findPerson = defineEndpoint({
  id: 'audit.findPerson',
  method: 'POST',
  path: '/audit/person',
  permission: 'audit.read',
  summary:
    'The account that a mobile number signs in to, so that its acts can be read; the look itself is noted.',
  body: z.strictObject({ mobile: z.string().min(1).max(40) }),
  response: z.object({ accountId: id }),
  reasons: ['mobile.invalid', 'audit.nobody'],
});

export const listLooks = defineEndpoint({
  id: 'audit.listLooks',
  method: 'GET',
  path: '/audit/looks',
  permission: 'signed-in',
  summary: 'Who looked at the signed-in person’s data, what and when; newest first.',
  query: z.strictObject(pageQuery),
  response: page(
    z.object({
      id: z.string(),
      at: instant,
      action: z.string(),
      /** How whoever looked signs; null when their account is gone. */
      byName: z.string().nullable(),
      /** Office of which province; null: of the nation. */
      provinceCode: provinceCode.nullable(),
    }),
  ),
});
