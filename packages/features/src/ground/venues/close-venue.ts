import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { moveVenue } from './move-venue.ts';
import { venueVersion } from './policy.ts';
import { lockVenue } from './queries.ts';

/** Closes a venue for new needs; shifts that point to it stay, and its page says that it is closed. */
export async function closeVenue(ctx: Ctx, venueId: string, version: string): Promise<void> {
  const scope = authorise(ctx, 'venues.manage');
  await withTransaction(ctx, async (tx) => {
    const found = await lockVenue(tx, scope, venueId);
    requireVersion(version, venueVersion(found));
    if (!(await moveVenue(tx, venueId, 'closed', ctx.clock.now())))
      throw new Refusal('conflict', 'venue.not_open');
    await audit(ctx, tx, {
      action: 'venue.closed',
      targetType: 'venue',
      targetId: venueId,
      provinceCode: found.provinceCode,
    });
  });
}
