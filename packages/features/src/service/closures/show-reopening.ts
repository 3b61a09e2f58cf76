import type { Answer, closures } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { asService, authorise, withinScope } from '../../ground/access/index.ts';
import { lockClosure } from '../../ground/calendar/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import { countyLabel, provinceLabel, termLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { whyNotReopen } from './policy.ts';
import { weighReopening } from './weigh-reopening.ts';

/** Shifts that the summary names; the rest it counts. */
const maxShown = 50;

/** What opening a closed place again would do, before anybody decides it: who was told, what comes back, who is asked. */
export async function showReopening(
  asker: Ctx,
  closureId: string,
): Promise<Answer<typeof closures.showReopening>> {
  const scope = authorise(asker, 'closures.manage');
  const now = asker.clock.now();
  return withTransaction(asService(asker, 'place-closing'), async (tx) => {
    const closed = await lockClosure(tx, closureId);
    if (!closed) throw new Refusal('not_found', 'closure.unknown');
    withinScope(scope, closed.provinceCode);
    const { back, gone, people, isCovered, version } = await weighReopening(asker, tx, closed);
    const { closure_reason: reasons } = await listsOf(asker, tx);
    const { startsOn, endsOn, treatment, moveDays } = closed;
    const held = people.filter((person) => person.held);
    return {
      closureId,
      version,
      province: provinceLabel(closed.provinceCode),
      county: closed.countyCode === null ? null : countyLabel(closed.countyCode),
      ...{ startsOn, endsOn, treatment, moveDays },
      reason: termLabel(reasons, closed.reason),
      toldAt: closed.toldAt.toISOString(),
      whyNot: whyNotReopen(closed, isCovered, now),
      back: back.length,
      gone,
      askedAgain: held.length,
      toldAgain: people.length - held.length,
      first: back.slice(0, maxShown).map(({ id, number, title, titleEn, startsAt, endsAt }) => ({
        shiftId: id,
        number: Number(number),
        title: { fa: title, en: titleEn },
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        holding: held.filter(({ shiftId }) => shiftId === id).length,
      })),
    };
  });
}
