import { withTransaction } from '@hamyar/db';
import { inGivingWorld } from '@hamyar/testing/giving';
import { describe, expect, it } from 'vitest';
import { foldPending } from '../contributions/index.ts';
import { startPayment } from '../payments/start-payment.ts';
import { makePledge } from './make-pledge.ts';
import { showPledge } from './show-pledge.ts';

const { world, projectNumber, job, pledge, begin, number, captures } = inGivingWorld();

describe('a pledge', () => {
  it('counts nowhere until it is paid', async () => {
    const given = () => number('select coalesce(sum(amount_irr), 0) from contribution');
    const before = await given();
    const { authority } = await begin();
    await withTransaction(job('contributions.fold'), (tx) => foldPending(job('contributions.fold'), tx));
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
    expect(await showPledge(world().as(), key)).toMatchObject({
      amountIrr: '5000000',
      donorName: 'بهرام روشن',
      may: ['pay', 'change'],
    });
    await expect(showPledge(world().as(), 'A'.repeat(22))).rejects.toMatchObject({
      reason: 'pledge.unknown',
    });
  });

  it('that corrects another cancels it', async () => {
    const { key } = await pledge();
    await pledge({ amountIrr: '6000000', replaces: key });
    expect(await showPledge(world().as(), key)).toMatchObject({ state: 'cancelled', may: [] });
    await expect(startPayment(world().as(), key)).rejects.toMatchObject({ reason: 'pledge.over' });
  });

  it('is limited per address and hour', async () => {
    const few = {
      ...world().as(),
      settings: { ...world().as().settings, pledgesPerAddressPerHour: 1 },
    };
    const input = {
      projectNumber: projectNumber(),
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

  it('carries the version of the giver’s terms that was shown, and none that was never published', async () => {
    await pledge({ termsNumber: 1 });
    const { rows } = await world().owner.query(
      'select terms_number from pledge order by created_at desc, id desc limit 1',
    );
    expect(rows).toEqual([{ terms_number: 1 }]);
    await expect(pledge({ termsNumber: 9 })).rejects.toMatchObject({
      fields: [{ path: 'termsNumber', reason: 'statement.unknown' }],
    });
  });

  it('needs a project that takes money', async () => {
    await expect(pledge({ projectNumber: 99_999 })).rejects.toMatchObject({ reason: 'project.unknown' });
    await expect(pledge({ donorMobile: '12' })).rejects.toMatchObject({ reason: 'mobile.invalid' });
  });
});
