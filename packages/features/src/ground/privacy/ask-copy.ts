import type { Answer, privacy } from '@hamyar/contracts';
import { dataCopy, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { audit } from '@hamyar/platform';
import { and, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { copyWork } from './make-copy.ts';
import { isBeingMade } from './policy.ts';
import { presentCopy } from './present.ts';
import { newestCopy } from './queries.ts';

/** Whoever lost one can have another; a machine that asks all day can not. */
export const maxCopiesPerDay = 3;
const dayMs = 86_400_000;

/** Has a copy made in the background. While one is being made, asking again is the same asking. */
export async function askCopy(asker: Ctx): Promise<Answer<typeof privacy.askCopy>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'own-privacy');
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `privacy:${accountId}`);
    const newest = await newestCopy(tx, accountId);
    const askedAt = ctx.clock.now();
    if (newest && isBeingMade(newest, askedAt)) return { copy: presentCopy(newest) };
    const since = new Date(askedAt.getTime() - dayMs);
    const made = await tx.$count(
      dataCopy,
      and(eq(dataCopy.accountId, accountId), gt(dataCopy.askedAt, since)),
    );
    if (made >= maxCopiesPerDay)
      throw new Refusal('limit_reached', 'privacy.too_many_copies', { params: { copies: maxCopiesPerDay } });
    // One is begun at a time: what could not be made is over before the next.
    if (newest && newest.readyAt === null)
      await tx.update(dataCopy).set({ readyAt: askedAt }).where(eq(dataCopy.id, newest.id));
    const id = ctx.newId();
    await tx.insert(dataCopy).values({ id, accountId, askedAt });
    await enqueue(tx, copyWork, id, { copyId: id });
    await audit(asker, tx, { action: 'privacy.copy_asked', targetType: 'data_copy', targetId: id });
    return { copy: presentCopy({ askedAt, fileId: null, fileState: null }) };
  });
}
