import type { CallInput, createNeed } from '@hamyar/contracts';
import { z } from 'zod';

const genders = z.enum(['woman', 'man']).optional();

/** The form of a new need as it is posted; `newNeedOf` makes the API's body of it. */
export const newNeedForm = z.object({
  title: z.string().min(5).max(120),
  description: z.string().max(2000).optional(),
  countyCode: z.string().min(1),
  theme: z.string().min(1),
  targetGroup: z.string().min(1),
  venueKind: z.string().min(1),
  urgency: z.enum(['normal', 'urgent', 'critical']),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  weekdays: z.array(z.string().regex(/^[0-6]$/)).optional(),
  startMinute: z.coerce.number().int().min(0).max(1439),
  endMinute: z.coerce.number().int().min(1).max(1440),
  profession: z.string().min(1),
  count: z.coerce.number().int().min(1).max(500),
  gender: genders,
  language: z.string().optional(),
  secondProfession: z.string().optional(),
  secondCount: z.coerce.number().int().min(1).max(500).optional(),
});

export function newNeedOf(
  form: z.output<typeof newNeedForm>,
): NonNullable<CallInput<typeof createNeed>['body']> {
  const {
    weekdays,
    profession,
    count,
    gender,
    language,
    secondProfession,
    secondCount,
    description,
    ...rest
  } = form;
  const first = { profession, count, gender: gender ?? null, language: language ?? null };
  const second = secondProfession ? [{ profession: secondProfession, count: secondCount ?? 1 }] : [];
  return {
    ...rest,
    ...(description === undefined ? {} : { description }),
    isRemote: form.venueKind === 'remote',
    weekdays: (weekdays ?? []).map(Number),
    roles: [first, ...second],
  };
}
