import type { sharedNumbers } from '@hamyar/contracts';
import { mergeUndoneBy } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { lineOf, type VolunteerRow } from '../volunteers/index.ts';
import { mayUndoPart } from './policy.ts';
import type { PartRow } from './queries.ts';

/** A parting as officers read it. */
export function presentPart(
  ctx: Ctx,
  row: PartRow,
  people: { readonly kept: VolunteerRow; readonly parted: VolunteerRow | null },
  names: ReadonlyMap<string, string>,
): sharedNumbers.Part {
  const nameOf = (accountId: string | null) => (accountId && names.get(accountId)) ?? null;
  const undoUntil = row.partedAt && mayUndoPart(row, ctx.clock.now()) ? mergeUndoneBy(row.partedAt) : null;
  const second = people.parted ?? row;
  return {
    partId: row.id,
    kept: lineOf(ctx, people.kept, []),
    secondName: [second.firstName, second.lastName].filter((part) => part !== null).join(' ') || null,
    partedId: row.undoneAt === null ? row.partedId : null,
    hasOwnNumber: people.parted ? people.parted.mobile !== people.kept.mobile : row.mobile !== null,
    licences: row.credentialIds.length,
    places: row.assignmentIds.length,
    reason: row.reason,
    askedAt: row.askedAt.toISOString(),
    askedByName: nameOf(row.askedBy),
    partedAt: row.partedAt?.toISOString() ?? null,
    confirmedByName: nameOf(row.partedBy),
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoUntil: undoUntil?.toISOString() ?? null,
  };
}

/** Accounts of officers whom a parting names. */
export const officersOf = (rows: readonly PartRow[]): string[] => [
  ...new Set(rows.flatMap(({ askedBy, partedBy }) => [askedBy, partedBy]).filter((id) => id !== null)),
];
