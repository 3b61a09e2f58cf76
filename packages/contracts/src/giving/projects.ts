import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { bilingual, countyCode, id, instant, irr, irrSum, page, pageQuery, provinceCode } from '../shared.ts';

/** A word of a closed list in both languages; `code` is what filters take. */
export const codedLabel = z.object({ code: z.string(), fa: z.string(), en: z.string() });

/** Drafts are shown to nobody. */
export const projectStatus = z.enum(['open', 'funded', 'closed']);

/** What a project is, what it needs and what has been verified for it. Pledges are not in these figures. */
export const projectView = z.object({
  id,
  number: z.number().int(),
  province: z.object({ code: provinceCode, slug: z.string(), fa: z.string(), en: z.string() }),
  county: z.object({ code: countyCode, fa: z.string(), en: z.string() }).nullable(),
  theme: codedLabel,
  title: bilingual,
  summary: bilingual,
  targetIrr: irr,
  /** Verified gifts only. */
  givenIrr: irrSum,
  giftCount: z.number().int(),
  unit: bilingual.extend({ count: z.number().int(), completed: z.number().int() }),
  /** What is missing until the next unit is whole; null where the last one is. */
  nextUnitIrr: irr.nullable(),
  status: projectStatus,
  isDemo: z.boolean(),
  /** What anyone may do with it. */
  may: z.array(z.enum(['give'])).max(1),
});

export const list = defineEndpoint({
  id: 'projects.list',
  method: 'GET',
  path: '/projects',
  permission: 'public',
  summary:
    'Open projects, newest first; by province and theme when asked; or the few whose next unit is closest to whole, or of which most is done.',
  query: z.strictObject({
    ...pageQuery,
    province: provinceCode.optional(),
    theme: z.string().max(60).optional(),
    /** `closest`: by what is missing of the next unit; `furthest`: by the share that is done. Both one page, without a next. */
    order: z.enum(['newest', 'closest', 'furthest']).default('newest'),
  }),
  response: page(projectView).extend({
    /** Themes that open projects have, for the filter. */
    themes: z.array(codedLabel).max(100),
  }),
});

export const showGiven = defineEndpoint({
  id: 'projects.showGiven',
  method: 'GET',
  path: '/projects/given',
  permission: 'public',
  summary: 'What was verified for all projects together, and when that was read.',
  response: z.object({
    givenIrr: irrSum,
    giftCount: z.number().int(),
    projectCount: z.number().int(),
    readAt: instant,
  }),
});

export const show = defineEndpoint({
  id: 'projects.show',
  method: 'GET',
  path: '/projects/:number',
  permission: 'public',
  summary: 'One project with what was verified for it.',
  params: z.strictObject({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
  response: projectView,
  reasons: ['project.unknown'],
});
