import { withTransaction } from '@hamyar/db';
import { inGivingWorld, usualVerify } from '@hamyar/testing/giving';
import { describe, expect, it } from 'vitest';
import { reconcilePayments } from './reconcile-payments.ts';
import { returnFromGateway } from './return-from-gateway.ts';
import { showStanding } from './show-standing.ts';
import { startPayment } from './start-payment.ts';
import { tellStaff } from './tell-staff.ts';

const giving = inGivingWorld();
const { world, job, begin, comeBack, captures, tookInstead, stateOf, paymentIdOf, balance, number } = giving;

const totals = () => number('select coalesce(sum(amount_irr), 0) from contribution');
const payments = () => world().payments;

describe('money in another amount than asked', () => {
  it.each([
    ['less', 2_000_000n],
    ['one rial more', 5_000_001n],
    ['ten times as much: tomans taken for rials', 50_000_000n],
    ['a tenth: rials taken for tomans', 500_000n],
  ])('%s: is verified in its amount and stands in suspense, never with the project', async (_how, taken) => {
    const counted = await totals();
    const suspense = await balance('suspense:IR-09');
    const { authority } = await begin();
    tookInstead(authority, taken);
    expect(await comeBack(authority)).toMatchObject({
      outcome: 'held',
      takenIrr: String(taken),
      receiptCode: null,
      may: ['wish'],
    });
    expect(await captures(authority)).toBe(0);
    expect(await totals()).toBe(counted);
    expect(await balance('suspense:IR-09')).toBe(suspense - Number(taken));
    const { rows } = await world().owner.query(
      "select detail from audit where action = 'payment.held' and target_id = $1",
      [await paymentIdOf(authority)],
    );
    expect(rows).toEqual([{ detail: { askedIrr: '5000000', takenIrr: String(taken) } }]);
  });

  it('is held once, however many callbacks come at once, and the staff hear of it once', async () => {
    const { authority } = await begin();
    tookInstead(authority, 3_000_000n);
    const suspense = await balance('suspense:IR-09');
    await Promise.all(Array.from({ length: 20 }, () => comeBack(authority)));
    await reconcilePayments(job('payments.reconcile'));
    expect(await balance('suspense:IR-09')).toBe(suspense - 3_000_000);
    const rung = "select count(*) from outbox where topic = 'payments.tell-staff' and key = $1";
    expect(await number(rung, [await paymentIdOf(authority)])).toBe(1);
  });

  it('that the verification itself reports is held too', async () => {
    const { authority } = await begin();
    payments().verifyAnswer = (asked) => ({ ...usualVerify(world())(asked), amountIrr: 4_999_999n });
    expect(await comeBack(authority)).toMatchObject({ outcome: 'held', takenIrr: '4999999' });
    expect(await captures(authority)).toBe(0);
  });

  it('stays held when the gateway changes its mind', async () => {
    const { authority } = await begin();
    tookInstead(authority, 4_000_000n);
    await comeBack(authority);
    payments().verifyAnswer = usualVerify(world());
    expect((await comeBack(authority)).outcome).toBe('held');
    expect(await captures(authority)).toBe(0);
  });

  it('is told to the officers of its province and of the nation, and to nobody else', async () => {
    const here = await world().asStaff('treasurer', 'IR-09');
    const nation = await world().asStaff('national_treasurer', null);
    const others = [
      await world().asStaff('treasurer', 'IR-10'),
      await world().asStaff('council', 'IR-09'),
      await world().asStaff('auditor', null),
    ];
    const { authority } = await begin();
    tookInstead(authority, 4_000_000n);
    await comeBack(authority);
    const paymentId = await paymentIdOf(authority);
    await withTransaction(job('payments.tell-staff'), (tx) =>
      tellStaff(job('payments.tell-staff'), tx, { paymentId, news: 'payment_held' }),
    );
    const told = await world().owner.query<{ account_id: string }>(
      "select account_id from notification where template = 'payment_held' and link = $1",
      [`/desk/payments/${paymentId}`],
    );
    const accounts = told.rows.map((row) => row.account_id);
    expect(accounts).toEqual(expect.arrayContaining([here, nation].map((ctx) => ctx.rowScope.accountId)));
    for (const other of others) expect(accounts).not.toContain(other.rowScope.accountId);
  });

  it('lets nobody pay the pledge again until it is settled', async () => {
    const { key, authority } = await begin();
    expect(await showStanding(world().as(), key)).toMatchObject({ whyNot: null, may: ['pay'] });
    tookInstead(authority, 4_000_000n);
    await comeBack(authority);
    await expect(startPayment(world().as(), key)).rejects.toMatchObject({ reason: 'pledge.payment_held' });
    expect(await showStanding(world().as(), key)).toMatchObject({ whyNot: 'pledge.payment_held', may: [] });
  });
});

describe('a gateway that says only "another amount"', () => {
  it('leaves the payment held without an amount and without a posting', async () => {
    const suspense = await balance('suspense:IR-09');
    const { authority } = await begin();
    tookInstead(authority, 4_000_000n, false);
    expect(await comeBack(authority)).toMatchObject({ outcome: 'held', takenIrr: null });
    expect(await balance('suspense:IR-09')).toBe(suspense);
  });

  it('is asked again when its list tells the amount later', async () => {
    const { authority } = await begin();
    tookInstead(authority, 4_000_000n, false);
    await comeBack(authority);
    tookInstead(authority, 4_000_000n);
    await Promise.all([
      reconcilePayments(job('payments.reconcile')),
      reconcilePayments(job('payments.reconcile')),
    ]);
    expect(await comeBack(authority)).toMatchObject({ outcome: 'held', takenIrr: '4000000' });
  });

  it.each(['in_bank', 'failed', 'reversed'] as const)('has no money when it says "%s"', async (state) => {
    const { authority } = await begin();
    tookInstead(authority, 4_000_000n, false);
    payments().inquire = async () => ({ kind: 'found', state });
    expect((await comeBack(authority)).outcome).toBe('not_paid');
  });

  it.each(['listUnverified', 'inquire'] as const)('is not judged while "%s" is silent', async (call) => {
    const { authority } = await begin();
    tookInstead(authority, 4_000_000n, false);
    Object.assign(payments(), { [call]: async () => ({ kind: 'unavailable', cause: 'timeout' }) });
    expect((await comeBack(authority)).outcome).toBe('checking');
    tookInstead(authority, 4_000_000n);
    world().clock.advance(60_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(await stateOf(authority)).toBe('mismatch');
  });
});

describe('a crash', () => {
  /** The process dies the moment it has asked: nothing after the call happens. */
  const dying = (call: 'verify' | 'listUnverified', nth: number) => {
    const usual = payments()[call] as (input: never) => Promise<unknown>;
    let asked = 0;
    const ports = {
      ...world().as().ports,
      payments: {
        ...payments(),
        [call]: async (input: never) => {
          const answer = await usual(input);
          if (++asked === nth) throw new Error('killed');
          return answer;
        },
      },
    };
    return { ...world().as(), ports };
  };

  it.each([
    ['after the first verify', 'verify', 1],
    ['after the list', 'listUnverified', 1],
    ['after the amount was verified and before it was booked', 'verify', 2],
  ] as const)('%s is finished by the reconciler, once', async (_when, call, nth) => {
    const suspense = await balance('suspense:IR-09');
    const { authority } = await begin();
    tookInstead(authority, 2_500_000n);
    await expect(returnFromGateway(dying(call, nth), { authority, status: 'OK' })).rejects.toThrow('killed');
    // Verified money leaves the gateway's list: only what was written down before still tells the amount.
    if (nth === 2) payments().listUnverified = async () => ({ kind: 'listed', payments: [] });
    world().clock.advance(60_000);
    await Promise.all([
      reconcilePayments(job('payments.reconcile')),
      reconcilePayments(job('payments.reconcile')),
    ]);
    expect(await stateOf(authority)).toBe('mismatch');
    expect(await balance('suspense:IR-09')).toBe(suspense - 2_500_000);
  });
});

describe('two questions about one attempt', () => {
  it('answered in the other order do not lose the money', async () => {
    const { authority } = await begin();
    const slow = Promise.withResolvers<undefined>();
    const usual = payments().verify;
    let asked = 0;
    payments().verify = async (input) => {
      if (++asked > 1) return { kind: 'not_paid' };
      await slow.promise;
      return usual(input);
    };
    const first = comeBack(authority);
    await expect.poll(() => asked).toBe(1);
    expect((await comeBack(authority)).outcome).toBe('not_paid');
    slow.resolve(undefined);
    expect((await first).outcome).toBe('paid');
    payments().verify = usual;
    expect(await captures(authority)).toBe(1);
  });
});
