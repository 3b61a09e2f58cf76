import type { Answer, closures, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import { closedOver, type ClosureRow, closuresIn } from '../../ground/calendar/index.ts';
import { type Lists, listsOf } from '../../ground/lists/index.ts';
import { countyLabel, provinceLabel, termLabel } from '../../ground/places/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { countShifts } from '../needs/index.ts';
import { whyNotLift, whyNotReopen } from './policy.ts';

type Page = Answer<typeof closures.list>;

/** Closures of the office's provinces, lifted ones included. */
export async function listClosures(
  ctx: Ctx,
  { cursor, limit }: HandlerInput<typeof closures.list>['query'],
): Promise<Page> {
  const scope = authorise(ctx, 'closures.manage');
  const now = ctx.clock.now();
  const query = { provinces: provincesOf(scope), before: lastSeenId(cursor), limit: limit + 1 };
  return withTransaction(ctx, async (tx) => {
    const rows = await closuresIn(tx, query);
    const shown = rows.slice(0, limit);
    const ids = shown.map(({ id }) => id);
    const lists = await listsOf(ctx, tx);
    const [shifts, over] = [await countShifts(tx, ids), await closedOver(tx, ids)];
    const mayOf = (row: ClosureRow): Page['items'][number]['may'] => {
      if (row.liftedAt === null && whyNotLift(row, over, now) === null) return ['lift'];
      return whyNotReopen(row, over.has(row.id), now) === null ? ['reopen'] : [];
    };
    return {
      items: shown.map((row) => presentClosure(row, lists, shifts.get(row.id) ?? 0, mayOf(row))),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}

function presentClosure(
  row: ClosureRow,
  lists: Lists,
  shifts: number,
  may: Page['items'][number]['may'],
): Page['items'][number] {
  const { id, startsOn, endsOn, treatment, moveDays } = row;
  return {
    ...{ id, startsOn, endsOn, treatment, moveDays, shifts },
    reason: termLabel(lists.closure_reason, row.reason),
    province: provinceLabel(row.provinceCode),
    county: row.countyCode === null ? null : countyLabel(row.countyCode),
    closedAt: row.closedAt.toISOString(),
    toldAt: row.toldAt.toISOString(),
    liftedAt: row.liftedAt?.toISOString() ?? null,
    may,
  };
}
