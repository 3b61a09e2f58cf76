import type { HandlerInput, venues } from '@hamyar/contracts';
import { venue, withTransaction } from '@hamyar/db';
import { countyByCode, today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { columnsOf, factsRefusal, homeDays, venueVersion } from './policy.ts';
import { lockVenue } from './queries.ts';

/** Corrects what is known of a venue; it stays in its province. */
export async function editVenue(
  ctx: Ctx,
  venueId: string,
  { version, ...form }: HandlerInput<typeof venues.edit>['body'],
): Promise<void> {
  const scope = authorise(ctx, 'venues.manage');
  const refusal = factsRefusal(form);
  if (refusal) throw invalidField(refusal.path, refusal.reason);
  const now = ctx.clock.now();
  await withTransaction(ctx, async (tx) => {
    const found = await lockVenue(tx, scope, venueId);
    requireVersion(version, venueVersion(found));
    if (countyByCode(form.countyCode)?.provinceCode !== found.provinceCode)
      throw invalidField('countyCode', 'venue.other_province');
    // What was forgotten and is filled in again is kept as a new one.
    const kept = found.retainUntil ?? '';
    const homeUntil = kept < today(now) ? keptUntil(now, homeDays) : kept;
    const columns = columnsOf(form, found.provinceCode, homeUntil);
    await tx
      .update(venue)
      .set({ ...columns, updatedAt: now, erasedAt: null })
      .where(eq(venue.id, venueId));
    await audit(ctx, tx, {
      action: 'venue.edited',
      targetType: 'venue',
      targetId: venueId,
      provinceCode: found.provinceCode,
    });
  });
}
