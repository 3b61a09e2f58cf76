import { z } from 'zod';

/** What an operator sets about offices. */
export const officesSettings = z.object({
  moneyNeedsOffice: z
    .stringbool()
    .default(false)
    .describe(
      'whether gifts are refused for a province whose office lacks what it needs to take money: contact, an account or a tested terminal, a treasurer; `pnpm start --no-demo` sets it',
    ),
});
