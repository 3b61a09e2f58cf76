import { audit } from '@hamyar/platform';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

/** Days after which nobody asks any more which key was theirs. */
const endedDays = 365;
const dayMs = 86_400_000;

/** Deletes questions that are over, and what was taken away or asked a year ago. What works goes with its account (a trigger). */
export function eraseAuthenticators(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<{ questions: number; ended: number }>({
      name: 'authenticators_erase',
      text: `with questions as (delete from authenticator_challenge where id in (
          select id from authenticator_challenge where expires_at < $1 limit ${erasureBatch}) returning 1),
        ended as (delete from authenticator where id in (
          select id from authenticator where ended_at < $2 limit ${erasureBatch}) returning 1),
        recoveries as (delete from account_recovery where id in (
          select id from account_recovery where asked_at < $2 limit ${erasureBatch}) returning 1)
        select (select count(*)::int from questions) as questions, (select count(*)::int from ended) + (select count(*)::int from recoveries) as ended`,
      values: [now, new Date(now.getTime() - endedDays * dayMs)],
    });
    const { questions = 0, ended = 0 } = rows[0] ?? {};
    if (ended > 0)
      await audit(ctx, tx, {
        action: 'authenticators.erased',
        targetType: 'authenticator',
        targetId: 'batch',
        detail: { ended },
      });
    return Math.max(questions, ended);
  });
}
