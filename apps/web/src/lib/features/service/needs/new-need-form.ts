import { needs } from '@hamyar/contracts';
import { z } from 'zod';

const { weekdays, roles } = needs.create.body.shape;
const role = roles.element.shape;

/** How a screen asks for days and people: one or two roles, and a tick posts the number of its weekday as text. */
const asked = {
  weekdays: z.array(z.coerce.number().pipe(weekdays.unwrap().element)).default([]),
  ...role,
  secondProfession: role.profession.optional(),
  secondCount: role.count.optional(),
};
interface Second {
  readonly profession: string;
  readonly secondProfession?: string | undefined;
  readonly secondCount?: number | undefined;
}
// A number of people without what they are, or the first profession again, is no second role.
const isSecond = ({ profession, secondProfession, secondCount }: Second): boolean =>
  (secondCount === undefined || secondProfession !== undefined) && secondProfession !== profession;
const atSecond = { path: ['secondProfession'] };

/** The form of a new need as it is posted, with the bounds of the API; `newNeedOf` makes the API's body of it. */
export const newNeedForm = needs.create.body
  .omit({ isRemote: true, roles: true })
  .extend(asked)
  .refine(isSecond, atSecond);

/** The same of a draft that is written anew, with the version that was read. */
export const draftForm = needs.revise.body
  .omit({ isRemote: true, roles: true })
  .extend(asked)
  .refine(isSecond, atSecond);

type Written = Omit<z.output<typeof newNeedForm>, 'formKey'>;

/** What the API takes of a form: its people as roles, all else as it was posted. */
export function newNeedOf<Form extends Written>(form: Form) {
  const { profession, count, gender, language, secondProfession, secondCount, ...rest } = form;
  const second = secondProfession ? [{ profession: secondProfession, count: secondCount ?? 1 }] : [];
  return {
    ...rest,
    isRemote: form.venueKind === 'remote',
    roles: [{ profession, count, gender, language }, ...second],
  };
}
