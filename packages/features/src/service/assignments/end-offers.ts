import { type Transaction, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import { notify, settleNotices } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { askOthers } from './ask-others.ts';

interface Ended {
  id: string;
  need_id: string;
  province_code: string;
  account_id: string | null;
  title: string;
  starts_at: Date;
}

/** Offers ended in one turn; the next turn takes the rest. */
const maxAtOnce = 500;

/** Ends offers whose time ran out without an answer. */
export async function lapseOffers(ctx: Ctx): Promise<void> {
  authorise(ctx, 'matching.run');
  await withTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<Ended>({
      name: 'assignment_lapse',
      text: `with due as (select id from assignment where state = 'offered' and expires_at <= $1
          order by expires_at limit ${maxAtOnce} for update skip locked)
        update assignment a set state = 'lapsed', ended_by = 'system', updated_at = $1
        from due, volunteer v, need n where a.id = due.id and v.id = a.volunteer_id and n.id = a.need_id
        returning a.id, a.need_id, a.province_code, v.account_id, n.title, lower(a.during) as starts_at`,
      values: [now],
    });
    for (const row of rows) await tell(ctx, tx, row, 'lapsed');
    await askOthers(
      tx,
      rows.map((row) => row.need_id),
    );
  });
}

/** Ends the open offers of a slot whose last place is taken; does nothing while places are left. */
export async function endOffersOfFullSlot(ctx: Ctx, tx: Transaction, roleSlotId: string): Promise<void> {
  const { rows } = await tx.$client.query<Ended>({
    name: 'assignment_stand_down',
    text: `update assignment a set state = 'not_needed', ended_by = 'system', updated_at = $2
      from role_slot r, volunteer v, need n
      where a.role_slot_id = $1 and a.state in ('proposed', 'offered') and r.id = a.role_slot_id and r.taken >= r.count
        and v.id = a.volunteer_id and n.id = a.need_id
      returning a.id, a.need_id, a.province_code, case when a.offered_at is null then null else v.account_id end as account_id,
        n.title, lower(a.during) as starts_at`,
    values: [roleSlotId, ctx.clock.now()],
  });
  for (const row of rows) await tell(ctx, tx, row, 'not_needed');
}

/** In the inbox only: a text message saying "no need" is one message too many. */
async function tell(ctx: Ctx, tx: Transaction, row: Ended, state: 'lapsed' | 'not_needed'): Promise<void> {
  await audit(ctx, tx, {
    action: `assignment.${state}`,
    targetType: 'assignment',
    targetId: row.id,
    provinceCode: row.province_code,
  });
  if (row.account_id === null) return;
  await settleNotices(tx, {
    accountId: row.account_id,
    link: linkPaths.offer(row.id),
    now: ctx.clock.now(),
  });
  await notify(ctx, tx, {
    accountId: row.account_id,
    mobile: null,
    template: state === 'lapsed' ? 'offer_lapsed' : 'offer_not_needed',
    params: { startsAt: row.starts_at.toISOString(), need: row.title },
    link: linkPaths.find(),
  });
}
