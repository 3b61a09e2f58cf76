import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { moveVenue } from './move-venue.ts';
import { whyNotOpen, venueVersion } from './policy.ts';
import { lockVenue } from './queries.ts';

/** Opens a venue: needs can point to it, and everybody reads it, unless it is a home. */
export async function openVenue(ctx: Ctx, venueId: string, version: string): Promise<void> {
  const scope = authorise(ctx, 'venues.manage');
  await withTransaction(ctx, async (tx) => {
    const found = await lockVenue(tx, scope, venueId);
    requireVersion(version, venueVersion(found));
    const refusal = whyNotOpen(found);
    if (refusal) throw new Refusal('conflict', refusal);
    await moveVenue(tx, venueId, 'open', ctx.clock.now());
    await audit(ctx, tx, {
      action: 'venue.opened',
      targetType: 'venue',
      targetId: venueId,
      provinceCode: found.provinceCode,
    });
  });
}
