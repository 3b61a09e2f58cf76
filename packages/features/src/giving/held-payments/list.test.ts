import { inHeldWorld } from '@hamyar/testing/held';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { confirmResolution } from './confirm-resolution.ts';
import { dropResolution } from './drop-resolution.ts';
import { listHeldPayments } from './list-held-payments.ts';
import { recordRefund } from './record-refund.ts';
import { refundHeld } from './refund-held.ts';
import { remindStaff } from './remind-staff.ts';
import { showHeldPayment } from './show-held-payment.ts';

const { world, job, number, officer, colleague, elsewhere, held, propose } = inHeldWorld();

describe('the list', () => {
  it('shows what waits, oldest first and page by page, and what is settled apart', async () => {
    for (let one = 0; one < 4; one++) await held(2_000_000n);
    for (const kind of ['accept', 'refund'] as const) {
      const { paymentId } = await held(2_000_000n);
      await confirmResolution(colleague(), { paymentId, resolutionId: await propose(paymentId, kind) });
    }
    await refundHeld(job('held-payments.refund'));
    const whole = await listHeldPayments(officer(), { settled: 'no', limit: 100 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listHeldPayments(officer(), { settled: 'no', limit: 3, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(whole.items.map((item) => item.id));
    expect(whole.waiting).toBe(seen.length);
    const settled = await listHeldPayments(officer(), { settled: 'yes', limit: 100 });
    expect(new Set(settled.items.map((item) => item.state))).toEqual(new Set(['accepted', 'refunded']));
  });

  it('shows the giver’s number by its ends, and nobody of an anonymous gift', async () => {
    const named = await held(2_000_000n, { donorName: 'بهرام روشن' });
    expect((await showHeldPayment(officer(), named.paymentId)).payment).toMatchObject({
      donorName: 'بهرام روشن',
      mobileMasked: '0912•••2222',
    });
    const nameless = await held(2_000_000n, { donorName: 'بهرام روشن', isAnonymous: true });
    const shown = await showHeldPayment(officer(), nameless.paymentId);
    expect(shown.payment).toMatchObject({ donorName: null, mobileMasked: null, cardMask: null });
    expect(JSON.stringify(shown)).not.toContain('روشن');
  });

  it('and everything in it do not exist for an officer elsewhere(), nor for other roles', async () => {
    const { paymentId } = await held(2_000_000n);
    const resolutionId = await propose(paymentId, 'refund');
    expect((await listHeldPayments(elsewhere(), { settled: 'no', limit: 10 })).items).toEqual([]);
    const acts = (ctx: Ctx) => [
      showHeldPayment(ctx, paymentId),
      propose(paymentId, 'refund', ctx),
      confirmResolution(ctx, { paymentId, resolutionId }),
      dropResolution(ctx, { paymentId, resolutionId }),
      recordRefund(ctx, { paymentId, reference: '1' }),
    ];
    for (const act of await Promise.allSettled(acts(elsewhere())))
      expect(act).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
    for (const role of ['officer', 'council', 'auditor'] as const) {
      const other = await world().asStaff(role, role === 'auditor' ? null : 'IR-09');
      for (const act of await Promise.allSettled(acts(other)))
        expect(act).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
    }
  });

  it('is brought to mind once a day after a day', async () => {
    const { paymentId } = await held(2_000_000n);
    const rung = () =>
      number("select count(*) from notification where template = 'payment_held_long' and link = $1", [
        `/desk/payments/${paymentId}`,
      ]);
    await remindStaff(job('held-payments.remind'));
    expect(await rung()).toBe(0);
    world().clock.advance(25 * 3_600_000);
    await remindStaff(job('held-payments.remind'));
    expect(await rung()).toBeGreaterThan(0);
  });

  it('is brought to mind whole, however much of it waits', async () => {
    const { paymentId } = await held(2_000_000n);
    await world().owner.query(
      `with made as (insert into payment (id, pledge_id, province_code, amount_irr, gateway, state, held_at)
         select gen_random_uuid(), pledge_id, province_code, amount_irr, gateway, 'mismatch', held_at
         from payment, generate_series(1, 120) where id = $1 returning id)
       insert into payment_event (payment_id, to_state, at) select id, 'mismatch', now() from made`,
      [paymentId],
    );
    world().clock.advance(25 * 3_600_000);
    await remindStaff(job('held-payments.remind'));
    const waiting = await number(
      "select count(*) from payment where state in ('mismatch', 'held_refund_due')",
    );
    const remindedOf =
      "select count(distinct link) from notification where template = 'payment_held_long' and created_at = $1";
    expect(await number(remindedOf, [world().clock.now()])).toBe(waiting);
  });
});
