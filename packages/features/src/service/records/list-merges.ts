import type { Answer, records } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { mergeUndoneBy } from '@hamyar/domain';
import { asService, authorise } from '../../ground/access/index.ts';
import { accountNames } from '../../ground/identity/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { lineOf, recordsByIds, type VolunteerRow } from '../volunteers/index.ts';
import { mayUndo } from './policy.ts';
import { mergePage, type MergeRow } from './queries.ts';

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Joined records in the officer's reach, and those that wait for a second officer; newest first. */
export async function listMerges(
  asker: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof records.listMerges>> {
  const scope = authorise(asker, 'records.manage');
  // A record that leads elsewhere, and the names of officers, are shown to nobody by their rows.
  const ctx = asService(asker, 'merge-records');
  return withTransaction(ctx, async (tx) => {
    const rows = await mergePage(tx, scope, {
      before: lastSeenId(input.cursor) ?? lastId,
      limit: input.limit + 1,
    });
    const shown = rows.slice(0, input.limit);
    const people = await recordsByIds(
      tx,
      shown.flatMap(({ keptId, mergedId }) => [keptId, mergedId]),
    );
    const names = await namesOf(tx, shown);
    const items = shown.flatMap((row) => {
      const [kept, other] = [people.get(row.keptId), people.get(row.mergedId)];
      return kept && other ? [present(ctx, row, { kept, other }, names)] : [];
    });
    return { items, next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null };
  });
}

function namesOf(tx: Transaction, rows: readonly MergeRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ askedBy, mergedBy }) => [askedBy, mergedBy]).filter((id) => id !== null);
  return accountNames(tx, [...new Set(ids)]);
}

function present(
  ctx: Ctx,
  row: MergeRow,
  { kept, other }: { readonly kept: VolunteerRow; readonly other: VolunteerRow },
  names: ReadonlyMap<string, string>,
): records.Merge {
  const nameOf = (accountId: string | null) => (accountId && names.get(accountId)) ?? null;
  const undoUntil = row.mergedAt && mayUndo(row, ctx.clock.now()) ? mergeUndoneBy(row.mergedAt) : null;
  return {
    mergeId: row.id,
    kept: lineOf(ctx, kept, []),
    otherId: other.id,
    otherName: [other.firstName, other.lastName].filter((part) => part !== null).join(' ') || null,
    reason: row.reason,
    askedAt: row.askedAt.toISOString(),
    askedByName: nameOf(row.askedBy),
    mergedAt: row.mergedAt?.toISOString() ?? null,
    confirmedByName: row.mergedBy === row.askedBy ? null : nameOf(row.mergedBy),
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoUntil: undoUntil?.toISOString() ?? null,
  };
}
