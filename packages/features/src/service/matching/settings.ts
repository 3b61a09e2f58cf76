import { z } from 'zod';

/** What an operator sets about offers. */
export const matchingSettings = z.object({
  offersPerPersonPerWeek: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(5)
    .describe('offers made to one volunteer in any seven days'),
});
