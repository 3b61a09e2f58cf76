import { inHeldWorld } from '@hamyar/testing/held';
import { describe, expect, it } from 'vitest';
import { confirmResolution } from './confirm-resolution.ts';
import { recordRefund } from './record-refund.ts';
import { refundHeld } from './refund-held.ts';
import { showHeldPayment } from './show-held-payment.ts';

const { world, job, comeBack, captures, balance, officer, colleague, held, propose } = inHeldWorld();

describe('giving it back', () => {
  const due = async () => {
    const made = await held(50_000_000n);
    await confirmResolution(colleague(), {
      paymentId: made.paymentId,
      resolutionId: await propose(made.paymentId, 'refund'),
    });
    return made;
  };

  it('owes it, then books what the gateway reversed; it never counted', async () => {
    const gateway = await balance('gateway:zarinpal');
    const { authority, paymentId } = await due();
    expect(await balance('refunds_payable:IR-09')).toBe(-50_000_000);
    expect((await comeBack(authority)).outcome).toBe('refund_due');
    await expect(recordRefund(officer(), { paymentId, reference: '1' })).rejects.toMatchObject({
      reason: 'payment.refund_running',
    });
    await Promise.all([refundHeld(job('held-payments.refund')), refundHeld(job('held-payments.refund'))]);
    expect(await balance('refunds_payable:IR-09')).toBe(0);
    expect(await balance('gateway:zarinpal')).toBe(gateway);
    expect(await showHeldPayment(officer(), paymentId)).toMatchObject({
      payment: { state: 'refunded', receiptCode: null, resolutions: [{ refundRoute: 'gateway' }] },
    });
    expect((await comeBack(authority)).outcome).toBe('refunded');
    expect(await captures(authority)).toBe(0);
  });

  it('is noted by hand, with its reference, once the gateway refuses', async () => {
    const { paymentId } = await due();
    world().payments.reverse = async () => ({ kind: 'too_late' });
    await refundHeld(job('held-payments.refund'));
    await expect(recordRefund(officer(), { paymentId, reference: ' ' })).rejects.toMatchObject({
      reason: 'resolution.reference_missing',
    });
    const note = () => recordRefund(officer(), { paymentId, reference: '۸۸۱۲ ۳۴' });
    const [first] = await Promise.all([note(), note()]);
    expect(first?.payment).toMatchObject({
      state: 'refunded',
      resolutions: [{ refundRoute: 'hand', refundReference: '881234' }],
    });
    expect(await balance('refunds_payable:IR-09')).toBe(0);
  });

  it('waits while the gateway is silent, and finds a reversal whose answer was lost', async () => {
    const { paymentId } = await due();
    world().payments.reverse = async () => ({ kind: 'unavailable', cause: 'timeout' });
    await refundHeld(job('held-payments.refund'));
    await expect(recordRefund(officer(), { paymentId, reference: '1' })).rejects.toMatchObject({
      reason: 'payment.refund_running',
    });
    world().payments.inquire = async () => ({ kind: 'found', state: 'reversed' });
    await refundHeld(job('held-payments.refund'));
    expect((await showHeldPayment(officer(), paymentId)).payment.state).toBe('refunded');
  });

  it('asks first about whoever waited longest for a question, so that those without an answer hold up nobody', async () => {
    const owed: string[] = [];
    for (let one = 0; one < 6; one++) owed.push((await due()).authority);
    world().clock.advance(30_000);
    const asked: string[] = [];
    world().payments.inquire = async ({ authority }) => {
      asked.push(authority);
      return { kind: 'found', state: 'paid' };
    };
    world().payments.reverse = async () => {
      world().clock.advance(4_000);
      return { kind: 'unavailable', cause: 'timeout' };
    };
    await refundHeld(job('held-payments.refund'));
    expect(asked).toHaveLength(5);
    await refundHeld(job('held-payments.refund'));
    expect(new Set(asked)).toEqual(new Set(owed));
    world().payments.reverse = async () => ({ kind: 'reversed' });
    await refundHeld(job('held-payments.refund'));
  });

  it('cannot be noted where nothing is owed', async () => {
    const { paymentId } = await held(2_000_000n);
    await expect(recordRefund(officer(), { paymentId, reference: '1' })).rejects.toMatchObject({
      reason: 'payment.no_refund_due',
    });
  });
});
