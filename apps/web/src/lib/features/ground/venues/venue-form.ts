import { type CallInput, venues } from '@hamyar/contracts';
import { toAsciiDigits } from '@hamyar/i18n';
import { z } from 'zod';

type Facts = Omit<NonNullable<CallInput<typeof venues.create>['body']>, 'formKey'>;

/** A line a room: «اتاق ۲؛ ۶ نفر». What follows the semicolon is how many it holds. */
const rooms = z
  .string()
  .max(1_500)
  .default('')
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.split(/[;؛]/))
      .flatMap(([name = '', capacity = '']) =>
        name.trim() === '' ? [] : [{ name: name.trim(), capacity: countIn(capacity) }],
      ),
  )
  .pipe(venues.create.body.shape.rooms.unwrap());

function countIn(text: string): number | null {
  const [found] = /\d{1,4}/.exec(toAsciiDigits(text)) ?? [];
  return found ? Number(found) : null;
}

/** The rooms as they are typed. */
export const roomsText = (of: readonly { name: string; capacity: number | null }[]): string =>
  of.map(({ name, capacity }) => (capacity === null ? name : `${name}; ${capacity}`)).join('\n');

/** Degrees as a map writes them: one mark of decimals at most. */
const degrees = '[\\d۰-۹]{1,2}(?:[.٫][\\d۰-۹]{1,15})?';

/** The form of a venue as it is posted; a point is written in one field, as maps copy it: «36.29,59.61». */
const facts = venues.create.body.omit({ formKey: true, rooms: true, lat: true, lon: true }).extend({
  rooms,
  point: z
    .string()
    .regex(new RegExp(`^\\s*${degrees}\\s*[,،]\\s*${degrees}\\s*$`))
    .optional(),
});
export const newVenueForm = facts.extend({ formKey: venues.create.body.shape.formKey });
export const editVenueForm = facts.extend({ version: venues.edit.body.shape.version });

export function factsOf({ point, ...rest }: z.output<typeof facts>): Facts {
  if (point === undefined) return { ...rest, lat: null, lon: null };
  const [lat, lon] = point.split(/[,،]/).map((part) => Number(toAsciiDigits(part)));
  return { ...rest, lat, lon };
}
