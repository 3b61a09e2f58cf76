import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { authorise, withinScope } from '../../ground/access/index.ts';
import { findVenue, keepVenue } from '../../ground/venues/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { closeAlready } from './close-already.ts';
import { needOpened } from './events.ts';
import { lockDraft } from './lock-draft.ts';
import { moveNeed } from './move-need.ts';
import { draftVersion } from './policy.ts';
import { tellAuthor } from './tell-author.ts';

/** Opens a draft as it was read: everybody sees it, and people are asked as for any need. Its author is told. */
export async function openDraft(ctx: Ctx, needId: string, version: string): Promise<void> {
  const scope = authorise(ctx, 'needs.manage');
  const now = ctx.clock.now();
  await withTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, scope, needId);
    withinScope(scope, draft.provinceCode);
    requireVersion(version, draftVersion(draft));
    if (draft.lastStartsAt === null || draft.lastStartsAt <= now)
      throw new Refusal('conflict', 'need.no_shift');
    if (draft.venueId !== null) {
      const venue = await findVenue(tx, draft.venueId);
      if (venue?.state !== 'open') throw new Refusal('conflict', 'need.unknown_venue');
      await keepVenue(tx, draft.venueId, draft.endsOn);
    }
    const { open, closed } = await closeAlready(ctx, tx, { ...draft, needId });
    if (open === 0 && closed > 0) throw new Refusal('conflict', 'need.place_closed');
    await moveNeed(tx, needId, 'open', { returnedAt: null, returnedBy: null, returnReason: null });
    await tellAuthor(ctx, tx, draft, 'need_draft_opened');
    await audit(ctx, tx, {
      action: 'need.opened',
      targetType: 'need',
      targetId: needId,
      provinceCode: draft.provinceCode,
    });
    await emit(ctx, tx, needOpened, needId, { needId });
  });
}
