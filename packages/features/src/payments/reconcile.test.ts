import { goalsChecks } from '../goals/checks.ts';
import { ledgerChecks } from '../ledger/checks.ts';
import { contributionsChecks } from '../contributions/checks.ts';
import { pledgesChecks } from '../pledges/checks.ts';
import { paymentsChecks } from './checks.ts';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePledge } from '../pledges/pledge.ts';
import { addProject } from '../projects/index.ts';
import { reconcilePayments } from './reconcile.ts';
import { returnFromGateway } from './return.ts';
import { startPayment } from './start.ts';

let world: World;
let projectNumber = 0;
beforeAll(async () => {
  world = await openWorld();
  const officer = await world.asStaff('officer', 'IR-09');
  const made = await addProject(officer, {
    provinceCode: 'IR-09',
    countyCode: '0917',
    theme: 'housing',
    titleFa: 'ده خانه',
    summaryFa: 'خانه‌هایی برای خانواده‌های در نوبت حمایت',
    targetIrr: 10_000_000_000n,
    unitLabelFa: 'خانه',
    unitCount: 10,
    status: 'open',
  });
  projectNumber = made.number;
});
afterAll(() => world.close());

const job = () => world.as({ kind: 'job', name: 'test' });
const usualVerify = (authority: string) => ({
  kind: 'verified' as const,
  first: world.payments.verifications === 1,
  refId: `9${authority.slice(-8)}`,
  cardMask: '603799******1234',
  cardHash: null,
  feeIrr: 0n,
});
beforeEach(() => {
  world.payments.verifyAnswer = usualVerify;
});

/** After every rule of this file the books must stand. */
afterEach(async () => {
  for (const check of [
    ...ledgerChecks,
    ...paymentsChecks,
    ...pledgesChecks,
    ...contributionsChecks,
    ...goalsChecks,
  ]) {
    const { rows } = await world.owner.query(check.sql);
    expect({ title: check.title, rows }).toEqual({ title: check.title, rows: [] });
  }
});

const pledge = (more: Partial<Parameters<typeof makePledge>[1]> = {}) =>
  makePledge(world.as(), {
    projectNumber,
    amountIrr: '5000000',
    isAnonymous: false,
    locale: 'fa',
    address: '10.0.0.1',
    ...more,
  });
const lastAuthority = () => world.payments.orders.at(-1)?.authority ?? '';
const begin = async (more: Parameters<typeof pledge>[0] = {}) => {
  const { key } = await pledge(more);
  await startPayment(world.as(), key);
  return { key, authority: lastAuthority() };
};
const comeBack = (authority: string, status = 'OK') => returnFromGateway(world.as(), { authority, status });
const number = async (sql: string, values: unknown[] = []) =>
  Number((await world.owner.query<{ n: string }>(`select (${sql})::text as n`, values)).rows[0]?.n ?? 0);
const captures = (authority: string) =>
  number(
    `select count(*) from ledger_transaction t join payment p on p.id = t.ref_id where t.kind = 'capture' and p.authority = $1`,
    [authority],
  );

describe('the reconciler', () => {
  it('finishes a verification that the gateway recorded but did not answer', async () => {
    const { authority } = await begin();
    world.payments.verifyAnswer = () => ({ kind: 'unavailable', cause: 'timeout' });
    expect((await comeBack(authority)).outcome).toBe('checking');
    world.payments.verifyAnswer = (asked) => ({ ...usualVerify(asked), first: false });
    world.clock.advance(60_000);
    await reconcilePayments(job());
    expect(await captures(authority)).toBe(1);
    expect((await comeBack(authority)).outcome).toBe('paid');
  });

  it('finds money whose callback never came', async () => {
    const { authority } = await begin();
    world.clock.advance(60_000);
    await reconcilePayments(job());
    expect(await captures(authority)).toBe(1);
  });

  it('leaves an attempt alone while the payer is still at the bank, and ends it when the time is over', async () => {
    const { authority } = await begin();
    const atBank = world.payments.inquire;
    world.payments.inquire = async () => ({ kind: 'found', state: 'in_bank' });
    const state = () => world.owner.query('select state from payment where authority = $1', [authority]);
    world.clock.advance(60_000);
    await reconcilePayments(job());
    expect((await state()).rows[0]).toEqual({ state: 'redirected' });
    world.clock.advance(31 * 60_000);
    await reconcilePayments(job());
    expect((await state()).rows[0]).toEqual({ state: 'expired' });
    world.payments.inquire = atBank;
    expect((await comeBack(authority)).outcome).toBe('paid');
  });

  it('takes late money of a given-up attempt from the gateway’s own list', async () => {
    const { authority } = await begin();
    world.payments.verifyAnswer = () => ({ kind: 'not_paid' });
    await comeBack(authority);
    world.payments.verifyAnswer = usualVerify;
    const usual = world.payments.listUnverified;
    world.payments.listUnverified = async () => ({
      kind: 'listed',
      payments: [{ authority, amountIrr: 5_000_000n, callbackUrl: '' }],
    });
    await reconcilePayments(job());
    world.payments.listUnverified = usual;
    expect(await captures(authority)).toBe(1);
  });

  it('finishes after a crash between asking and booking', async () => {
    const { authority } = await begin();
    await world.owner.query("update payment set state = 'verifying' where authority = $1", [authority]);
    await world.owner.query(
      `insert into payment_event (payment_id, from_state, to_state, at)
       select id, 'redirected', 'verifying', $2 from payment where authority = $1`,
      [authority, world.clock.now()],
    );
    world.clock.advance(60_000);
    await Promise.all([reconcilePayments(job()), reconcilePayments(job()), comeBack(authority)]);
    expect(await captures(authority)).toBe(1);
  });
});
