import { inGivingWorld, stillAtBank, usualVerify } from '@hamyar/testing/giving';
import { describe, expect, it } from 'vitest';
import { makePledge } from '../pledges/make-pledge.ts';
import { showPledge } from '../pledges/show-pledge.ts';
import { listGifts } from './list-gifts.ts';
import { reconcilePayments } from './reconcile-payments.ts';
import { retryPayment } from './retry-payment.ts';
import { showReceipt } from './show-receipt.ts';
import { showStanding } from './show-standing.ts';
import { startPayment } from './start-payment.ts';
import { tellWish } from './tell-wish.ts';

const { world, projectNumber, lastAuthority, pledge, begin, comeBack, number, captures } = inGivingWorld();

describe('a return from the gateway', () => {
  it('posts the money once, however often the same browser comes back at once', async () => {
    const { authority } = await begin({ donorMobile: '09121110000' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => comeBack(authority)));
    const codes = new Set(answers.map((answer) => answer.receiptCode));
    expect(answers.every((answer) => answer.outcome === 'paid')).toBe(true);
    expect(codes.size).toBe(1);
    expect(await captures(authority)).toBe(1);
    expect(await number("select count(*) from notification where recipient_mobile = '+989121110000'")).toBe(
      1,
    );
  });

  it('shows the same receipt when the page is opened again, without asking the gateway', async () => {
    const { authority } = await begin();
    const first = await comeBack(authority);
    const asked = world().payments.verifications;
    expect(await comeBack(authority)).toEqual(first);
    expect(await comeBack(authority, 'NOK')).toEqual(first);
    expect(world().payments.verifications).toBe(asked);
  });

  it('takes "verified before" as the success it is', async () => {
    const { authority } = await begin();
    world().payments.verifyAnswer = (asked) => ({ ...usualVerify(world())(asked), first: false });
    expect((await comeBack(authority)).outcome).toBe('paid');
  });

  it('that claims OK without money posts nothing', async () => {
    const { authority } = await begin();
    world().payments.verifyAnswer = () => ({ kind: 'not_paid' });
    expect(await comeBack(authority)).toMatchObject({
      outcome: 'not_paid',
      receiptCode: null,
      may: ['retry'],
    });
    expect(await captures(authority)).toBe(0);
  });

  it('that claims failure is not believed either', async () => {
    const { authority } = await begin();
    expect((await comeBack(authority, 'NOK')).outcome).toBe('paid');
  });

  it('of an authority nobody issued leads nowhere', async () => {
    await expect(comeBack(`A${'0'.repeat(35)}`)).rejects.toMatchObject({
      code: 'not_found',
      reason: 'payment.unknown',
    });
  });

  it('with another amount at the gateway is held back, and stays so', async () => {
    const { authority } = await begin();
    world().payments.verifyAnswer = () => ({ kind: 'amount_mismatch' });
    expect((await comeBack(authority)).outcome).toBe('held');
    world().payments.verifyAnswer = usualVerify(world());
    expect((await comeBack(authority)).outcome).toBe('held');
    expect(await captures(authority)).toBe(0);
  });

  it('sends our own amount to the gateway', async () => {
    const { authority } = await begin({ amountIrr: '7770000' });
    await comeBack(authority);
    expect(world().payments.orders.at(-1)?.amountIrr).toBe(7_770_000n);
    expect(await number('select amount_irr from payment where authority = $1', [authority])).toBe(7_770_000);
  });
});

describe('another attempt', () => {
  it('is open after one that was not paid, and closed after one that was', async () => {
    const { authority } = await begin();
    world().payments.verifyAnswer = () => ({ kind: 'not_paid' });
    await comeBack(authority);
    world().payments.verifyAnswer = usualVerify(world());
    await retryPayment(world().as(), authority);
    const second = lastAuthority();
    expect(second).not.toBe(authority);
    expect((await comeBack(second)).outcome).toBe('paid');
    await expect(retryPayment(world().as(), authority)).rejects.toMatchObject({
      reason: 'pledge.already_paid',
    });
  });

  it('in a second tab is real money too: one is posted, the other is held until its giver says what it shall be', async () => {
    const { key, authority } = await begin();
    world().payments.inquire = stillAtBank;
    await startPayment(world().as(), key);
    const second = lastAuthority();
    await Promise.all([comeBack(authority), comeBack(second)]);
    expect([await captures(authority), await captures(second)].toSorted()).toEqual([0, 1]);
    const held = (await captures(authority)) === 0 ? authority : second;
    expect(await comeBack(held)).toMatchObject({ outcome: 'held', isExtra: true, wish: null, may: ['wish'] });
    await tellWish(world().as(), { authority: held, wish: 'keep' });
    expect(await comeBack(held)).toMatchObject({ outcome: 'held', wish: 'keep', may: ['wish'] });
  });

  it('waits while the gateway does not say what became of the one before', async () => {
    const { key, authority } = await begin();
    world().payments.verifyAnswer = () => ({ kind: 'unavailable', cause: 'timeout' });
    expect((await comeBack(authority)).outcome).toBe('checking');
    expect(await showStanding(world().as(), key)).toMatchObject({ whyNot: 'pledge.payment_asked', may: [] });
    await expect(startPayment(world().as(), key)).rejects.toMatchObject({ reason: 'pledge.payment_asked' });
    await expect(retryPayment(world().as(), authority)).rejects.toMatchObject({
      reason: 'pledge.payment_asked',
    });
    world().payments.verifyAnswer = usualVerify(world());
    world().clock.advance(60_000);
    await reconcilePayments(world().asJob('payments.reconcile'));
    const receiptCode = (await comeBack(authority)).receiptCode;
    expect(await showStanding(world().as(), key)).toEqual({
      whyNot: 'pledge.already_paid',
      may: [],
      receiptCode,
    });
  });

  it('is preceded by a question about the one whose page was closed, and charges nobody twice', async () => {
    const { key, authority } = await begin();
    const inquired: string[] = [];
    world().payments.inquire = async (asked) => {
      inquired.push(asked.authority);
      return { kind: 'found', state: 'paid' };
    };
    await expect(startPayment(world().as(), key)).rejects.toMatchObject({ reason: 'pledge.already_paid' });
    expect(inquired).toEqual([authority]);
    expect(await captures(authority)).toBe(1);
  });

  it('is open after a page that was closed without paying, and refused while the gateway does not say', async () => {
    const { key, authority } = await begin();
    world().payments.inquire = async () => ({ kind: 'unavailable', cause: 'timeout' });
    await expect(startPayment(world().as(), key)).rejects.toMatchObject({ reason: 'payment.gateway_away' });
    world().payments.inquire = stillAtBank;
    await startPayment(world().as(), key);
    expect(lastAuthority()).not.toBe(authority);
  });

  it('has no wish to tell about money that is not held, or that nobody knows', async () => {
    const { authority } = await begin();
    const wish = 'return' as const;
    const unheld = tellWish(world().as(), { authority, wish });
    await expect(unheld).rejects.toMatchObject({ reason: 'payment.decided' });
    const unknown = tellWish(world().as(), { authority: `A${'0'.repeat(35)}`, wish });
    await expect(unknown).rejects.toMatchObject({ reason: 'payment.unknown' });
  });

  it('is refused kindly when the gateway is away, and the pledge stays open', async () => {
    const { key } = await pledge();
    const away = {
      ...world().as(),
      ports: {
        ...world().as().ports,
        payments: {
          ...world().payments,
          request: async () => ({ kind: 'unavailable' as const, cause: 'timeout' as const }),
        },
      },
    };
    await expect(startPayment(away, key)).rejects.toMatchObject({ reason: 'payment.gateway_away' });
    expect((await showPledge(world().as(), key)).state).toBe('open');
  });
});

describe('a receipt', () => {
  it('names the giver, the serial of the province and year, and the project', async () => {
    const { authority } = await begin({ donorName: 'بهرام روشن' });
    const { receiptCode } = await comeBack(authority);
    const receipt = await showReceipt(world().as(), receiptCode ?? '');
    expect(receipt).toMatchObject({
      donorName: 'بهرام روشن',
      amountIrr: '5000000',
      projectNumber: projectNumber(),
    });
    expect(receipt.serial).toMatch(/^1405\/09\/\d{6}$/);
    expect(await showReceipt(world().as(), (receiptCode ?? '').toLowerCase())).toEqual(receipt);
  });

  it('of an anonymous gift names nobody, nor does any row that reports are made from', async () => {
    const { authority } = await begin({
      donorName: 'بهرام روشن',
      donorMobile: '09121110001',
      isAnonymous: true,
    });
    const { receiptCode } = await comeBack(authority);
    const receipt = await showReceipt(world().as(), receiptCode ?? '');
    expect(JSON.stringify(receipt)).not.toContain('روشن');
    expect(receipt).toMatchObject({ donorName: null, cardMask: null });
    const { rows } = await world().owner.query(
      `select c.donor_name, c.donor_mobile, c.amount_irr::text from contribution c
       join ledger_transaction t on t.id = c.transaction_id join payment p on p.id = t.ref_id where p.authority = $1`,
      [authority],
    );
    expect(rows).toEqual([{ donor_name: null, donor_mobile: null, amount_irr: '5000000' }]);
  });

  it('of an unknown code does not exist', async () => {
    await expect(showReceipt(world().as(), '0000000000')).rejects.toMatchObject({
      reason: 'receipt.unknown',
    });
  });

  it('stands in the list of the signed-in giver and in nobody else’s', async () => {
    const donor = await world().asStaff('council', 'IR-10');
    const other = await world().asStaff('council', 'IR-09');
    const { key } = await makePledge(donor, {
      projectNumber: projectNumber(),
      amountIrr: '3000000',
      isAnonymous: true,
      locale: 'fa',
      address: '10.0.0.2',
    });
    await startPayment(donor, key);
    await comeBack(lastAuthority());
    expect(await listGifts(donor, { limit: 10 })).toMatchObject({ totalIrr: '3000000', giftCount: 1 });
    expect(await listGifts(other, { limit: 10 })).toMatchObject({ items: [], giftCount: 0 });
    await expect(listGifts(world().as(), { limit: 10 })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
