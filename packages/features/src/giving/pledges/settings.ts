import { z } from 'zod';

/** What an operator sets about pledges. */
export const pledgesSettings = z.object({
  pledgesPerAddressPerHour: z.coerce
    .number()
    .int()
    .min(1)
    .default(6_000)
    .describe('pledges per network address and hour: an operator puts thousands of people behind one'),
});
