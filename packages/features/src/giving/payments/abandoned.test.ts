import { inGivingWorld, usualVerify } from '@hamyar/testing/giving';
import { beforeEach, describe, expect, it } from 'vitest';
import { reconcilePayments } from './reconcile-payments.ts';

const { world, job, begin, comeBack, number, captures } = inGivingWorld();

const abandonedCount = 300;

/** Attempts of people who went to the bank and were never heard of again, older than all that comes after them. */
async function abandon(count: number): Promise<void> {
  const { authority } = await begin();
  await world().owner.query(
    `with made as (insert into payment (id, pledge_id, province_code, amount_irr, gateway, authority, state, created_at, updated_at, asked_at)
       select gen_random_uuid(), p.pledge_id, p.province_code, p.amount_irr, p.gateway, 'S' || lpad(n::text, 35, '0'), 'redirected',
         p.created_at, p.created_at, p.created_at
       from payment p, generate_series(1, $2::int) n where p.authority = $1 returning id, created_at)
     insert into payment_event (payment_id, to_state, at) select id, 'redirected', created_at from made`,
    [authority, count - 1],
  );
}

const silentCount = () => number("select count(*) from payment where state = 'redirected'");

/** Every question the gateway is asked from now on, by the attempt it is about. */
function questions(answer: Awaited<ReturnType<ReturnType<typeof world>['payments']['inquire']>>): string[] {
  const asked: string[] = [];
  world().payments.inquire = async ({ authority }) => {
    asked.push(authority);
    return answer;
  };
  return asked;
}

beforeEach(async () => {
  const { owner } = world();
  await owner.query("update payment set state = 'expired' where state = 'redirected'");
  await owner.query(
    `insert into payment_event (payment_id, to_state, at) select id, 'expired', updated_at from payment p
     where state = 'expired' and not exists (select from payment_event e where e.payment_id = p.id and e.to_state = 'expired')`,
  );
  await owner.query('update payment set authority = id::text where state = $1', ['expired']);
});

describe('among hundreds of abandoned attempts', () => {
  it('a paid one whose answer was lost is posted in the next turn', async () => {
    await abandon(abandonedCount);
    world().clock.advance(1_000);
    const { authority } = await begin();
    world().payments.verifyAnswer = () => ({ kind: 'unavailable', cause: 'timeout' });
    await comeBack(authority);
    world().payments.verifyAnswer = usualVerify(world());
    questions({ kind: 'found', state: 'in_bank' });
    world().clock.advance(30_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(await captures(authority)).toBe(1);
  });

  it('one that the gateway lists as paid is posted before any silent one is asked about', async () => {
    await abandon(abandonedCount);
    const { authority } = await begin();
    const asked = questions({ kind: 'found', state: 'in_bank' });
    let askedBefore = -1;
    world().payments.listUnverified = async () => {
      askedBefore = asked.length;
      return { kind: 'listed', payments: [{ authority, amountIrr: 5_000_000n, callbackUrl: '' }] };
    };
    world().clock.advance(30_000);
    await reconcilePayments(job('payments.reconcile'));
    expect([askedBefore, await captures(authority)]).toEqual([0, 1]);
  });

  it('each is asked about before any is asked about again', async () => {
    await abandon(abandonedCount);
    const asked = questions({ kind: 'found', state: 'in_bank' });
    for (let turn = 0; turn < 2; turn++) {
      world().clock.advance(30_000);
      await reconcilePayments(job('payments.reconcile'));
    }
    expect(new Set(asked).size).toBe(abandonedCount);
  });

  it('a gateway that does not answer is left alone after a few questions', async () => {
    await abandon(abandonedCount);
    const asked = questions({ kind: 'unavailable', cause: 'timeout' });
    world().clock.advance(30_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  it('a slow gateway ends the turn, and the next one goes on where it stopped', async () => {
    await abandon(abandonedCount);
    const asked = questions({ kind: 'found', state: 'in_bank' });
    const { inquire } = world().payments;
    world().payments.inquire = (input) => {
      world().clock.advance(1_000);
      return inquire(input);
    };
    world().clock.advance(30_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(asked.length).toBeLessThan(20);
    const { length } = asked;
    await reconcilePayments(job('payments.reconcile'));
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(length);
  });

  it('all end when their time at the bank is over, and after a day even those the gateway says nothing of', async () => {
    await abandon(10);
    questions({ kind: 'refused', reason: 'other', code: -11 });
    world().clock.advance(31 * 60_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(await silentCount()).toBe(10);
    world().clock.advance(24 * 3_600_000);
    await reconcilePayments(job('payments.reconcile'));
    expect(await silentCount()).toBe(0);
  });
});
