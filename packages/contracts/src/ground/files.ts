import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { fileAnswer, id, instant } from '../shared.ts';

export const fileState = z.enum(['quarantined', 'clean', 'unscanned', 'refused']);
export type FileState = z.infer<typeof fileState>;

export const fileKind = z.enum(['jpeg', 'png', 'webp', 'pdf', 'sheet', 'zip']);
export type FileKind = z.infer<typeof fileKind>;

/** A file as lists show it; its bytes only by an address of its own. */
export const storedFile = z.object({
  id,
  kind: fileKind,
  /** `quarantined` waits for a scanner; `unscanned`: this installation has none. */
  state: fileState,
  fileName: z.string(),
  bytes: z.number().int(),
  createdAt: instant,
  may: z.array(z.enum(['open', 'remove'])).max(2),
});
export type StoredFile = z.infer<typeof storedFile>;

/** Why an upload of a photograph or scan is refused, whatever it is for. */
export const uploadReasons = [
  'file.empty',
  'file.too_large',
  'file.kind_unknown',
  'file.heic',
  'file.packed',
  'file.unreadable',
  'file.too_many_pixels',
] as const;

/** An address of a file: it holds for minutes, and for whoever asked for it. */
const address = { until: z.string().regex(/^\d{10}$/), signature: z.string().regex(/^[0-9a-f]{64}$/) };
const one = z.strictObject({ fileId: id });

export const open = defineEndpoint({
  id: 'files.open',
  method: 'POST',
  path: '/files/:fileId/address',
  permission: 'signed-in',
  summary:
    'Makes an address of a file that holds for five minutes and for this person; records when it is not their own.',
  params: one,
  response: z.object(address),
  reasons: ['file.not_found', 'file.quarantined', 'file.refused'],
});

export const show = defineEndpoint({
  id: 'files.show',
  method: 'GET',
  path: '/files/:fileId/content',
  permission: 'signed-in',
  summary: 'The bytes of a file, to be stored and never to be shown in place, by an address made before.',
  params: one,
  query: z.strictObject(address),
  response: fileAnswer,
  reasons: ['file.not_found', 'file.address_invalid', 'file.address_expired', 'file.refused'],
});
