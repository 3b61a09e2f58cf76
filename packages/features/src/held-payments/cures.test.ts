import type { Ctx } from '../feature.ts';
import { inGivingWorld } from '@hamyar/testing/giving';
import { beforeAll, describe, expect, it } from 'vitest';
import { startPayment } from '../payments/start.ts';
import { showReceipt } from '../payments/show-receipt.ts';
import { showPledge } from '../pledges/show.ts';
import { confirmCure } from './confirm.ts';
import { dropCure } from './drop.ts';
import { listHeld, showHeld } from './list.ts';
import { proposeCure } from './propose.ts';
import { recordRefund } from './record-refund.ts';
import { refundHeld } from './refund.ts';
import { remindStaff } from './remind.ts';

const giving = inGivingWorld();
const { world, job, begin, comeBack, captures, tookInstead, paymentIdOf, stateOf, balance, number } = giving;

let officer: Ctx;
let colleague: Ctx;
let elsewhere: Ctx;
beforeAll(async () => {
  officer = await world().asStaff('officer', 'IR-09');
  colleague = await world().asStaff('officer', 'IR-09');
  elsewhere = await world().asStaff('officer', 'IR-10');
});

const why = 'در صورت‌حساب درگاه همین مبلغ دیده شد';

/** A payment of five million rials of which the gateway took another amount. */
async function held(
  takenIrr: bigint,
  more: { tells?: boolean; donorName?: string; isAnonymous?: boolean } = {},
) {
  const { tells = true, ...pledge } = more;
  const { key, authority } = await begin({ donorMobile: '09121112222', ...pledge });
  tookInstead(authority, takenIrr, tells);
  await comeBack(authority);
  return { key, authority, paymentId: await paymentIdOf(authority) };
}

const propose = async (paymentId: string, kind: 'accept' | 'refund', ctx: Ctx = officer) => {
  const { payment } = await proposeCure(ctx, paymentId, { kind, reason: why });
  return payment.cures[0]?.id ?? '';
};

describe('accepting as it is', () => {
  it('releases the money from suspense to the project, with a receipt of what was taken', async () => {
    const { key, authority, paymentId } = await held(2_000_000n, { donorName: 'بهرام روشن' });
    const before = await balance('suspense:IR-09');
    const cureId = await propose(paymentId, 'accept');
    expect(await captures(authority)).toBe(0);
    const { payment } = await confirmCure(colleague, { paymentId, cureId });
    expect(payment).toMatchObject({
      state: 'accepted',
      takenIrr: '2000000',
      paidIrr: '2000000',
      dueIrr: '3000000',
    });
    expect(await balance('suspense:IR-09')).toBe(before + 2_000_000);
    expect(await captures(authority)).toBe(1);
    const receipt = await showReceipt(world().as(), payment.receiptCode ?? '');
    expect(receipt).toMatchObject({ amountIrr: '2000000', donorName: 'بهرام روشن' });
    expect(await comeBack(authority)).toMatchObject({ outcome: 'paid', receiptCode: payment.receiptCode });
    // The rest is still open, and only the rest is asked for.
    expect(await showPledge(world().as(), key)).toMatchObject({ state: 'open', dueIrr: '3000000' });
    await startPayment(world().as(), key);
    expect(world().payments.orders.at(-1)?.amountIrr).toBe(3_000_000n);
    world().payments.verifyAnswer = (asked) => ({
      kind: 'verified',
      first: true,
      refId: asked.slice(-9),
      cardMask: null,
      cardHash: null,
      feeIrr: 0n,
    });
    expect((await comeBack(giving.lastAuthority())).outcome).toBe('paid');
    expect(await showPledge(world().as(), key)).toMatchObject({ state: 'fulfilled', dueIrr: '0' });
  });

  it('fulfils the pledge when less is left than a gateway would take', async () => {
    const { key, paymentId } = await held(4_999_500n);
    await confirmCure(colleague, { paymentId, cureId: await propose(paymentId, 'accept') });
    expect((await showPledge(world().as(), key)).state).toBe('fulfilled');
  });

  it('is refused above the pledge: what is more needs the giver’s word, so it goes back', async () => {
    const { paymentId } = await held(50_000_000n);
    await expect(propose(paymentId, 'accept')).rejects.toMatchObject({ reason: 'cure.above_pledge' });
    await expect(propose(paymentId, 'refund')).resolves.toBeTruthy();
  });

  it('is refused when the pledge was paid meanwhile', async () => {
    const { key, authority } = await begin();
    await startPayment(world().as(), key);
    const second = giving.lastAuthority();
    tookInstead(second, 2_000_000n);
    await comeBack(second);
    const paymentId = await paymentIdOf(second);
    const cureId = await propose(paymentId, 'accept');
    await comeBack(authority);
    await expect(confirmCure(colleague, { paymentId, cureId })).rejects.toMatchObject({
      reason: 'cure.above_pledge',
    });
    expect(await stateOf(second)).toBe('mismatch');
  });
});

describe('four eyes', () => {
  it('nobody confirms their own proposal, the database included', async () => {
    const { paymentId } = await held(2_000_000n);
    const cureId = await propose(paymentId, 'accept');
    await expect(confirmCure(officer, { paymentId, cureId })).rejects.toMatchObject({
      reason: 'cure.own_proposal',
    });
    await expect(
      world().owner.query(
        "update payment_cure set state = 'confirmed', decided_by = proposed_by, decided_at = now() where id = $1",
        [cureId],
      ),
    ).rejects.toThrow(/payment_cure_four_eyes/);
    await expect(
      world().owner.query('update payment_cure set amount_irr = 1 where id = $1', [cureId]),
    ).rejects.toThrow(/stays as it was read/);
  });

  it('many confirmers at once post once, and a repeated call changes nothing', async () => {
    const { authority, paymentId } = await held(2_000_000n);
    const cureId = await propose(paymentId, 'accept');
    const national = await world().asStaff('national', null);
    const confirmers = Array.from({ length: 12 }, (_, index) => (index % 2 ? colleague : national));
    const answers = await Promise.all(confirmers.map((ctx) => confirmCure(ctx, { paymentId, cureId })));
    expect(new Set(answers.map(({ payment }) => payment.receiptCode)).size).toBe(1);
    expect(await captures(authority)).toBe(1);
    const again = await confirmCure(colleague, { paymentId, cureId });
    expect(again.payment.receiptCode).toBe(answers[0]?.payment.receiptCode);
    const decided = "select count(*) from audit where action = 'payment.cure_confirmed' and target_id = $1";
    expect(await number(decided, [paymentId])).toBe(1);
  });

  it('the same proposal again is the same one; another one has to wait', async () => {
    const { paymentId } = await held(2_000_000n);
    const [first, second] = await Promise.all([propose(paymentId, 'refund'), propose(paymentId, 'refund')]);
    expect(second).toBe(first);
    await expect(propose(paymentId, 'accept')).rejects.toMatchObject({ reason: 'cure.waiting' });
    await expect(propose(paymentId, 'refund', colleague)).rejects.toMatchObject({ reason: 'cure.waiting' });
  });

  it('a proposal can be set aside: one’s own at once, a colleague’s with a word why', async () => {
    const { paymentId } = await held(2_000_000n);
    const first = await propose(paymentId, 'refund');
    await dropCure(officer, { paymentId, cureId: first });
    const cureId = await propose(paymentId, 'accept');
    await expect(dropCure(colleague, { paymentId, cureId })).rejects.toMatchObject({
      reason: 'cure.note_missing',
    });
    const { payment } = await dropCure(colleague, { paymentId, cureId, note: 'با صورت‌حساب نمی‌خواند' });
    expect(payment).toMatchObject({ state: 'held', waiting: null });
    await expect(confirmCure(colleague, { paymentId, cureId })).rejects.toMatchObject({
      reason: 'cure.dropped',
    });
    await expect(confirmCure(colleague, { paymentId, cureId: first })).rejects.toMatchObject({
      reason: 'cure.dropped',
    });
  });

  it('nobody decides on their own gift', async () => {
    const { paymentId } = await held(2_000_000n);
    await world().owner.query(
      'update pledge set donor_account_id = $1 where id = (select pledge_id from payment where id = $2)',
      [officer.rowScope.accountId, paymentId],
    );
    await expect(propose(paymentId, 'accept')).rejects.toMatchObject({ reason: 'payment.own' });
    const cureId = await propose(paymentId, 'accept', colleague);
    await expect(confirmCure(officer, { paymentId, cureId })).rejects.toMatchObject({
      reason: 'payment.own',
    });
  });

  it('asks for a reason', async () => {
    const { paymentId } = await held(2_000_000n);
    await expect(proposeCure(officer, paymentId, { kind: 'refund', reason: '  ' })).rejects.toMatchObject({
      reason: 'cure.reason_missing',
    });
  });
});

describe('an amount the gateway does not tell', () => {
  const statement = { amountIrr: '2000000', reference: '۱۴۰۵ ۰۰۱' };

  it('is written by the proposer with its reference, and confirmed with the rest', async () => {
    const { authority, paymentId } = await held(2_000_000n, { tells: false });
    await expect(propose(paymentId, 'accept')).rejects.toMatchObject({ reason: 'cure.amount_missing' });
    await expect(
      proposeCure(officer, paymentId, { kind: 'accept', reason: why, amountIrr: '2000000' }),
    ).rejects.toMatchObject({ reason: 'cure.reference_missing' });
    for (const amountIrr of ['0', '-5', '10000000001'])
      await expect(
        proposeCure(officer, paymentId, { kind: 'accept', reason: why, ...statement, amountIrr }),
      ).rejects.toMatchObject({ reason: 'cure.amount_impossible' });
    const { payment } = await proposeCure(officer, paymentId, { kind: 'accept', reason: why, ...statement });
    expect(payment.cures[0]).toMatchObject({ amountIrr: '2000000', reference: '1405001' });
    expect(await number('select count(*) from ledger_transaction where ref_id = $1', [paymentId])).toBe(0);
    const done = await confirmCure(colleague, { paymentId, cureId: payment.cures[0]?.id ?? '' });
    expect(done.payment).toMatchObject({ state: 'accepted', takenIrr: '2000000', referenceId: '1405001' });
    expect(await captures(authority)).toBe(1);
  });

  it('cannot lean on the reference of another payment', async () => {
    const { paymentId } = await held(2_000_000n, { tells: false });
    await expect(
      proposeCure(officer, paymentId, { kind: 'refund', reason: why, ...statement }),
    ).rejects.toMatchObject({ reason: 'cure.reference_used' });
  });

  it('that the gateway tells after all makes another typed amount void', async () => {
    const { authority, paymentId } = await held(2_000_000n, { tells: false });
    const body = { kind: 'refund' as const, reason: why, amountIrr: '3000000', reference: '1405002' };
    const { payment } = await proposeCure(officer, paymentId, body);
    tookInstead(authority, 2_000_000n);
    const { reconcilePayments } = await import('../payments/reconcile.ts');
    await reconcilePayments(job());
    const cureId = payment.cures[0]?.id ?? '';
    await expect(confirmCure(colleague, { paymentId, cureId })).rejects.toMatchObject({
      reason: 'cure.outdated',
    });
  });
});

describe('giving it back', () => {
  const due = async () => {
    const made = await held(50_000_000n);
    await confirmCure(colleague, {
      paymentId: made.paymentId,
      cureId: await propose(made.paymentId, 'refund'),
    });
    return made;
  };

  it('owes it, then books what the gateway reversed; it never counted', async () => {
    const gateway = await balance('gateway:zarinpal');
    const { authority, paymentId } = await due();
    expect(await balance('refunds_payable:IR-09')).toBe(-50_000_000);
    expect((await comeBack(authority)).outcome).toBe('refund_due');
    await expect(recordRefund(officer, { paymentId, reference: '1' })).rejects.toMatchObject({
      reason: 'payment.refund_running',
    });
    await Promise.all([refundHeld(job()), refundHeld(job())]);
    expect(await balance('refunds_payable:IR-09')).toBe(0);
    expect(await balance('gateway:zarinpal')).toBe(gateway);
    expect(await showHeld(officer, paymentId)).toMatchObject({
      payment: { state: 'refunded', receiptCode: null, cures: [{ refundRoute: 'gateway' }] },
    });
    expect((await comeBack(authority)).outcome).toBe('refunded');
    expect(await captures(authority)).toBe(0);
  });

  it('is noted by hand, with its reference, once the gateway refuses', async () => {
    const { paymentId } = await due();
    world().payments.reverse = async () => ({ kind: 'too_late' });
    await refundHeld(job());
    await expect(recordRefund(officer, { paymentId, reference: ' ' })).rejects.toMatchObject({
      reason: 'cure.reference_missing',
    });
    const note = () => recordRefund(officer, { paymentId, reference: '۸۸۱۲ ۳۴' });
    const [first] = await Promise.all([note(), note()]);
    expect(first?.payment).toMatchObject({
      state: 'refunded',
      cures: [{ refundRoute: 'hand', refundReference: '881234' }],
    });
    expect(await balance('refunds_payable:IR-09')).toBe(0);
  });

  it('waits while the gateway is silent, and finds a reversal whose answer was lost', async () => {
    const { paymentId } = await due();
    world().payments.reverse = async () => ({ kind: 'unavailable', cause: 'timeout' });
    await refundHeld(job());
    await expect(recordRefund(officer, { paymentId, reference: '1' })).rejects.toMatchObject({
      reason: 'payment.refund_running',
    });
    world().payments.inquire = async () => ({ kind: 'found', state: 'reversed' });
    await refundHeld(job());
    expect((await showHeld(officer, paymentId)).payment.state).toBe('refunded');
  });

  it('cannot be noted where nothing is owed', async () => {
    const { paymentId } = await held(2_000_000n);
    await expect(recordRefund(officer, { paymentId, reference: '1' })).rejects.toMatchObject({
      reason: 'payment.no_refund_due',
    });
  });
});

describe('the list', () => {
  it('shows what waits, oldest first and page by page, and what is settled apart', async () => {
    const whole = await listHeld(officer, { settled: 'no', limit: 100 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listHeld(officer, { settled: 'no', limit: 3, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(whole.items.map((item) => item.id));
    expect(whole.waiting).toBe(seen.length);
    const settled = await listHeld(officer, { settled: 'yes', limit: 100 });
    expect(new Set(settled.items.map((item) => item.state))).toEqual(new Set(['accepted', 'refunded']));
  });

  it('shows the giver’s number by its ends, and nobody of an anonymous gift', async () => {
    const named = await held(2_000_000n, { donorName: 'بهرام روشن' });
    expect((await showHeld(officer, named.paymentId)).payment).toMatchObject({
      donorName: 'بهرام روشن',
      mobileMasked: '0912•••2222',
    });
    const nameless = await held(2_000_000n, { donorName: 'بهرام روشن', isAnonymous: true });
    const shown = await showHeld(officer, nameless.paymentId);
    expect(shown.payment).toMatchObject({ donorName: null, mobileMasked: null, cardMask: null });
    expect(JSON.stringify(shown)).not.toContain('روشن');
  });

  it('and everything in it do not exist for an officer elsewhere, nor for other roles', async () => {
    const { paymentId } = await held(2_000_000n);
    const cureId = await propose(paymentId, 'refund');
    expect((await listHeld(elsewhere, { settled: 'no', limit: 10 })).items).toEqual([]);
    const acts = (ctx: Ctx) => [
      showHeld(ctx, paymentId),
      propose(paymentId, 'refund', ctx),
      confirmCure(ctx, { paymentId, cureId }),
      dropCure(ctx, { paymentId, cureId }),
      recordRefund(ctx, { paymentId, reference: '1' }),
    ];
    for (const act of await Promise.allSettled(acts(elsewhere)))
      expect(act).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
    for (const role of ['council', 'auditor'] as const) {
      const other = await world().asStaff(role, role === 'council' ? 'IR-09' : null);
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
    await remindStaff(job());
    expect(await rung()).toBe(0);
    world().clock.advance(25 * 3_600_000);
    await remindStaff(job());
    expect(await rung()).toBeGreaterThan(0);
  });
});
