import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { paperLocale } from '../ground/documents.ts';
import { fileAnswer } from '../shared.ts';

/** Pages that have a picture. */
export const subject = z.enum(['project', 'need', 'province']);
export type Subject = z.infer<typeof subject>;

export const show = defineEndpoint({
  id: 'pictures.show',
  method: 'GET',
  path: '/pictures/:subject/:key/:version',
  permission: 'public',
  summary:
    'What a messenger shows of a public page: 1200 × 630, PNG. Only the version that is true now is drawn.',
  params: z.strictObject({
    subject,
    /** Number of the project or the need, or the name of the province in addresses. */
    key: z.string().regex(/^[a-z0-9-]{1,60}$/),
    /** `pictureVersion` of what it shows. */
    version: z.string().regex(/^[0-9a-f]{16}$/),
  }),
  query: z.strictObject({ locale: paperLocale }),
  response: fileAnswer,
  reasons: ['picture.unknown'],
});
