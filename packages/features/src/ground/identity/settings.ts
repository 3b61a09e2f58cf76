import { z } from 'zod';

/** What an operator sets about signing in. */
export const identitySettings = z.object({
  unusedCodesPerNetworkPerHour: z.coerce
    .number()
    .int()
    .min(1)
    .default(300)
    .describe('one-time codes that a network may ask for and not use in an hour before it has to wait'),
  codesPerPrefixPerMinute: z.coerce
    .number()
    .int()
    .min(1)
    .default(60)
    .describe(
      'texts with codes per minute for the ten thousand numbers that share their first seven digits; above it each unknown network gets three an hour',
    ),
  codesPerMinute: z.coerce
    .number()
    .int()
    .min(1)
    .default(300)
    .describe(
      'texts with codes per minute for browsers that have not signed in before; from half of it on each unknown network gets three an hour',
    ),
  codesPerDay: z.coerce
    .number()
    .int()
    .min(1)
    .default(50_000)
    .describe('the same per day: what texts to strangers may cost at most'),
  numberSleepsAfterDays: z.coerce
    .number()
    .int()
    .min(30)
    .max(3_650)
    .default(365)
    .describe(
      'days without a sign-in after which a number may be somebody else’s: a text alone then opens the account no more; operators give numbers anew after about a year',
    ),
  textOpensOffices: z
    .stringbool()
    .default(false)
    .describe(
      'whether the code of a text message alone opens offices: only in a demonstration, whose people have no passkeys',
    ),
});
