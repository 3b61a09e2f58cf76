import { z } from 'zod';

/** UUIDv7 as text: sortable by creation time. */
export const id = z.uuid();

/** Rials as a digit string (JSON numbers lose exactness above 2^53). */
export const irr = z.string().regex(/^-?\d{1,19}$/);

/** Sums of rials as a digit string: wider than any one amount, because what holds every addend need not hold their sum. */
export const irrSum = z.string().regex(/^-?\d{1,38}$/);

/** Instant as ISO 8601 with offset, e.g. `2026-11-21T16:00:00.000Z`. */
export const instant = z.iso.datetime({ offset: true });

/** Civil day in the Gregorian calendar, e.g. `2026-11-21`. Solar Hijri is only shown, never sent. */
export const day = z.iso.date();

/**
 * A day that somebody writes or asks for: of 1900 to 2199. What lies beyond is a slip of the hand, and calendars that begin
 * later than it have no name for it.
 */
export const writtenDay = day.regex(/^(?:19|20|21)/).meta({ format: 'date' });

/**
 * Place or count in an address: digits and nothing else, where a coerced number takes a blank for zero. Nine of them, which
 * every column of counts holds.
 */
export const countInDigits = z.codec(z.string().regex(/^\d{1,9}$/), z.int().min(0), {
  decode: Number,
  encode: String,
});

/** ISO 3166-2:IR province code, `IR-00` … `IR-30`. */
export const provinceCode = z.string().regex(/^IR-(?:[0-2]\d|30)$/);

/** Four-digit county code of the Statistical Centre; its first two digits are the province's. */
export const countyCode = z.string().regex(/^\d{4}$/);

/**
 * Version of what a person saw: opaque, told by the read, taken back by the decision. Another one by then is refused as
 * `case.changed`.
 */
export const version = z.string().min(1).max(64);

/**
 * Key of one filled-in form, made when the form was shown: posted twice, it makes one thing, and both are answered alike.
 */
export const formKey = z.uuid();

/** What somebody wrote in Persian, and in English where they did; null: English pages show the Persian and say so. */
export const bilingual = z.object({ fa: z.string(), en: z.string().nullable() });
export type Bilingual = z.infer<typeof bilingual>;

/** Free texts of people: what is marked here goes through the one door of texts before a verb sees it. */
export const freeTexts = z.registry<Record<never, never>>();

/** Signs that draw nothing, blanks of every kind among them, and the marks that sit on a letter. */
const undrawn = /[\p{Cc}\p{Cf}\p{Z}\p{M}\u2800\u3164\u115F\u1160\uFFA0]/gu;

/** Free text whose length counts what is seen; a title of blanks is none. What is sent may be longer, for marks and joiners. */
export function freeText(bounds: { readonly min?: number; readonly max: number }) {
  const { min = 0, max } = bounds;
  return z
    .string()
    .max(max * 4)
    .superRefine((text, ctx) => {
      const drawn = [...text.replace(undrawn, '')].length;
      const seen = [...text.trim().replace(/[\p{Cf}\p{M}]/gu, '')].length;
      const origin = 'string' as const;
      if (drawn < Math.min(min, 1) || seen < min || (min > 0 && drawn * 2 < min))
        ctx.addIssue({ code: 'too_small', minimum: min, inclusive: true, origin, input: text });
      if (seen > max) ctx.addIssue({ code: 'too_big', maximum: max, inclusive: true, origin, input: text });
    })
    .register(freeTexts, {});
}

/** Closed set of transport-level error codes. Reasons refine them per noun. */
export const errorCode = z.enum([
  'not_found',
  'forbidden',
  'unauthenticated',
  'conflict',
  'invalid',
  'limit_reached',
  'precondition',
  'unavailable',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;

/** The one shape of an error answer. `fields` names what to mend; `params` is safe to show. */
export const errorBody = z.object({
  code: errorCode,
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  fields: z.array(z.object({ path: z.string(), reason: z.string() })).default([]),
  requestId: z.string(),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** Keyset page: `next` is an opaque cursor or null at the end. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item).max(200), next: z.string().nullable() });
}

/** Query of a keyset-paged list. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
};

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

/** A file as an answer: sent as its own bytes, with a name under which it is stored. */
export const fileAnswer = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  content: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array),
});
export type FileAnswer = z.infer<typeof fileAnswer>;
