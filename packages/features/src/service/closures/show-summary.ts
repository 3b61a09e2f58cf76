import type { Answer, closures, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { closingToldAt, today } from '@hamyar/domain';
import { asService, authorise, withinScope } from '../../ground/access/index.ts';
import { countyLabel, provinceLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { weighShifts } from '../assignments/index.ts';
import { findTouchedShifts } from '../needs/index.ts';
import { closedPlaceRefusal, closureVersion, spanOf } from './policy.ts';

/** Shifts that the summary names; the rest it counts. */
const maxShown = 50;

/** What closing a place would do, before anybody decides it. An administrator sees numbers, and no file of the desk. */
export async function showSummary(
  asker: Ctx,
  query: HandlerInput<typeof closures.showSummary>['query'],
): Promise<Answer<typeof closures.showSummary>> {
  const scope = authorise(asker, 'closures.manage');
  withinScope(scope, query.provinceCode);
  const now = asker.clock.now();
  const refusal = closedPlaceRefusal(query, today(now));
  if (refusal) throw invalidField(refusal.path, refusal.reason);
  return withTransaction(asService(asker, 'place-closing'), async (tx) => {
    const shifts = await findTouchedShifts(tx, spanOf(query, now));
    const standing = await weighShifts(
      tx,
      shifts.map(({ id }) => id),
    );
    return {
      province: provinceLabel(query.provinceCode),
      county: query.countyCode === undefined ? null : countyLabel(query.countyCode),
      startsOn: query.startsOn,
      endsOn: query.endsOn,
      version: closureVersion(query, shifts, standing, now),
      shifts: shifts.length,
      holding: standing.holding,
      asked: standing.asked,
      nextPlaceAt: standing.nextPlaceAt?.toISOString() ?? null,
      canUndo: closingToldAt(now, standing.nextPlaceAt) > now,
      first: shifts.slice(0, maxShown).map(({ id, number, title, titleEn, startsAt, endsAt }) => ({
        shiftId: id,
        number: Number(number),
        title: { fa: title, en: titleEn },
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        holding: standing.byShift[id] ?? 0,
      })),
    };
  });
}
