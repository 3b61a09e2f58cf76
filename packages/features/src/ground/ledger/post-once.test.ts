import { withTransaction } from '@hamyar/db';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fact, postMany } from './post-many.ts';
import { postOnce } from './post-once.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const refId = '01930000-0000-7000-8000-000000000001';
const fact: Fact = {
  kind: 'capture',
  refType: 'payment',
  refId,
  recognisedOn: '2026-11-21',
  entries: [
    { account: 'gateway:zarinpal', amountIrr: 5n },
    { account: 'contributions:IR-09:cash', amountIrr: -5n },
  ],
};

describe('posting', () => {
  it('a fact happens once, whoever races', async () => {
    const ctx = world.asOperator();
    const posted = await Promise.all(
      Array.from({ length: 20 }, () => withTransaction(ctx, (tx) => postOnce(ctx, tx, fact))),
    );
    expect(posted.filter((id) => id !== null)).toHaveLength(1);
  });

  it('of many facts at once leaves out those that happened before', async () => {
    const ctx = world.asOperator();
    const other = { ...fact, refId: '01930000-0000-7000-8000-000000000002' };
    const posted = await withTransaction(ctx, (tx) => postMany(ctx, tx, [fact, other]));
    expect(posted).toEqual([null, expect.any(String)]);
    const { rows } = await world.owner.query(
      'select a.code, e.amount_irr from ledger_entry e join ledger_account a on a.id = e.ledger_account_id where transaction_id = $1 order by a.code desc',
      [posted[1]],
    );
    expect(rows).toEqual([
      { code: 'gateway:zarinpal', amount_irr: '5' },
      { code: 'contributions:IR-09:cash', amount_irr: '-5' },
    ]);
  });

  it('refuses legs that do not balance', async () => {
    const ctx = world.asOperator();
    const lame = { ...fact, entries: [{ account: 'a', amountIrr: 1n }] };
    await expect(withTransaction(ctx, (tx) => postOnce(ctx, tx, lame))).rejects.toThrow('too_few_entries');
  });
});
