import { goalsChecks } from '@hamyar/features/council/goals/checks';
import { contributionsChecks } from '@hamyar/features/giving/contributions/checks';
import { heldPaymentsChecks } from '@hamyar/features/giving/held-payments/checks';
import { paymentsChecks } from '@hamyar/features/giving/payments/checks';
import { returnFromGateway } from '@hamyar/features/giving/payments/return-from-gateway';
import { startPayment } from '@hamyar/features/giving/payments/start-payment';
import { pledgesChecks } from '@hamyar/features/giving/pledges/checks';
import { makePledge } from '@hamyar/features/giving/pledges/make-pledge';
import { addProject } from '@hamyar/features/giving/projects/index';
import { ledgerChecks } from '@hamyar/features/ground/ledger/checks';
import type { Ctx } from '@hamyar/features/kit/feature';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { fakePayments } from './fake-ports.ts';
import { openWorld, type World } from './world.ts';

type PledgeInput = Parameters<typeof makePledge>[1];

/** What a gateway answers that took the money. */
export const usualVerify = (world: World) => (authority: string) => ({
  kind: 'verified' as const,
  first: world.payments.verifications === 1,
  refId: `9${authority.slice(-8)}`,
  cardMask: '603799******1234',
  cardHash: null,
  feeIrr: 0n,
});

const checks = [
  ledgerChecks,
  paymentsChecks,
  heldPaymentsChecks,
  pledgesChecks,
  contributionsChecks,
  goalsChecks,
].flat();

async function expectBooksToStand(world: World): Promise<void> {
  for (const check of checks) {
    const { rows } = await world.owner.query(check.sql);
    expect({ title: check.title, rows }).toEqual({ title: check.title, rows: [] });
  }
}

/** What the gateway took, and what the books say of it. */
function looking(opened: () => World) {
  const one = async <T>(sql: string, values: unknown[]) =>
    (await opened().owner.query<{ it: T }>(`select (${sql}) as it`, values)).rows[0]?.it;
  const number = async (sql: string, values: unknown[] = []) => Number((await one<string>(sql, values)) ?? 0);
  return {
    /** From now on the gateway has taken this amount, and tells it in its list unless told to keep silent. */
    tookInstead(authority: string, amountIrr: bigint, tells = true) {
      const { payments } = opened();
      const verified = usualVerify(opened());
      payments.verifyAnswer = (asked, askedIrr) =>
        asked !== authority || askedIrr === amountIrr ? verified(asked) : { kind: 'amount_mismatch' };
      payments.listUnverified = async () => ({
        kind: 'listed',
        payments: tells ? [{ authority, amountIrr, callbackUrl: '' }] : [],
      });
    },
    /** One figure of the database. */
    number,
    paymentIdOf: async (authority: string) =>
      (await one<string>('select id from payment where authority = $1', [authority])) ?? '',
    stateOf: (authority: string) =>
      one<string>('select state from payment where authority = $1', [authority]),
    /** Balance of a ledger account, debit positive. */
    balance: (code: string) =>
      number(
        `select sum(e.amount_irr) from ledger_entry e join ledger_account a on a.id = e.ledger_account_id where a.code = $1`,
        [code],
      ),
    /** How often the money of an attempt was posted. */
    captures: (authority: string) =>
      number(
        `select count(*) from ledger_transaction t join payment p on p.id = t.ref_id where t.kind = 'capture' and p.authority = $1`,
        [authority],
      ),
  };
}

/** A world with one open project for the whole file; after every rule the books must stand. */
/** The gateway of somebody who has its page open and has not paid. */
export const stillAtBank = async () => ({ kind: 'found' as const, state: 'in_bank' as const });

export function inGivingWorld() {
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
      summaryFa: 'خانه‌هایی برای خانواده‌های در فهرست انتظار',
      targetIrr: 10_000_000_000n,
      unitLabelFa: 'خانه',
      unitCount: 10,
      status: 'open',
    });
    projectNumber = made.number;
  });
  afterAll(() => world.close());
  beforeEach(() => {
    const { inquire, reverse, listUnverified } = fakePayments();
    Object.assign(world.payments, { inquire, reverse, listUnverified });
    world.payments.verifyAnswer = usualVerify(world);
  });
  afterEach(async () => {
    await expectBooksToStand(world);
  });

  const lastAuthority = () => world.payments.orders.at(-1)?.authority ?? '';
  const pledge = (more: Partial<PledgeInput> = {}, ctx: Ctx = world.as()) =>
    makePledge(ctx, {
      projectNumber,
      amountIrr: '5000000',
      isAnonymous: false,
      locale: 'fa',
      address: '10.0.0.1',
      ...more,
    });
  return {
    world: () => world,
    projectNumber: () => projectNumber,
    job: (name: string) => world.asJob(name),
    lastAuthority,
    pledge,
    /** Pledges and goes to the gateway. */
    async begin(more: Partial<PledgeInput> = {}) {
      const { key } = await pledge(more);
      await startPayment(world.as(), key);
      return { key, authority: lastAuthority() };
    },
    ...looking(() => world),
    comeBack: (authority: string, status = 'OK') => returnFromGateway(world.as(), { authority, status }),
  };
}
