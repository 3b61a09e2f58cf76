import type { Answer, getRun } from '@hamyar/contracts';
import { matchExplanation } from '@hamyar/contracts';
import type { matchingRun } from '@hamyar/db';
import { professions, targetGroups } from '@hamyar/domain';
import { countyLabel, provinceLabel, termLabel } from '../places/index.ts';
import type { ProposalRow } from './queries.ts';

type Run = Answer<typeof getRun>['run'];
type Proposal = Answer<typeof getRun>['items'][number];

export function presentRun(row: typeof matchingRun.$inferSelect): Run {
  return {
    id: row.id,
    province: row.provinceCode === null ? null : provinceLabel(row.provinceCode),
    state: row.state,
    weightsVersion: row.weightsVersion,
    slotCount: row.slotCount,
    seatsWanted: row.seatsWanted,
    proposedCount: row.proposedCount,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    offeredAt: row.offeredAt?.toISOString() ?? null,
  };
}

/** What is stored of a match's reasons, or null when an older shape is found. */
export function presentExplanation(stored: unknown): Proposal['explanation'] {
  const read = matchExplanation.safeParse(stored);
  return read.success ? read.data : null;
}

export function presentProposal(row: ProposalRow): Proposal {
  const name = [row.first_name, row.last_name].filter(Boolean).join(' ');
  return {
    assignmentId: row.id,
    state: row.state,
    score: row.score ?? 0,
    explanation: presentExplanation(row.explanation),
    volunteer: {
      name: name === '' ? null : name,
      county: row.volunteer_county === null ? null : countyLabel(row.volunteer_county),
    },
    profession: termLabel(professions, row.profession),
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    need: {
      number: Number(row.number),
      title: row.title,
      county: countyLabel(row.county_code),
      targetGroup: termLabel(targetGroups, row.target_group),
      isRemote: row.is_remote,
    },
  };
}
