import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { fileAnswer, freeText, provinceCode, writtenDay } from '../shared.ts';

/** Language of a paper. */
export const paperLocale = z.enum(['fa', 'en']).default('fa');

/** Papers that an office fills by hand. */
export const formName = z.enum(['handover', 'cash_book', 'council_invitation']);
export type FormName = z.infer<typeof formName>;

const typed = freeText({ max: 200 }).optional();

export const printForm = defineEndpoint({
  id: 'documents.printForm',
  method: 'GET',
  path: '/documents/forms/:form/pdf',
  permission: 'signed-in',
  summary:
    'A paper of an office to be filled by hand, with what was typed already in it; nothing of it is kept.',
  params: z.strictObject({ form: formName }),
  query: z.strictObject({
    locale: paperLocale,
    provinceCode: provinceCode.optional(),
    /** Of an invitation: when and where, and what is spoken of. */
    day: writtenDay.optional(),
    time: typed,
    place: typed,
    subject: typed,
  }),
  response: fileAnswer,
});
