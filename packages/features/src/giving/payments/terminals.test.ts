import { systemChance } from '@hamyar/platform';
import { inGivingWorld, usualVerify } from '@hamyar/testing/giving';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addTerminal } from '../../ground/offices/add-terminal.ts';
import { confirmAccount } from '../../ground/offices/confirm-account.ts';
import { endAccount } from '../../ground/offices/end-account.ts';
import { showDesk } from '../../ground/offices/show-desk.ts';
import { testTerminal } from '../../ground/offices/test-terminal.ts';
import type { Ctx } from '../../kit/feature.ts';
import { reconcilePayments } from './reconcile-payments.ts';

const { world, job, begin, captures } = inGivingWorld();

const slug = 'razavi-khorasan';
const merchants = [1, 2, 3].map((n) => `${n}1111111-1111-4111-8111-111111111111`);
const [first = '', second = ''] = merchants;
let here: Ctx;
let colleague: Ctx;
let kept: string;
beforeAll(async () => {
  here = await world().asStaff('provincial_administrator', 'IR-09');
  colleague = await world().asStaff('provincial_administrator', 'IR-09');
  for (const merchantId of [first, ...merchants]) {
    const id = await inUse(merchantId);
    if (merchantId === second) kept = id;
  }
});

const seen = async (accountId: string) => {
  const found = (await showDesk(here, slug)).accounts.find(({ id }) => id === accountId);
  return { accountId, version: found?.version ?? '' };
};
async function inUse(merchantId: string): Promise<string> {
  world().payments.verifyAnswer = () => ({ kind: 'not_paid' });
  const formKey = systemChance.newId();
  const made = { slug, formKey, intention: 'general', provider: 'zarinpal', merchantId } as const;
  const { id } = await addTerminal(here, made);
  await testTerminal(here, await seen(id));
  await confirmAccount(colleague, await seen(id));
  return id;
}

let asked: string[];
/** Every list that the gateway is asked for from now on, by its terminal; `own` is the platform's. */
function lists(authorities: readonly string[] = [], tookMs = 0): void {
  asked = [];
  const { payments, clock } = world();
  const list = (terminal: string) => async () => {
    asked.push(terminal);
    clock.advance(tookMs);
    const listed = authorities.map((authority) => ({ authority, amountIrr: 5_000_000n, callbackUrl: '' }));
    return { kind: 'listed' as const, payments: listed };
  };
  payments.verifyAnswer = usualVerify(world());
  payments.listUnverified = list('own');
  payments.ofTerminal = (merchantId) => ({ ...payments, listUnverified: list(merchantId) });
}

beforeEach(() => lists());

describe('the list of paid money', () => {
  it('is asked of every terminal, and what two of one merchant id tell is one payment', async () => {
    const { authority } = await begin();
    lists([authority]);
    const warned: unknown[] = [];
    const ctx = job('payments.reconcile');
    await reconcilePayments({
      ...ctx,
      log: { ...ctx.log, warn: (...said: unknown[]) => void warned.push(said) },
    });
    expect(new Set(asked)).toEqual(new Set(['own', ...merchants]));
    expect({ captures: await captures(authority), warned }).toEqual({ captures: 1, warned: [] });
  });

  it('ends with its time when terminals are slow, and begins at another one in the next turn', async () => {
    lists([], 6_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(asked).toHaveLength(2);
    const count = 1 + (await showDesk(here, slug)).accounts.length;
    for (let turn = 1; turn < count; turn++) {
      world().clock.advance(30_000 - 12_000);
      await reconcilePayments(job('payments.reconcile'));
    }
    expect(new Set(asked)).toEqual(new Set(['own', ...merchants]));
  });

  it('is asked of a terminal for two days after its end', async () => {
    for (const { id, state } of (await showDesk(here, slug)).accounts)
      if (state !== 'ended' && id !== kept) await endAccount(here, { ...(await seen(id)), reason: 'پایان' });
    world().clock.advance(47 * 3_600_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(new Set(asked)).toEqual(new Set(['own', ...merchants]));
    lists();
    world().clock.advance(3_600_000 + 1_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(asked.toSorted()).toEqual([second, 'own'].toSorted());
  });
});
