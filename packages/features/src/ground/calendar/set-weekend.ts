import type { calendar, HandlerInput } from '@hamyar/contracts';
import { weekendLaw, withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import { lawsVersion, newLawRefusal } from './policy.ts';
import { lawsOf } from './queries.ts';

/** Sets the weekend of a province, or of the nation, from a day on; set again for the same day it is corrected. */
export async function setWeekend(
  ctx: Ctx,
  { version, provinceCode, ...law }: HandlerInput<typeof calendar.setWeekend>['body'],
): Promise<void> {
  const scope = authorise(ctx, 'calendar.manage');
  withinScope(scope, provinceCode ?? null);
  const now = ctx.clock.now();
  const refusal = newLawRefusal(law, today(now));
  if (refusal) throw invalidField(refusal.path, refusal.reason);
  const days = { offDays: sorted(law.offDays), halfDays: sorted(law.halfDays) };
  const decided = { ...days, decidedBy: accountIdOf(ctx), decidedAt: now };
  await withTransaction(ctx, async (tx) => {
    await inLine(tx, 'calendar:weekends');
    requireVersion(version, lawsVersion(await lawsOf(tx)));
    await tx
      .insert(weekendLaw)
      .values({ id: ctx.newId(), provinceCode: provinceCode ?? null, startsOn: law.startsOn, ...decided })
      .onConflictDoUpdate({
        target: [weekendLaw.provinceCode, weekendLaw.startsOn],
        set: decided,
      });
    await audit(ctx, tx, {
      action: 'calendar.weekend_set',
      targetType: 'weekend_law',
      targetId: `${provinceCode ?? 'nation'} ${law.startsOn}`,
      provinceCode: provinceCode ?? null,
      detail: days,
    });
  });
}

const sorted = (days: readonly number[]): number[] => [...new Set(days)].sort();
