import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { countInDigits, instant } from '../shared.ts';

/** SHA-256 in base64. */
const hash = z.base64().length(44);

/** Hashes of a proof, from the leaf's sibling up; no tree of ours needs more. */
const proof = z.array(hash).max(63);

/** A head of the log: what it says, and the signed note it says it in. */
export const checkpointView = z.object({
  /** Name of the log: its public address without the scheme. */
  origin: z.string(),
  size: z.number().int(),
  root: hash,
  sealedAt: instant,
  witnesses: z.array(z.object({ name: z.string(), at: instant })).max(50),
  /** Signed note (C2SP tlog-checkpoint), word for word. */
  note: z.string(),
});

export const showCheckpoint = defineEndpoint({
  id: 'transparency.showCheckpoint',
  method: 'GET',
  path: '/log/checkpoint',
  permission: 'public',
  summary: 'The newest head of the public log; null until something was logged.',
  response: z.object({ checkpoint: checkpointView.nullable() }),
});

export const showTile = defineEndpoint({
  id: 'transparency.showTile',
  method: 'GET',
  path: '/log/tiles/:level/:number',
  permission: 'public',
  summary: 'Hashes of the tree, up to 256 side by side, for whoever checks or keeps the whole log.',
  params: z.strictObject({ level: countInDigits.refine((level) => level <= 7), number: countInDigits }),
  query: z.strictObject({ width: z.coerce.number().int().min(1).max(256).default(256) }),
  response: z.object({ hashes: z.base64() }),
  reasons: ['transparency.not_there'],
});

export const showEntries = defineEndpoint({
  id: 'transparency.showEntries',
  method: 'GET',
  path: '/log/entries/:number',
  permission: 'public',
  summary: 'Leaves of the log, up to 256 in their canonical bytes, each with its length before it.',
  params: z.strictObject({ number: countInDigits }),
  query: z.strictObject({ width: z.coerce.number().int().min(1).max(256).default(256) }),
  response: z.object({ bundle: z.base64() }),
  reasons: ['transparency.not_there'],
});

export const showInclusion = defineEndpoint({
  id: 'transparency.showInclusion',
  method: 'GET',
  path: '/log/inclusion',
  permission: 'public',
  summary: 'Proves that a leaf is in the tree of a size (RFC 6962 section 2.1.1).',
  query: z.strictObject({ index: countInDigits, size: countInDigits }),
  response: z.object({ index: z.number().int(), size: z.number().int(), hashes: proof }),
  reasons: ['transparency.not_there'],
});

export const showConsistency = defineEndpoint({
  id: 'transparency.showConsistency',
  method: 'GET',
  path: '/log/consistency',
  permission: 'public',
  summary: 'Proves that the log only grew between two sizes (RFC 6962 section 2.1.2).',
  query: z.strictObject({ from: countInDigits, to: countInDigits }),
  response: z.object({ from: z.number().int(), to: z.number().int(), hashes: proof }),
  reasons: ['transparency.not_there'],
});
