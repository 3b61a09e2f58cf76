import { z } from 'zod';

/** From the first hour, over midnight when it is the later one, up to the second: 22 and 8. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** `22-8` as hours; null for `none`, and for a span without length. */
function quietHoursOf(text: string): QuietHours | null {
  const [from, to] = text.split('-').map(Number);
  return from === undefined || to === undefined || from === to ? null : { from, to };
}

/** What an operator sets about texts. */
export const notificationsSettings = z.object({
  quietHours: z
    .string()
    .regex(/^(none|([01]?\d|2[0-3])-([01]?\d|2[0-3]))$/)
    .default('22-8')
    .transform(quietHoursOf)
    .describe(
      'hours of the Tehran day without text messages for offers, e.g. 22-8; `none` for no such hours',
    ),
});
