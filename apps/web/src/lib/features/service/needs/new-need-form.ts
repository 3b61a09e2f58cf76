import { type CallInput, needs } from '@hamyar/contracts';
import { z } from 'zod';

const { weekdays, roles } = needs.create.body.shape;
const role = roles.element.shape;

/**
 * The form of a new need as it is posted, with the bounds of the API; `newNeedOf` makes the API's body of it. A screen
 * asks for one or two roles, and a tick posts the number of its weekday as text.
 */
export const newNeedForm = needs.create.body
  .omit({ isRemote: true, roles: true })
  .extend({
    weekdays: z.array(z.coerce.number().pipe(weekdays.unwrap().element)).default([]),
    ...role,
    secondProfession: role.profession.optional(),
    secondCount: role.count.optional(),
  })
  // A number of people without what they are, or the first profession again, is no second role.
  .refine((form) => form.secondCount === undefined || form.secondProfession !== undefined, {
    path: ['secondProfession'],
  })
  .refine((form) => form.secondProfession !== form.profession, { path: ['secondProfession'] });

export function newNeedOf(
  form: z.output<typeof newNeedForm>,
): NonNullable<CallInput<typeof needs.create>['body']> {
  const { profession, count, gender, language, secondProfession, secondCount, ...rest } = form;
  const second = secondProfession ? [{ profession: secondProfession, count: secondCount ?? 1 }] : [];
  return {
    ...rest,
    isRemote: form.venueKind === 'remote',
    roles: [{ profession, count, gender, language }, ...second],
  };
}
