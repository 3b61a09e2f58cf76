import { proposeResolution } from '@hamyar/features/giving/held-payments/propose-resolution';
import { showHeldPayment } from '@hamyar/features/giving/held-payments/show-held-payment';
import type { Ctx } from '@hamyar/features/kit/feature';
import { beforeAll } from 'vitest';
import { inGivingWorld } from './giving.ts';

export const whyProposed = 'در صورت‌حساب درگاه همین مبلغ دیده شد';

interface Held {
  readonly tells?: boolean;
  readonly donorName?: string;
  readonly isAnonymous?: boolean;
}

/** The world of givers with two officers of the province and one of another. */
export function inHeldWorld() {
  const giving = inGivingWorld();
  const staff: { officer?: Ctx; colleague?: Ctx; elsewhere?: Ctx } = {};
  beforeAll(async () => {
    staff.officer = await giving.world().asStaff('treasurer', 'IR-09');
    staff.colleague = await giving.world().asStaff('treasurer', 'IR-09');
    staff.elsewhere = await giving.world().asStaff('treasurer', 'IR-10');
  });
  const here = (ctx: Ctx | undefined): Ctx => {
    if (!ctx) throw new Error('officers come with the first test');
    return ctx;
  };
  const officer = () => here(staff.officer);
  return {
    ...giving,
    officer,
    colleague: () => here(staff.colleague),
    elsewhere: () => here(staff.elsewhere),
    /** A payment of five million rials of which the gateway took another amount. */
    async held(takenIrr: bigint, more: Held = {}) {
      const { tells = true, ...pledge } = more;
      const { key, authority } = await giving.begin({ donorMobile: '09121112222', ...pledge });
      giving.tookInstead(authority, takenIrr, tells);
      await giving.comeBack(authority);
      return { key, authority, paymentId: await giving.paymentIdOf(authority) };
    },
    async propose(paymentId: string, kind: 'accept' | 'refund', ctx: Ctx = officer()) {
      const { version } = (await showHeldPayment(ctx, paymentId)).payment;
      const { payment } = await proposeResolution(ctx, paymentId, { version, kind, reason: whyProposed });
      return payment.resolutions[0]?.id ?? '';
    },
  };
}
