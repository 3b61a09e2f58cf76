import { reconcilePayments } from '@hamyar/features/giving/payments/reconcile-payments';
import { returnFromGateway } from '@hamyar/features/giving/payments/return-from-gateway';
import { startPayment } from '@hamyar/features/giving/payments/start-payment';
import type { Ctx } from '@hamyar/features/kit/feature';
import { createZarinpal } from '@hamyar/platform/ports/zarinpal';
import { type behaviours } from '@hamyar/sandbox/gateway/behaviours';
import { merchantA, type RunningSandbox, startSandbox } from '@hamyar/sandbox/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inGivingWorld } from './giving.ts';

const { world, job, pledge, captures, stateOf, balance, number } = inGivingWorld();

let sandbox: RunningSandbox;
let visitor: Ctx;
let reconciler: Ctx;
beforeAll(async () => {
  sandbox = await startSandbox({ CALLBACK_HOSTS: 'localhost' });
  // The real adapter over HTTP; only the time it waits is shorter.
  const payments = createZarinpal({ baseUrl: sandbox.url, merchantId: merchantA, timeoutMs: 1_000 });
  visitor = { ...world().as(), ports: { ...world().as().ports, payments } };
  reconciler = { ...job('payments.reconcile'), ports: { ...job('payments.reconcile').ports, payments } };
});
afterAll(async () => {
  sandbox.releaseSlow();
  await sandbox.close();
});

type Way = keyof typeof behaviours;

/** Pledges five million rials, goes to the bank's page and presses a button. */
async function payBy(way: Way) {
  const { key } = await pledge();
  const { redirectUrl } = await startPayment(visitor, key);
  const press = (action: string) =>
    fetch(redirectUrl, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' });
  let answer = await press(way);
  if (way === 'insufficient') answer = await press('pay');
  const authority = redirectUrl.slice(-36);
  const brought = answer.headers.get('location');
  return { authority, back: brought ? new URL(brought).searchParams : null };
}

const comeBack = async (back: URLSearchParams | null) => {
  if (!back) return 'closed';
  const input = { authority: back.get('Authority') ?? '', status: back.get('Status') ?? '' };
  return returnFromGateway(visitor, input).then(
    ({ outcome }) => outcome,
    (error: { reason?: string }) => error.reason,
  );
};

/** What the donor is told, and what became of it a minute later: state, postings, rials in suspense. */
const expected: Readonly<Record<Way, readonly [string, string, number, number]>> = {
  pay: ['paid', 'posted', 1, 0],
  cancel: ['not_paid', 'failed', 0, 0],
  insufficient: ['paid', 'posted', 1, 0],
  close: ['closed', 'posted', 1, 0],
  twice: ['paid', 'posted', 1, 0],
  slow: ['checking', 'posted', 1, 0],
  less: ['held', 'mismatch', 0, 2_500_000],
  tenfold: ['held', 'mismatch', 0, 50_000_000],
  untold: ['held', 'mismatch', 0, 0],
  unpaid: ['not_paid', 'failed', 0, 0],
  lapsed: ['not_paid', 'failed', 0, 0],
  foreign: ['not_paid', 'failed', 0, 0],
  unknown: ['not_paid', 'failed', 0, 0],
  // Somebody else's return posts nothing for them; whose money it is comes out without a return.
  stranger: ['payment.unknown', 'posted', 1, 0],
  broken: ['checking', 'posted', 1, 0],
};

describe('a gateway that behaves as', () => {
  it.each(Object.entries(expected) as [Way, (typeof expected)[Way]][])(
    '"%s" is told and booked as it should be',
    async (way, [told, state, posted, held]) => {
      const suspense = await balance('suspense:IR-09');
      const { authority, back } = await payBy(way);
      expect(await comeBack(back)).toBe(told);
      world().clock.advance(60_000);
      await Promise.all([reconcilePayments(reconciler), reconcilePayments(reconciler)]);
      expect(await stateOf(authority)).toBe(state);
      expect(await captures(authority)).toBe(posted);
      expect(await balance('suspense:IR-09')).toBe(suspense - held);
      // Whatever it was, another return changes nothing.
      const events = () => number('select count(*) from ledger_transaction');
      const before = await events();
      await comeBack(new URLSearchParams({ Authority: authority, Status: 'OK' }));
      expect(await events()).toBe(before);
    },
  );
});
