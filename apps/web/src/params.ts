import { councils, id, needs, payments, pledges, projects, volunteers } from '@hamyar/contracts';
import { defineParams } from '@sveltejs/kit/params';
import type { z } from 'zod';

/** The contract reads a number from whatever a number can be made of (` 7`, `1e3`); an address says it in digits. */
const inDigits =
  (number: z.ZodType<number>) =>
  (text: string): number | undefined =>
    /^\d{1,10}$/.test(text) ? number.safeParse(text).data : undefined;

/** What may stand in an address, by the contract's own schemas. Anything else is no page of ours. */
export const params = defineParams({
  /** English pages live under /en; Persian ones at the root. */
  lang: (text) => (text === 'en' ? text : undefined),
  id,
  needNumber: inDigits(needs.show.params.shape.number),
  projectNumber: inDigits(projects.show.params.shape.number),
  pledgeKey: pledges.show.params.shape.key,
  receiptCode: payments.showReceipt.params.shape.code,
  slug: councils.show.params.shape.slug,
  welcomeStep: volunteers.welcomeStep,
});
