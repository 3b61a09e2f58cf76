import { inGivingWorld, usualVerify } from '@hamyar/testing/giving';
import { describe, expect, it } from 'vitest';
import { reconcilePayments } from './reconcile-payments.ts';

const { world, job, begin, comeBack, captures, stateOf } = inGivingWorld();

describe('the reconciler', () => {
  it('finishes a verification that the gateway recorded but did not answer', async () => {
    const { authority } = await begin();
    world().payments.verifyAnswer = () => ({ kind: 'unavailable', cause: 'timeout' });
    expect((await comeBack(authority)).outcome).toBe('checking');
    world().payments.verifyAnswer = (asked) => ({ ...usualVerify(world())(asked), first: false });
    world().clock.advance(60_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(await captures(authority)).toBe(1);
    expect((await comeBack(authority)).outcome).toBe('paid');
  });

  it('finds money whose callback never came', async () => {
    const { authority } = await begin();
    world().clock.advance(60_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(await captures(authority)).toBe(1);
  });

  it('leaves an attempt alone while the payer is still at the bank, and ends it when the time is over', async () => {
    const { authority } = await begin();
    const atBank = world().payments.inquire;
    world().payments.inquire = async () => ({ kind: 'found', state: 'in_bank' });
    const state = () => world().owner.query('select state from payment where authority = $1', [authority]);
    world().clock.advance(60_000);
    await reconcilePayments(job('payments.reconcile'));
    expect((await state()).rows[0]).toEqual({ state: 'redirected' });
    world().clock.advance(31 * 60_000);
    await reconcilePayments(job('payments.reconcile'));
    expect((await state()).rows[0]).toEqual({ state: 'expired' });
    world().payments.inquire = atBank;
    expect((await comeBack(authority)).outcome).toBe('paid');
  });

  it('takes late money of a given-up attempt from the gateway’s own list', async () => {
    const { authority } = await begin();
    world().payments.verifyAnswer = () => ({ kind: 'not_paid' });
    await comeBack(authority);
    world().payments.verifyAnswer = usualVerify(world());
    const usual = world().payments.listUnverified;
    world().payments.listUnverified = async () => ({
      kind: 'listed',
      payments: [{ authority, amountIrr: 5_000_000n, callbackUrl: '' }],
    });
    await reconcilePayments(job('payments.reconcile'));
    world().payments.listUnverified = usual;
    expect(await captures(authority)).toBe(1);
  });

  it('finishes after a crash between asking and booking', async () => {
    const { authority } = await begin();
    await world().owner.query("update payment set state = 'verifying' where authority = $1", [authority]);
    await world().owner.query(
      `insert into payment_event (payment_id, from_state, to_state, at)
       select id, 'redirected', 'verifying', $2 from payment where authority = $1`,
      [authority, world().clock.now()],
    );
    world().clock.advance(60_000);
    await Promise.all([
      reconcilePayments(job('payments.reconcile')),
      reconcilePayments(job('payments.reconcile')),
      comeBack(authority),
    ]);
    expect(await captures(authority)).toBe(1);
  });

  it('asks a last time about an attempt called "not paid" by an answer that another question overtook', async () => {
    const { authority } = await begin();
    const slow = Promise.withResolvers<undefined>();
    const usual = world().payments.verify;
    let asked = 0;
    world().payments.verify = async () => {
      if (++asked > 1) throw new Error('killed after the gateway verified');
      await slow.promise;
      return { kind: 'not_paid' };
    };
    const first = comeBack(authority);
    await expect.poll(() => asked).toBe(1);
    await expect(comeBack(authority)).rejects.toThrow('killed');
    slow.resolve(undefined);
    expect((await first).outcome).toBe('not_paid');
    world().payments.verify = usual;
    world().payments.inquire = async () => ({ kind: 'found', state: 'verified' });
    world().clock.advance(31 * 60_000);
    await Promise.all([
      reconcilePayments(job('payments.reconcile')),
      reconcilePayments(job('payments.reconcile')),
    ]);
    expect(await captures(authority)).toBe(1);
  });

  it('gives an attempt up for good when the gateway says so at the end', async () => {
    const { authority } = await begin();
    world().payments.verifyAnswer = () => ({ kind: 'not_paid' });
    await comeBack(authority);
    world().payments.inquire = async () => ({ kind: 'unavailable', cause: 'timeout' });
    world().clock.advance(31 * 60_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(await stateOf(authority)).toBe('failed');
    world().payments.inquire = async () => ({ kind: 'found', state: 'failed' });
    await reconcilePayments(job('payments.reconcile'));
    expect(await stateOf(authority)).toBe('expired');
    expect((await comeBack(authority)).outcome).toBe('not_paid');
  });

  it('does not let one attempt that cannot be finished stand in the way of the others', async () => {
    const { authority: poisoned } = await begin();
    world().clock.advance(1_000);
    const { authority } = await begin();
    const usual = world().payments.verify;
    world().payments.verify = async (input) => {
      if (input.authority === poisoned) throw new Error('an answer nobody foresaw');
      return usual(input);
    };
    world().clock.advance(60_000);
    await reconcilePayments(job('payments.reconcile'));
    world().payments.verify = usual;
    expect([await captures(poisoned), await captures(authority)]).toEqual([0, 1]);
  });
});
