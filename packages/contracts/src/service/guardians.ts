import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, instant, version } from '../shared.ts';

/** How the guardian of a minor stands to what guardians agree to. */
export const standing = z.enum(['none', 'waiting', 'stands', 'newer', 'withdrawn']);
export type Standing = z.infer<typeof standing>;

/** Whether somebody answers for themselves, by their day of birth. */
export const age = z.enum(['unknown', 'minor', 'adult']);
export type Age = z.infer<typeof age>;

const guardianship = z.object({
  age,
  standing,
  guardian: z
    .object({
      name: z.string(),
      mobileMasked: z.string(),
      namedAt: instant,
      /** The version they agreed to last, and when. */
      agreed: z.object({ number: z.number().int(), at: instant }).nullable(),
    })
    .nullable(),
  may: z.array(z.enum(['name', 'remind'])).max(2),
});

export const show = defineEndpoint({
  id: 'guardians.show',
  method: 'GET',
  path: '/volunteers/me/guardian',
  permission: 'signed-in',
  summary: 'Whom the signed-in minor named as their guardian, and whether they agree.',
  response: guardianship,
});

export const name = defineEndpoint({
  id: 'guardians.name',
  method: 'PUT',
  path: '/volunteers/me/guardian',
  permission: 'signed-in',
  summary:
    'Names the guardian of a minor, in place of the one before, and texts them a link. The one who stands already is left as they are.',
  body: z.strictObject({ name: z.string().max(500), mobile: z.string().max(40) }),
  response: guardianship,
  reasons: [
    'name.missing',
    'name.too_short',
    'name.too_long',
    'name.has_digits',
    'name.has_signs',
    'mobile.invalid',
    'guardian.own_number',
    'guardian.not_needed',
    'guardian.too_many_texts',
    'volunteer.no_profile',
  ],
});

export const remind = defineEndpoint({
  id: 'guardians.remind',
  method: 'POST',
  path: '/volunteers/me/guardian/remind',
  permission: 'signed-in',
  summary: 'Texts the guardian another link; the one before opens nothing any more.',
  response: guardianship,
  reasons: ['guardian.not_needed', 'guardian.unknown', 'guardian.too_many_texts', 'volunteer.no_profile'],
});

const token = z.strictObject({ token: z.string().regex(/^[0-9a-f]{48}$/) });

export const showByLink = defineEndpoint({
  id: 'guardians.showByLink',
  method: 'GET',
  path: '/guardians/:token',
  permission: 'public',
  summary: 'What the link in the text to a guardian is about, and what taking it back would end.',
  params: token,
  response: z.object({
    /** First name of the minor, whom the guardian knows. */
    minorName: z.string(),
    guardianName: z.string(),
    mobileMasked: z.string(),
    standing,
    /** The version that holds, and the one that was agreed to last. */
    current: z.number().int(),
    agreed: z.object({ number: z.number().int(), at: instant }).nullable(),
    /** Offers that wait for the minor's answer, and places they have ahead of them. */
    openOffers: z.number().int(),
    comingPlaces: z.number().int(),
    version,
    may: z.array(z.enum(['agree', 'withdraw'])).max(2),
  }),
  reasons: ['guardian.link_over'],
});

export const agreeByLink = defineEndpoint({
  id: 'guardians.agreeByLink',
  method: 'POST',
  path: '/guardians/:token/agree',
  permission: 'public',
  summary: 'Agrees, by a code on the guardian’s own phone, to the version that was shown.',
  params: token,
  body: z.strictObject({ challengeId: id, code: z.string().min(1).max(20), version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: [
    'code.wrong',
    'code.expired',
    'code.burnt',
    'guardian.other_number',
    'guardian.link_over',
    'case.changed',
  ],
});

export const withdrawByLink = defineEndpoint({
  id: 'guardians.withdrawByLink',
  method: 'POST',
  path: '/guardians/:token/withdraw',
  permission: 'public',
  summary: 'Declines, or takes back what was agreed to: offers and coming places of the minor end at once.',
  params: token,
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['guardian.link_over', 'case.changed'],
  irreversible: { summary: 'guardians.showByLink' },
});
