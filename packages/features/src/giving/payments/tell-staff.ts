import { id } from '@hamyar/contracts';
import { payment, type Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { rolesWith } from '../../ground/access/index.ts';
import { staffInOffice } from '../../ground/identity/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import { type Ctx, onceJob } from '../../kit/feature.ts';

/** Templates of what staff hear about held payments; where and how much stands behind the link alone. */
export const staffNews = [
  'payment_held',
  'payment_held_long',
  'payment_resolution_waiting',
  'payment_resolution_dropped',
  'payment_refund_by_hand',
] as const;
type StaffNews = (typeof staffNews)[number];

/** Words in jobs that an earlier version enqueued. */
const formerly: Readonly<Record<string, StaffNews>> = {
  payment_cure_waiting: 'payment_resolution_waiting',
  payment_cure_dropped: 'payment_resolution_dropped',
};
const news = z.preprocess((word) => formerly[String(word)] ?? word, z.enum(staffNews));

/** An officer's transaction sees no account but their own: whom to tell is looked up by the worker. */
export const tellStaffJob = onceJob({
  name: 'payments.tell-staff',
  queue: 'standard',
  payload: z.object({ paymentId: id, news, exceptAccountId: id.optional() }),
  run: (ctx, payload, tx) => tellStaff(ctx, tx, payload),
});

/** Puts news of a held payment into the inbox of everybody who may decide on it, in its province and in the nation. */
export async function tellStaff(
  ctx: Ctx,
  tx: Transaction,
  input: { paymentId: string; news: StaffNews; exceptAccountId?: string | undefined },
): Promise<void> {
  const [row] = await tx
    .select({ provinceCode: payment.provinceCode })
    .from(payment)
    .where(eq(payment.id, input.paymentId));
  if (!row) return;
  const decide = rolesWith('held-payments.resolve');
  for (const accountId of await staffInOffice(tx, decide, row.provinceCode, ctx.clock.now())) {
    if (accountId === input.exceptAccountId) continue;
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: input.news,
      params: {},
      link: linkPaths.heldPayment(input.paymentId),
    });
  }
}
