import type { Answer, needs } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { closingToldAt, endsPlaces } from '@hamyar/domain';
import { authorise } from '../../ground/access/index.ts';
import { listsOf, offered } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { standingIn } from '../assignments/index.ts';
import { closingVersion, whyNotClose } from './policy.ts';
import { lockNeed } from './queries.ts';

/** What closing a need would do, and to how many people, before anybody decides it. */
export async function showClosing(ctx: Ctx, needId: string): Promise<Answer<typeof needs.showClosing>> {
  const scope = authorise(ctx, 'needs.manage');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const found = await lockNeed(tx, scope, needId);
    const standing = await standingIn(tx, needId, now);
    const { closing_reason: reasons } = await listsOf(ctx, tx);
    const toldAt = closingToldAt(now, standing.nextPlaceAt);
    return {
      needId,
      number: found.number ?? 0,
      title: { fa: found.title, en: found.titleEn },
      version: closingVersion(found.status, standing, now),
      asked: standing.asked,
      proposed: standing.proposed,
      holding: standing.holding,
      nextPlaceAt: standing.nextPlaceAt?.toISOString() ?? null,
      canUndo: toldAt > now,
      reasons: offered(reasons).map(({ code, fa, en, kind }) => ({
        code,
        fa,
        en,
        endsPlaces: endsPlaces(kind),
      })),
      may: whyNotClose(found.status) === null ? ['close' as const] : [],
    };
  });
}
