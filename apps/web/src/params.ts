import {
  councils,
  guardians,
  id,
  letters,
  lists,
  needs,
  numbers,
  payments,
  pictures,
  pledges,
  projects,
  provinceCode,
  signing,
  statements,
  venues,
  volunteers,
} from '@hamyar/contracts';
import { readTilePath } from '@hamyar/domain/ground/transparency/tiles';
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
  province: provinceCode,
  needNumber: inDigits(needs.show.params.shape.number),
  venueNumber: inDigits(venues.show.params.shape.number),
  projectNumber: inDigits(projects.show.params.shape.number),
  pledgeKey: pledges.show.params.shape.key,
  receiptCode: payments.showReceipt.params.shape.code,
  letterCode: letters.showByCode.params.shape.code,
  signedCode: signing.showByCode.params.shape.code,
  statusList: inDigits(signing.showStatusList.params.shape.number),
  changeToken: numbers.showByLink.params.shape.token,
  guardianToken: guardians.showByLink.params.shape.token,
  kid: signing.kid,
  /** What the standard of logs knows: `tile/0/x001/234`. */
  tilePath: (text) => (readTilePath(text) ? text : undefined),
  statement: statements.kind,
  list: lists.listName,
  termCode: lists.termCode,
  agreement: statements.agreed,
  pictureSubject: pictures.subject,
  pictureKey: pictures.show.params.shape.key,
  pictureFile: (text) => (/^[0-9a-f]{16}\.png$/.test(text) ? text : undefined),
  slug: councils.show.params.shape.slug,
  welcomeStep: volunteers.welcomeStep,
});
