import { daysAfter, today } from '@hamyar/domain';
import { setLimit } from '@hamyar/features/ground/lists/set-limit';
import { showTerm } from '@hamyar/features/ground/lists/show-term';
import type { Ctx } from '@hamyar/features/kit/feature';
import type { People } from '../people.ts';

/** Once: the nation gives more time to appeal, from a day that is still to come. */
export async function seedLimits(ctx: Ctx, people: People): Promise<void> {
  const nation = people.inOffice(ctx, 'national');
  const { version, versions } = await showTerm(nation, { list: 'limit', code: 'appeal_days' });
  if (versions.length > 1) return;
  await setLimit(nation, {
    code: 'appeal_days',
    version,
    value: 20,
    holdsFrom: daysAfter(today(ctx.clock.now()), 30),
    note: 'پانزده روز برای کسانی که دور از مرکز شهرستان‌اند کم بود.',
  });
}
