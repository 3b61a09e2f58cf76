import { stillAtBank } from '@hamyar/testing/giving';
import { inHeldWorld, whyProposed } from '@hamyar/testing/held';
import { describe, expect, it } from 'vitest';
import { reconcilePayments } from '../payments/reconcile-payments.ts';
import { showReceipt } from '../payments/show-receipt.ts';
import { startPayment } from '../payments/start-payment.ts';
import { showPledge } from '../pledges/show-pledge.ts';
import { confirmResolution } from './confirm-resolution.ts';
import { dropResolution } from './drop-resolution.ts';
import { proposeResolution } from './propose-resolution.ts';
import { showHeldPayment } from './show-held-payment.ts';

const giving = inHeldWorld();
const { world, job, begin, comeBack, captures, tookInstead, paymentIdOf, stateOf, balance, number } = giving;
const { officer, colleague, held, propose } = giving;

describe('accepting as it is', () => {
  it('releases the money from suspense to the project, with a receipt of what was taken', async () => {
    const { key, authority, paymentId } = await held(2_000_000n, { donorName: 'بهرام روشن' });
    const before = await balance('suspense:IR-09');
    const resolutionId = await propose(paymentId, 'accept');
    expect(await captures(authority)).toBe(0);
    const { payment } = await confirmResolution(colleague(), { paymentId, resolutionId });
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
    expect(await showPledge(world().as(), key)).toMatchObject({
      state: 'open',
      dueIrr: '3000000',
      may: ['pay'],
    });
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
    expect(await showPledge(world().as(), key)).toMatchObject({
      state: 'fulfilled',
      dueIrr: '0',
      may: [],
    });
  });

  it('fulfils the pledge when less is left than a gateway would take', async () => {
    const { key, paymentId } = await held(4_999_500n);
    await confirmResolution(colleague(), { paymentId, resolutionId: await propose(paymentId, 'accept') });
    expect((await showPledge(world().as(), key)).state).toBe('fulfilled');
  });

  it('is refused above the pledge: what is more needs the giver’s word, so it goes back', async () => {
    const { paymentId } = await held(50_000_000n);
    await expect(propose(paymentId, 'accept')).rejects.toMatchObject({ reason: 'resolution.above_pledge' });
    await expect(propose(paymentId, 'refund')).resolves.toBeTruthy();
  });

  it('is refused when the pledge was paid meanwhile', async () => {
    const { key, authority } = await begin();
    world().payments.inquire = stillAtBank;
    await startPayment(world().as(), key);
    const second = giving.lastAuthority();
    tookInstead(second, 2_000_000n);
    await comeBack(second);
    const paymentId = await paymentIdOf(second);
    const resolutionId = await propose(paymentId, 'accept');
    await comeBack(authority);
    await expect(confirmResolution(colleague(), { paymentId, resolutionId })).rejects.toMatchObject({
      reason: 'resolution.above_pledge',
    });
    expect(await stateOf(second)).toBe('mismatch');
  });
});

describe('four eyes', () => {
  it('nobody confirms their own proposal, the database included', async () => {
    const { paymentId } = await held(2_000_000n);
    const resolutionId = await propose(paymentId, 'accept');
    await expect(confirmResolution(officer(), { paymentId, resolutionId })).rejects.toMatchObject({
      reason: 'resolution.own_proposal',
    });
    await expect(
      world().owner.query(
        "update payment_resolution set state = 'confirmed', decided_by = proposed_by, decided_at = now() where id = $1",
        [resolutionId],
      ),
    ).rejects.toThrow(/payment_resolution_four_eyes/);
    await expect(
      world().owner.query('update payment_resolution set amount_irr = 1 where id = $1', [resolutionId]),
    ).rejects.toThrow(/stays as it was read/);
  });

  it('many confirmers at once post once, and a repeated call changes nothing', async () => {
    const { authority, paymentId } = await held(2_000_000n);
    const resolutionId = await propose(paymentId, 'accept');
    const national = await world().asStaff('national_treasurer', null);
    const confirmers = Array.from({ length: 12 }, (_, index) => (index % 2 ? colleague() : national));
    const answers = await Promise.all(
      confirmers.map((ctx) => confirmResolution(ctx, { paymentId, resolutionId })),
    );
    expect(new Set(answers.map(({ payment }) => payment.receiptCode)).size).toBe(1);
    expect(await captures(authority)).toBe(1);
    const again = await confirmResolution(colleague(), { paymentId, resolutionId });
    expect(again.payment.receiptCode).toBe(answers[0]?.payment.receiptCode);
    const decided =
      "select count(*) from audit where action = 'payment.resolution_confirmed' and target_id = $1";
    expect(await number(decided, [paymentId])).toBe(1);
  });

  it('the same proposal again is the same one; another one has to wait', async () => {
    const { paymentId } = await held(2_000_000n);
    const [first, second] = await Promise.all([propose(paymentId, 'refund'), propose(paymentId, 'refund')]);
    expect(second).toBe(first);
    await expect(propose(paymentId, 'accept')).rejects.toMatchObject({ reason: 'resolution.waiting' });
    await expect(propose(paymentId, 'refund', colleague())).rejects.toMatchObject({
      reason: 'resolution.waiting',
    });
  });

  it('a proposal can be set aside: one’s own at once, a colleague’s with a word why', async () => {
    const { paymentId } = await held(2_000_000n);
    const first = await propose(paymentId, 'refund');
    await dropResolution(officer(), { paymentId, resolutionId: first });
    const resolutionId = await propose(paymentId, 'accept');
    await expect(dropResolution(colleague(), { paymentId, resolutionId })).rejects.toMatchObject({
      reason: 'resolution.note_missing',
    });
    const { payment } = await dropResolution(colleague(), {
      paymentId,
      resolutionId,
      note: 'با صورت‌حساب نمی‌خواند',
    });
    expect(payment).toMatchObject({ state: 'held', waiting: null });
    await expect(confirmResolution(colleague(), { paymentId, resolutionId })).rejects.toMatchObject({
      reason: 'resolution.dropped',
    });
    await expect(confirmResolution(colleague(), { paymentId, resolutionId: first })).rejects.toMatchObject({
      reason: 'resolution.dropped',
    });
  });

  it('nobody decides on their own gift', async () => {
    const { paymentId } = await held(2_000_000n);
    await world().owner.query(
      'update pledge set donor_account_id = $1 where id = (select pledge_id from payment where id = $2)',
      [officer().rowScope.accountId, paymentId],
    );
    await expect(propose(paymentId, 'accept')).rejects.toMatchObject({ reason: 'payment.own' });
    const resolutionId = await propose(paymentId, 'accept', colleague());
    await expect(confirmResolution(officer(), { paymentId, resolutionId })).rejects.toMatchObject({
      reason: 'payment.own',
    });
  });

  it('what each of two officers may do is said to them, and never of one’s own gift', async () => {
    const { paymentId } = await held(2_000_000n);
    const mayOf = async (who: typeof officer) => (await showHeldPayment(who(), paymentId)).payment.may;
    expect(await mayOf(officer)).toEqual(['propose']);
    const resolutionId = await propose(paymentId, 'accept');
    expect(await mayOf(officer)).toEqual(['drop']);
    expect(await mayOf(colleague)).toEqual(['confirm', 'drop']);
    await world().owner.query(
      'update pledge set donor_account_id = $1 where id = (select pledge_id from payment where id = $2)',
      [colleague().rowScope.accountId, paymentId],
    );
    expect(await mayOf(colleague)).toEqual(['drop']);
    await dropResolution(officer(), { paymentId, resolutionId });
    expect(await mayOf(officer)).toEqual(['propose']);
    expect(await mayOf(colleague)).toEqual([]);
  });

  it('asks for a reason', async () => {
    const { paymentId } = await held(2_000_000n);
    const { version } = (await showHeldPayment(officer(), paymentId)).payment;
    const bare = proposeResolution(officer(), paymentId, { version, kind: 'refund', reason: '  ' });
    await expect(bare).rejects.toMatchObject({
      reason: 'resolution.reason_missing',
    });
  });
});

describe('an amount the gateway does not tell', () => {
  const statement = { amountIrr: '2000000', reference: '۱۴۰۵ ۰۰۱' };

  it('is written by the proposer with its reference, and confirmed with the rest', async () => {
    const { authority, paymentId } = await held(2_000_000n, { tells: false });
    const { version } = (await showHeldPayment(officer(), paymentId)).payment;
    await expect(propose(paymentId, 'accept')).rejects.toMatchObject({ reason: 'resolution.amount_missing' });
    await expect(
      proposeResolution(officer(), paymentId, {
        version,
        kind: 'accept',
        reason: whyProposed,
        amountIrr: '2000000',
      }),
    ).rejects.toMatchObject({ reason: 'resolution.reference_missing' });
    for (const amountIrr of ['0', '-5', '10000000001'])
      await expect(
        proposeResolution(officer(), paymentId, {
          version,
          kind: 'accept',
          reason: whyProposed,
          ...statement,
          amountIrr,
        }),
      ).rejects.toMatchObject({ reason: 'resolution.amount_impossible' });
    const { payment } = await proposeResolution(officer(), paymentId, {
      version,
      kind: 'accept',
      reason: whyProposed,
      ...statement,
    });
    expect(payment.resolutions[0]).toMatchObject({ amountIrr: '2000000', reference: '1405001' });
    expect(await number('select count(*) from ledger_transaction where ref_id = $1', [paymentId])).toBe(0);
    const done = await confirmResolution(colleague(), {
      paymentId,
      resolutionId: payment.resolutions[0]?.id ?? '',
    });
    expect(done.payment).toMatchObject({ state: 'accepted', takenIrr: '2000000', referenceId: '1405001' });
    expect(await captures(authority)).toBe(1);
  });

  it('cannot lean on the reference of another payment', async () => {
    const { paymentId } = await held(2_000_000n, { tells: false });
    const { version } = (await showHeldPayment(officer(), paymentId)).payment;
    await expect(
      proposeResolution(officer(), paymentId, { version, kind: 'refund', reason: whyProposed, ...statement }),
    ).rejects.toMatchObject({ reason: 'resolution.reference_used' });
  });

  it('that the gateway tells after all makes another typed amount void', async () => {
    const { authority, paymentId } = await held(2_000_000n, { tells: false });
    const { version } = (await showHeldPayment(officer(), paymentId)).payment;
    const typed = { amountIrr: '3000000', reference: '1405002' };
    const body = { version, kind: 'refund' as const, reason: whyProposed, ...typed };
    const { payment } = await proposeResolution(officer(), paymentId, body);
    tookInstead(authority, 2_000_000n);
    await reconcilePayments(job('payments.reconcile'));
    const resolutionId = payment.resolutions[0]?.id ?? '';
    await expect(confirmResolution(colleague(), { paymentId, resolutionId })).rejects.toMatchObject({
      reason: 'resolution.outdated',
    });
  });

  it('and the gateway told while the form was open, is not taken for what was typed', async () => {
    const { authority, paymentId } = await held(2_000_000n, { tells: false });
    const { version } = (await showHeldPayment(officer(), paymentId)).payment;
    tookInstead(authority, 1_000_000n);
    await reconcilePayments(job('payments.reconcile'));
    const late = proposeResolution(officer(), paymentId, {
      version,
      kind: 'accept',
      reason: whyProposed,
      ...statement,
    });
    await expect(late).rejects.toMatchObject({ code: 'conflict', reason: 'case.changed' });
    expect((await showHeldPayment(officer(), paymentId)).payment).toMatchObject({
      takenIrr: '1000000',
      resolutions: [],
    });
  });
});
