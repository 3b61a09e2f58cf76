import { goalsChecks } from '../goals/checks.ts';
import { ledgerChecks } from '../ledger/checks.ts';
import { contributionsChecks } from '../contributions/checks.ts';
import { foldPending } from '../contributions/index.ts';
import { pledgesChecks } from './checks.ts';
import { paymentsChecks } from '../payments/checks.ts';
import { withTransaction } from '@hamyar/db';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePledge } from './pledge.ts';
import { showPledge } from './show.ts';
import { addProject } from '../projects/index.ts';
import { startPayment } from '../payments/start.ts';

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
const number = async (sql: string, values: unknown[] = []) =>
  Number((await world.owner.query<{ n: string }>(`select (${sql})::text as n`, values)).rows[0]?.n ?? 0);
const captures = (authority: string) =>
  number(
    `select count(*) from ledger_transaction t join payment p on p.id = t.ref_id where t.kind = 'capture' and p.authority = $1`,
    [authority],
  );

describe('a pledge', () => {
  it('counts nowhere until it is paid', async () => {
    const given = () => number('select coalesce(sum(amount_irr), 0) from contribution');
    const before = await given();
    const { authority } = await begin();
    await withTransaction(job(), (tx) => foldPending(job(), tx));
    expect(await given()).toBe(before);
    expect(await captures(authority)).toBe(0);
  });

  it.each([
    ['999', 'pledge.too_small'],
    ['1000000001', 'pledge.too_large'],
    ['-5', 'pledge.too_small'],
  ])('of %s rials is refused: %s', async (amountIrr, reason) => {
    await expect(pledge({ amountIrr })).rejects.toMatchObject({ code: 'invalid', reason });
  });

  it('is open to whoever holds its key and to nobody else', async () => {
    const { key } = await pledge({ donorName: 'بهرام روشن' });
    expect(await showPledge(world.as(), key)).toMatchObject({
      amountIrr: '5000000',
      donorName: 'بهرام روشن',
    });
    await expect(showPledge(world.as(), 'A'.repeat(22))).rejects.toMatchObject({ reason: 'pledge.unknown' });
  });

  it('that corrects another cancels it', async () => {
    const { key } = await pledge();
    await pledge({ amountIrr: '6000000', replaces: key });
    expect((await showPledge(world.as(), key)).state).toBe('cancelled');
    await expect(startPayment(world.as(), key)).rejects.toMatchObject({ reason: 'pledge.over' });
  });

  it('is limited per address and hour', async () => {
    const few = { ...world.as(), limits: { ...world.as().limits, pledgesPerAddressPerHour: 1 } };
    const input = {
      projectNumber,
      amountIrr: '5000',
      isAnonymous: false,
      locale: 'fa' as const,
      address: '10.9.9.9',
    };
    await makePledge(few, input);
    await expect(makePledge(few, input)).rejects.toMatchObject({
      code: 'limit_reached',
      reason: 'pledge.too_many',
    });
  });

  it('needs a project that takes money', async () => {
    await expect(pledge({ projectNumber: 99_999 })).rejects.toMatchObject({ reason: 'project.unknown' });
    await expect(pledge({ donorMobile: '12' })).rejects.toMatchObject({ reason: 'mobile.invalid' });
  });
});
