import type { Transaction } from '@hamyar/db';
import { daysAfter, type IsoDay, isWorkingDay, today } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import type { Ctx } from '../../kit/feature.ts';
import { readCalendar } from '../calendar/index.ts';
import { notify, officeTime } from '../notifications/index.ts';

/** How far a calendar is read for one text. */
const lookAheadDays = 30;

/**
 * The text that an invitation is open, on a working day of its office; part of the caller's transaction. Whether the number has
 * an account is not asked.
 */
export async function tellInvited(
  ctx: Ctx,
  tx: Transaction,
  { mobile, provinceCode }: { readonly mobile: string; readonly provinceCode: string | null },
): Promise<void> {
  const now = ctx.clock.now();
  const days = await readCalendar(tx, today(now), daysAfter(today(now), lookAheadDays));
  const isOpen = (day: IsoDay) => isWorkingDay(days, day, { provinceCode });
  await notify(ctx, tx, {
    accountId: null,
    mobile,
    provinceCode: provinceCode,
    template: 'staff_invited',
    params: {},
    textAt: officeTime(now, ctx.settings.quietHours, isOpen),
    link: linkPaths.ownInvitations(),
  });
}
