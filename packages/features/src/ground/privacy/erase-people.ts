import { dataCopy, erasureRequest, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { and, asc, eq, gt, lt, lte, or } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { withFaultLogged } from '../../kit/with-fault-logged.ts';
import { authorise } from '../access/index.ts';
import { officesOf } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';
import { erasePerson } from './erase-person.ts';
import { moveErasure } from './move-erasure.ts';
import type { Keepers } from './policy.ts';
import { type ErasureRow, personOf } from './queries.ts';

/** Erasures that are read at once. */
const pageSize = 50;
/** Days after which nobody asks any more when a copy was made. */
const copyDays = 30;
const dayMs = 86_400_000;

/** Erases whoever asked for it a week ago, and forgets that copies were asked for. */
export async function erasePeople(ctx: Ctx, keepers: Keepers): Promise<number> {
  authorise(ctx, 'platform');
  const now = ctx.clock.now();
  await withTransaction(ctx, (tx) =>
    tx.delete(dataCopy).where(lt(dataCopy.askedAt, new Date(now.getTime() - copyDays * dayMs))),
  );
  let erased = 0;
  let due = await duePage(ctx, null);
  while (due.length > 0) {
    for (const request of due) {
      const about = { erasureId: request.id, says: 'an erasure could not be finished' };
      if (await withFaultLogged(ctx, about, () => eraseDue(ctx, keepers, request))) erased += 1;
    }
    due = await duePage(ctx, due.at(-1) ?? null);
  }
  return erased;
}

/** What is due, in its order and past what this turn has had: one that cannot be finished waits for the next. */
// eslint-disable-next-line hamyar/verb-guards -- a read; erasePeople has authorised
function duePage(ctx: Ctx, last: ErasureRow | null): Promise<ErasureRow[]> {
  const { dueAt, id, state } = erasureRequest;
  return withTransaction(ctx, (tx) =>
    tx
      .select()
      .from(erasureRequest)
      .where(
        and(
          eq(state, 'waiting'),
          lte(dueAt, ctx.clock.now()),
          last === null ? undefined : or(gt(dueAt, last.dueAt), and(eq(dueAt, last.dueAt), gt(id, last.id))),
        ),
      )
      .orderBy(asc(dueAt), asc(id))
      .limit(pageSize),
  );
}

/** Whoever took an office since stays, and is told so: an office is ended by its office. */
// eslint-disable-next-line hamyar/verb-guards -- erasePeople has authorised
async function eraseDue(ctx: Ctx, keepers: Keepers, { id, accountId }: ErasureRow): Promise<boolean> {
  const now = ctx.clock.now();
  const found = await withTransaction(ctx, async (tx) => {
    if ((await officesOf(tx, accountId, now)).length === 0) return personOf(tx, accountId);
    await moveErasure(tx, id, 'taken_back', now);
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'erasure_stopped',
      params: {},
      link: linkPaths.data(),
    });
    await audit(ctx, tx, {
      action: 'privacy.erasure_stopped',
      targetType: 'erasure_request',
      targetId: id,
    });
    return 'in office' as const;
  });
  if (found === 'in office') return false;
  // Null: an earlier turn took the account and was stopped before it could say so.
  if (found) await erasePerson(ctx, keepers(), found);
  await withTransaction(ctx, async (tx) => {
    if (await moveErasure(tx, id, 'done', now))
      await audit(ctx, tx, {
        action: 'privacy.erased',
        targetType: 'erasure_request',
        targetId: id,
        detail: { accountId },
      });
  });
  return true;
}
