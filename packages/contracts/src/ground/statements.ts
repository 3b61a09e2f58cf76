import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { countInDigits, freeText, instant, version } from '../shared.ts';

/** What a volunteer agrees to. */
export const agreement = z.enum(['volunteer_agreement', 'code_of_conduct', 'safeguarding']);
export type Agreement = z.infer<typeof agreement>;

/** What is agreed to: volunteers by their consent, givers by their pledge, guardians of minors by a code. */
export const agreed = z.enum([...agreement.options, 'giver_terms', 'guardian_agreement']);

export const kind = z.enum(['terms', 'privacy', 'accessibility', ...agreed.options]);
export type Kind = z.infer<typeof kind>;

const parts = z.object({
  lead: z.string(),
  sections: z.array(z.object({ title: z.string(), items: z.array(z.string()).max(200) })).max(100),
});
const number = z.number().int();

export const show = defineEndpoint({
  id: 'statements.show',
  method: 'GET',
  path: '/statements/:kind',
  permission: 'public',
  summary: 'A statement or an agreement that holds, or one of its earlier versions.',
  params: z.strictObject({ kind }),
  query: z.strictObject({ number: countInDigits.optional() }),
  response: z.object({
    kind,
    number,
    publishedAt: instant,
    fa: parts,
    en: parts,
    /** As they are written, for whoever publishes the next. */
    text: z.object({ fa: z.string(), en: z.string() }),
    version,
    versions: z.array(z.object({ number, publishedAt: instant })).max(100),
  }),
  reasons: ['statement.unknown'],
});

const text = freeText({ min: 20, max: 20_000 });

export const publish = defineEndpoint({
  id: 'statements.publish',
  method: 'POST',
  path: '/statements/:kind',
  permission: 'statements.publish',
  summary: 'Publishes the next version of a statement in both languages; earlier ones stay readable.',
  params: z.strictObject({ kind }),
  body: z.strictObject({ version, textFa: text, textEn: text }),
  response: z.object({ number }),
  reasons: ['case.changed', 'statement.unread', 'statement.unlike'],
});
