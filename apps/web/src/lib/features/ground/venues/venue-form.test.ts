import { expect, it } from 'vitest';
import { factsOf, newVenueForm } from './venue-form.ts';

const typed = {
  formKey: crypto.randomUUID(),
  kind: 'clinic',
  name: 'کلینیک آفتاب',
  countyCode: '0916',
};
const pointOf = (point?: string) => {
  const read = newVenueForm.safeParse({ ...typed, point });
  if (!read.success) return read.error.issues.map(({ path }) => path.join('.'));
  const { lat, lon } = factsOf(read.data);
  return [lat, lon];
};

it.each([
  ['36.29,59.61', [36.29, 59.61]],
  [' 36.297534123456, 59.612345678901234 ', [36.297534123456, 59.612345678901234]],
  ['۳۶٫۲۹، ۵۹٫۶۱', [36.29, 59.61]],
  ['36, 59', [36, 59]],
  [undefined, [null, null]],
])('the point %s is read as %j', (point, read) => {
  expect(pointOf(point)).toEqual(read);
});

it.each(['36.17.45, 59.36.20', '36.29', '..,..', '36.29, ', '36.29 59.61', '136.2, 59.6'])(
  'the point %s is refused at its field, and never lost',
  (point) => {
    expect(pointOf(point)).toEqual(['point']);
  },
);
