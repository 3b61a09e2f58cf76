import { withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { inGivingWorld } from '@hamyar/testing/giving';
import { withSignatures } from '@hamyar/testing/signatures';
import { describe, expect, it } from 'vitest';
import { renewDocuments } from '../../giving/payments/renew-documents.ts';
import { showReceipt } from '../../giving/payments/show-receipt.ts';
import { transparencyChecks } from '../transparency/checks.ts';
import { signingChecks } from './checks.ts';
import { declareCompromise } from './declare-compromise.ts';
import { listKeys } from './list-keys.ts';
import { showCompromise } from './show-compromise.ts';

const giving = inGivingWorld();
const { world, job, number } = giving;
const { signAll, seal, check, aReceipt, keyOf } = withSignatures(giving);

describe('the compromise drill', () => {
  it('refuses what the lost key signs from the day on, keeps what was logged before, and signs with a successor', async () => {
    const nation = await world().asStaff('national', null);
    const before = await aReceipt();
    await seal();
    const lost = await keyOf('receipt');
    world().clock.advance(3 * 86_400_000);
    const after = await aReceipt();
    await seal();
    const late = await aReceipt();
    const day = today(new Date(world().clock.now().getTime() - 86_400_000));
    const { version, holding, refused } = await showCompromise(nation, lost.kid, day);
    expect({ refused, holds: holding > 0 }).toEqual({ refused: 2, holds: true });
    const declared = await declareCompromise(nation, {
      kid: lost.kid,
      version,
      day,
      reason: 'رایانه‌ای گم شد',
    });
    expect(declared).toMatchObject({ refused: 2 });
    expect((await keyOf('receipt')).kid).toBe(declared.successor);

    expect(await check(before.text)).toMatchObject({ verdict: 'valid', kid: lost.kid });
    for (const { text } of [after, late])
      expect(await check(text)).toMatchObject({ verdict: 'refused', why: 'key_compromised' });
    expect(await number('select count(*) from signing_secret where kid = $1', [lost.kid])).toBe(0);

    // Whoever issued them hears of it, and gives them anew.
    expect(await number("select count(*) from outbox where topic = 'payments.renew-documents'")).toBe(1);
    const renewing = job('payments.renew-documents');
    await withTransaction(renewing, (tx) => renewDocuments(renewing, tx, lost.kid));
    expect(await signAll()).toBe(2);
    await seal();
    const renewed = await showReceipt(world().as(), after.receiptCode);
    expect(await check(renewed.signed?.text ?? '')).toMatchObject({
      verdict: 'valid',
      kid: declared.successor,
      claims: { serial: after.receipt.serial },
    });
    const { keys } = await listKeys(world().as());
    expect(keys.find(({ kid }) => kid === lost.kid)?.compromise).toMatchObject({
      logSize: expect.any(Number),
    });
    for (const { title, sql } of [...signingChecks, ...transparencyChecks])
      expect({ title, rows: (await world().owner.query(sql)).rows }).toEqual({ title, rows: [] });
  });

  it('is done by the nation’s staff alone, on what they saw, once, and for a day of the key’s life', async () => {
    await aReceipt();
    const nation = await world().asStaff('national', null);
    const { kid } = await keyOf('receipt');
    const day = today(world().clock.now());
    for (const role of ['officer', 'council', 'auditor'] as const) {
      const other = await world().asStaff(role, role === 'auditor' ? null : 'IR-09');
      await expect(showCompromise(other, kid, day)).rejects.toMatchObject({ code: 'forbidden' });
      const input = { kid, version: '0', day, reason: 'گم شد' };
      await expect(declareCompromise(other, input)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(
      declareCompromise(nation, { kid, version: 'seen otherwise', day, reason: 'گم شد' }),
    ).rejects.toMatchObject({ reason: 'case.changed' });
    await expect(showCompromise(nation, 'r99z', day)).rejects.toMatchObject({ reason: 'signing.no_key' });
    for (const elsewhere of ['2020-01-01', '2031-01-01'])
      await expect(showCompromise(nation, kid, elsewhere)).rejects.toMatchObject({
        reason: 'signing.outside_life',
      });
    const { version } = await showCompromise(nation, kid, day);
    await declareCompromise(nation, { kid, version, day, reason: 'گم شد' });
    await expect(showCompromise(nation, kid, day)).rejects.toMatchObject({
      reason: 'signing.already_compromised',
    });
  });
});
