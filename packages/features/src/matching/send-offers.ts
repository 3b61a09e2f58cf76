import type { Answer, HandlerInput, sendOffers } from '@hamyar/contracts';
import { assignment, matchingRun, type Transaction, withTransaction } from '@hamyar/db';
import { AppError, audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise, withinScope } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import { notify } from '../notifications/index.ts';
import { mostOpenOffers, offerExpiry, shortWhen } from './policy.ts';
import { runById } from './queries.ts';

interface Choice {
  id: string;
  volunteer_id: string;
  account_id: string;
  mobile: string;
  starts_at: Date;
  province_code: string;
  title: string;
  open_offers: number;
  has_place: boolean;
}

/** Offers sent in one go; the rest stay proposed and can be sent next. */
const mostOffers = 1_000;

/** Turns proposals into offers: each with an end, a message in the inbox and one by SMS. */
export async function offerProposals(
  ctx: Ctx,
  runId: string,
  chosen: HandlerInput<typeof sendOffers>['body'],
): Promise<Answer<typeof sendOffers>> {
  const scope = authorise(ctx, 'matching.run');
  if (!chosen.all && chosen.assignmentIds.length === 0)
    throw new AppError('invalid', 'matching.nothing_chosen');
  return withTransaction(ctx, async (tx) => {
    const run = await runById(tx, runId);
    if (!run) throw new AppError('not_found', 'matching.unknown_run');
    if (run.provinceCode !== null) withinScope(scope, run.provinceCode);
    if (run.state === 'queued') throw new AppError('conflict', 'matching.not_ready');
    const now = ctx.clock.now();
    const result = { sent: 0, heldBack: 0, tooLate: 0 };
    const asked = new Map<string, number>();
    for (const choice of await lockChoices(tx, runId, chosen.all ? null : chosen.assignmentIds)) {
      const open = asked.get(choice.volunteer_id) ?? choice.open_offers;
      const expiresAt = choice.has_place ? offerExpiry(now, choice.starts_at) : null;
      if (expiresAt === null) result.tooLate += 1;
      else if (open >= mostOpenOffers) result.heldBack += 1;
      else {
        await offer(ctx, tx, choice, expiresAt);
        asked.set(choice.volunteer_id, open + 1);
        result.sent += 1;
      }
    }
    if (result.sent > 0) {
      await tx.update(matchingRun).set({ state: 'offered', offeredAt: now }).where(eq(matchingRun.id, runId));
    }
    return result;
  });
}

/** Locks the volunteers first, in one order, so that two officers cannot both find the last open offer free. */
async function lockChoices(tx: Transaction, runId: string, ids: readonly string[] | null): Promise<Choice[]> {
  await tx.$client.query({
    name: 'matching_lock_volunteers',
    text: `select v.id from volunteer v where v.id in (select volunteer_id from assignment
      where run_id = $1 and state = 'proposed' and ($2::uuid[] is null or id = any ($2))) order by v.id for update`,
    values: [runId, ids],
  });
  const { rows } = await tx.$client.query<Choice>({
    name: 'matching_choices',
    text: `select a.id, a.volunteer_id, v.account_id, v.mobile, lower(a.during) as starts_at, a.province_code, n.title,
        (select count(*)::int from assignment o where o.volunteer_id = v.id and o.state = 'offered') as open_offers,
        (n.status = 'open' and r.taken < r.count) as has_place
      from assignment a join volunteer v on v.id = a.volunteer_id join need n on n.id = a.need_id
        join role_slot r on r.id = a.role_slot_id
      where a.run_id = $1 and a.state = 'proposed' and ($2::uuid[] is null or a.id = any ($2))
      order by a.score desc, a.id limit ${mostOffers} for update of a`,
    values: [runId, ids],
  });
  return rows;
}

async function offer(ctx: Ctx, tx: Transaction, choice: Choice, expiresAt: Date): Promise<void> {
  const now = ctx.clock.now();
  await tx
    .update(assignment)
    .set({ state: 'offered', offeredAt: now, expiresAt, updatedAt: now })
    .where(eq(assignment.id, choice.id));
  await notify(ctx, tx, {
    accountId: choice.account_id,
    mobile: choice.mobile,
    template: 'offer',
    params: { when: shortWhen(choice.starts_at), need: choice.title },
    link: `/offers/${choice.id}`,
  });
  await audit(ctx, tx, {
    action: 'assignment.offered',
    targetType: 'assignment',
    targetId: choice.id,
    provinceCode: choice.province_code,
  });
}
