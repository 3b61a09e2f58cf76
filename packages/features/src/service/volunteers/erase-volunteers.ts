import { today, undoMs } from '@hamyar/domain';
import { authorise } from '../../ground/access/index.ts';
import { isKeptOn } from '../../ground/identity/index.ts';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { hasPending } from '../assignments/index.ts';
import { forgetVolunteers } from './forget-volunteers.ts';

/**
 * Forgets volunteers whose day of erasure is past. Whoever signed in since, or still holds a place, is left alone.
 * A record that was joined with another and that nobody signs in by goes once that can no longer be taken back.
 */
export function eraseVolunteers(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  const now = ctx.clock.now();
  return eraseInBatches(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string }>({
      name: 'volunteers_erase',
      text: `select v.id from volunteer v
        where v.erased_at is null and (v.retain_until < $1 or v.merged_into is not null and v.account_id is null and v.updated_at < $2)
          and not ${isKeptOn('v.account_id', '$1')} and not ${hasPending('v.id')}
        order by v.retain_until, v.id limit ${erasureBatch} for update of v skip locked`,
      values: [today(now), new Date(now.getTime() - undoMs)],
    });
    return forgetVolunteers(
      ctx,
      tx,
      rows.map(({ id }) => id),
    );
  });
}
