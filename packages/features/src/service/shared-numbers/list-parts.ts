import type { Answer, sharedNumbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { asService, authorise, provincesOf } from '../../ground/access/index.ts';
import { accountNames } from '../../ground/identity/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { recordsByIds } from '../volunteers/index.ts';
import { officersOf, presentPart } from './present.ts';
import { partPage } from './queries.ts';

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Parted records in the officer's reach, and those that wait for a second officer; newest first. */
export async function listParts(
  asker: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof sharedNumbers.listParts>> {
  const scope = authorise(asker, 'records.manage');
  // The names of officers are shown to nobody by their rows.
  const ctx = asService(asker, 'part-records');
  return withTransaction(ctx, async (tx) => {
    const rows = await partPage(tx, {
      provinces: provincesOf(scope),
      before: lastSeenId(input.cursor) ?? lastId,
      limit: input.limit + 1,
    });
    const shown = rows.slice(0, input.limit);
    const ids = shown.flatMap(({ keptId, partedId }) => [keptId, partedId]);
    const people = await recordsByIds(
      tx,
      ids.filter((id) => id !== null),
    );
    const names = await accountNames(tx, officersOf(shown));
    const items = shown.flatMap((row) => {
      const kept = people.get(row.keptId);
      const parted = row.partedId === null ? null : (people.get(row.partedId) ?? null);
      return kept ? [presentPart(ctx, row, { kept, parted }, names)] : [];
    });
    return { items, next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null };
  });
}
