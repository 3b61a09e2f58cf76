import type { Answer, guardians } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { maskMobile } from '@hamyar/domain';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { openLink } from './open-link.ts';
import { agreedOf } from './present.ts';
import { aheadOf, guardianOf } from './queries.ts';

/** What the link in the text to a guardian is about. */
export async function showByLink(
  asker: Ctx,
  input: { token: string },
): Promise<Answer<typeof guardians.showByLink>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'guardian-link');
  return withTransaction(ctx, async (tx) => {
    const { row, minor, current, version } = await openLink(ctx, tx, { ...input, lock: false });
    const standing = await guardianOf(tx, row.volunteerId);
    return {
      minorName: minor.firstName ?? '',
      guardianName: row.name,
      mobileMasked: maskMobile(row.mobile),
      standing,
      current,
      agreed: agreedOf(row),
      ...(await aheadOf(tx, { volunteerId: minor.id, now: ctx.clock.now() })),
      version,
      may: [
        ...(standing === 'stands' ? [] : (['agree'] as const)),
        ...(standing === 'withdrawn' ? [] : (['withdraw'] as const)),
      ],
    };
  });
}
