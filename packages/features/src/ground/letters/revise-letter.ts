import type { HandlerInput, letters } from '@hamyar/contracts';
import { letter, withTransaction } from '@hamyar/db';
import { letterDraftDays } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { letterVersion, requireBody, requireDraft } from './policy.ts';
import { lockLetter } from './queries.ts';

/** Writes a draft anew. */
export async function reviseLetter(
  ctx: Ctx,
  letterId: string,
  { version, ...words }: HandlerInput<typeof letters.revise>['body'],
): Promise<void> {
  const scope = authorise(ctx, 'letters.manage');
  requireBody(words.body);
  const now = ctx.clock.now();
  await withTransaction(ctx, async (tx) => {
    const { row, files } = await lockLetter(tx, scope, letterId);
    requireVersion(version, letterVersion(row, files));
    requireDraft(row);
    await tx
      .update(letter)
      .set({ ...words, updatedAt: now, retainUntil: keptUntil(now, letterDraftDays) })
      .where(eq(letter.id, letterId));
    await audit(ctx, tx, {
      action: 'letter.revised',
      targetType: 'letter',
      targetId: letterId,
      provinceCode: row.provinceCode,
    });
  });
}
