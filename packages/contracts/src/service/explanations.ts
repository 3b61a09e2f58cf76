import { z } from 'zod';

/** One sentence for the web: a message key and what fills it (`match.near`, `why_not.too_far`, `change.…`). */
export const explanation = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ExplanationSentence = z.infer<typeof explanation>;

/** Why a volunteer fits: the sentence and every part of the score, best first. */
export const matchExplanation = z.object({
  sentence: explanation,
  because: z.array(z.object({ part: z.string(), points: z.number().int(), share: z.number().int() })).max(12),
});

/** What keeps a person from being flooded: offers in seven days, and hours of the Tehran day without texts. */
export const offerLimits = z.object({
  offersPerWeek: z.number().int(),
  quietHours: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
});
