// The paper by which a volunteer is known: part of the contract `volunteers`.
import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { id, instant, version } from './shared.ts';

/** A paper by which somebody is known: the national ID, the unique code of foreign nationals (FIDA), a passport. */
export const paperKind = z.enum(['national_id', 'fida', 'passport']);
export type PaperKind = z.infer<typeof paperKind>;

const volunteerId = z.strictObject({ volunteerId: id });

/** The paper of a record, as an office that has seen it, or will, reads it. */
const paper = z.object({
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  kind: paperKind.nullable(),
  masked: z.string().nullable(),
  /** Since when an office vouches for it. */
  provenAt: instant.nullable(),
  version,
});

export const showPaper = defineEndpoint({
  id: 'volunteers.showPaper',
  method: 'GET',
  path: '/people/:volunteerId/paper',
  permission: 'records.manage',
  summary: 'Which paper a volunteer wrote the number of, masked, and whether an office vouches for it.',
  params: volunteerId,
  response: paper,
  reasons: ['volunteer.not_found'],
});

export const revealPaper = defineEndpoint({
  id: 'volunteers.revealPaper',
  method: 'POST',
  path: '/people/:volunteerId/paper/reveal',
  permission: 'records.manage',
  stepUp: true,
  summary: 'Shows the number of the paper to an officer who holds it in hand; each look is audited.',
  params: volunteerId,
  response: z.object({ number: z.string(), country: z.string().nullable(), version }),
  reasons: ['volunteer.not_found', 'paper.none'],
});

export const provePaper = defineEndpoint({
  id: 'volunteers.provePaper',
  method: 'POST',
  path: '/people/:volunteerId/paper/prove',
  permission: 'records.manage',
  stepUp: true,
  summary:
    'The office vouches for the paper that it has seen: from then on nobody else’s record can have it.',
  params: volunteerId,
  body: z.strictObject({ version }),
  response: z.object({}),
  reasons: ['volunteer.not_found', 'case.changed', 'paper.none', 'paper.taken', 'paper.own'],
});
