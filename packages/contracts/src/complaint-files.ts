import { z } from 'zod';
import { key, sideCase } from './complaint-shapes.ts';
import { defineEndpoint } from './endpoint.ts';
import { uploadReasons } from './ground/files.ts';
import { fileAnswer, id } from './shared.ts';

/** Pictures that each side of a case may show, and how large each may be. */
export const maxFilesOfSide = 5;
export const fileMaxBytes = 10 * 1024 * 1024;

/** Until when it holds, and our signature over it and whoever asked. */
const address = { until: z.string().regex(/^\d{10}$/), signature: z.string().regex(/^[0-9a-f]{64}$/) };

/** From where a file is looked at: each is open to others. */
export const fileRoom = z.enum(['code', 'own', 'desk']);
export type FileRoom = z.infer<typeof fileRoom>;

const oneOf = z.strictObject({ complaintId: id, fileId: id });
const keyReasons = ['complaint.code_wrong', 'complaint.too_many'] as const;
const addReasons = [...uploadReasons, 'complaint.unknown', 'complaint.over', 'complaint.files_full'] as const;
const openReasons = ['file.not_found', 'file.quarantined', 'file.refused'] as const;

export const askUpload = defineEndpoint({
  id: 'complaints.askUpload',
  method: 'POST',
  path: '/complaints/by-code/upload',
  permission: 'public',
  summary:
    'Makes an address by which a picture may be added to a complaint for five minutes, for whoever holds its code and secret.',
  body: z.strictObject(key),
  response: z.object({ complaintId: id, ...address }),
  reasons: [...keyReasons, 'complaint.over', 'complaint.files_full'],
});

export const addFileByCode = defineEndpoint({
  id: 'complaints.addFileByCode',
  method: 'POST',
  path: '/complaints/:complaintId/files',
  permission: 'public',
  summary:
    'Adds a picture to the room of whoever reported, by an address made before. The same picture again changes nothing.',
  params: z.strictObject({ complaintId: id }),
  query: z.strictObject(address),
  upload: { maxBytes: fileMaxBytes },
  response: sideCase,
  reasons: [...addReasons, 'file.address_invalid', 'file.address_expired'],
});

export const addFileOwn = defineEndpoint({
  id: 'complaints.addFileOwn',
  method: 'POST',
  path: '/complaints/own/:complaintId/files',
  permission: 'signed-in',
  summary: 'Adds a picture to one’s own room of a complaint. The same picture again changes nothing.',
  params: z.strictObject({ complaintId: id }),
  upload: { maxBytes: fileMaxBytes },
  response: sideCase,
  reasons: addReasons,
});

export const openFileByCode = defineEndpoint({
  id: 'complaints.openFileByCode',
  method: 'POST',
  path: '/complaints/by-code/files/:fileId/address',
  permission: 'public',
  summary: 'Makes an address of a picture of the reporter’s room, for whoever holds code and secret.',
  params: z.strictObject({ fileId: id }),
  body: z.strictObject(key),
  response: z.object({ complaintId: id, ...address }),
  reasons: [...keyReasons, ...openReasons],
});

export const openFileOwn = defineEndpoint({
  id: 'complaints.openFileOwn',
  method: 'POST',
  path: '/complaints/own/:complaintId/files/:fileId/address',
  permission: 'signed-in',
  summary: 'Makes an address of a picture of one’s own room.',
  params: oneOf,
  response: z.object(address),
  reasons: ['complaint.unknown', ...openReasons],
});

export const openFile = defineEndpoint({
  id: 'complaints.openFile',
  method: 'POST',
  path: '/desk/complaints/:complaintId/files/:fileId/address',
  permission: 'complaints.handle',
  summary: 'Makes an address of a picture of a complaint that the office handles, and records who opened it.',
  params: oneOf,
  response: z.object(address),
  reasons: ['complaint.unknown', ...openReasons],
});

export const showFile = defineEndpoint({
  id: 'complaints.showFile',
  method: 'GET',
  path: '/complaints/:complaintId/files/:fileId/content',
  permission: 'public',
  summary:
    'The bytes of a picture, to be stored and never to be shown in place, by an address made before; its room is asked again.',
  params: oneOf,
  query: z.strictObject({ room: fileRoom, ...address }),
  response: fileAnswer,
  reasons: [
    'complaint.unknown',
    'file.not_found',
    'file.address_invalid',
    'file.address_expired',
    'file.quarantined',
    'file.refused',
  ],
});
