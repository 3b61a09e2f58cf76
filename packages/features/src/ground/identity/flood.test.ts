import { otpChallenge, withTransaction } from '@hamyar/db';
import { openWorld, type World } from '@hamyar/testing/world';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requestCode } from './request-code.ts';
import { verifyCode } from './verify-code.ts';

let world: World;
let made = 0;
let mobile = '';
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => {
  mobile = `0913000${String(++made).padStart(4, '0')}`;
});
afterAll(() => world.close());

/** A browser of its own in a network of its own. */
interface Stranger {
  readonly address: string;
  readonly browserKey: string;
}
const browser = (n: number): string => n.toString(16).padStart(32, '0');
let strangers = 0;
const stranger = (): Stranger => ({ address: `10.${made}.0.${++strangers}`, browserKey: browser(strangers) });

const ask = (who: Stranger, number = mobile) => requestCode(world.as(), { mobile: number, ...who });
const verify = (who: Stranger, challengeId: string, code: string) =>
  verifyCode(world.as(), { challengeId, code, browserKey: who.browserKey });

/** What stands in the owner's phone for a challenge: the code of the text that carries it. */
const codeFor = (challengeId: string) => {
  const service = world.asOperator();
  return withTransaction(service, async (tx) => {
    const [asked] = await tx.select().from(otpChallenge).where(eq(otpChallenge.id, challengeId));
    const [text] = await tx
      .select()
      .from(otpChallenge)
      .where(eq(otpChallenge.id, asked?.textId ?? challengeId));
    if (!text?.codeSealed) throw new Error('no code');
    return service.sealing.open(text.codeSealed, 'otp_challenge.code');
  });
};
const textsTo = async (number: string) => {
  const { rows } = await world.owner.query<{ texts: number }>(
    "select count(*)::int as texts from otp_challenge where mobile = '+98' || $1 and text_id is null",
    [number.slice(1)],
  );
  return rows[0]?.texts;
};
const signIn = async (who: Stranger) => {
  const { challengeId } = await ask(who);
  return verify(who, challengeId, await codeFor(challengeId));
};

/** Fifty strangers ask and each types five wrong codes. */
async function flood(): Promise<void> {
  for (let n = 0; n < 50; n++) {
    const who = stranger();
    const { challengeId } = await ask(who);
    for (let tries = 0; tries < 5; tries++)
      await expect(verify(who, challengeId, '00000x')).rejects.toMatchObject({ code: 'invalid' });
    world.clock.advance(1_000);
  }
}

describe('a number that strangers ask codes for', () => {
  it('is opened at once by its owner on a device that has signed in before, with a code of its own', async () => {
    const owner = stranger();
    await signIn(owner);
    await flood();
    const asked = await ask(owner);
    expect(asked).toMatchObject({ digits: 6, sentAt: world.clock.now() });
    await expect(verify(owner, asked.challengeId, await codeFor(asked.challengeId))).resolves.toBeDefined();
  });

  it('is opened by its owner on a new device too, with the longer code that stands in the phone', async () => {
    await flood();
    const owner = stranger();
    const asked = await ask(owner);
    expect(asked.digits).toBe(8);
    await expect(verify(owner, asked.challengeId, await codeFor(asked.challengeId))).resolves.toBeDefined();
  });

  it('gets five texts and then one in ten minutes, however many ask', async () => {
    await flood();
    await flood();
    expect(await textsTo(mobile)).toBe(6);
  });

  it('has a live code to type at any moment of a day of flood', async () => {
    await flood();
    for (let hours = 0; hours < 24; hours++) {
      world.clock.advance(3_600_000);
      const { expiresAt } = await ask(stranger());
      expect(expiresAt.getTime()).toBeGreaterThan(world.clock.now().getTime());
    }
  });

  it('gets a longer code once many wrong ones were typed, and the shorter one opens nothing any more', async () => {
    await flood();
    const owner = stranger();
    const first = await ask(owner);
    const shorter = await codeFor(first.challengeId);
    await withTransaction(world.asOperator(), (tx) =>
      tx.execute(sql`insert into otp_budget (subject, window_seconds, window_start, count)
        values ('wrong:+98' || ${mobile.slice(1)}, 86400, date_trunc('day', ${world.clock.now().toISOString()}::timestamptz), 500)
        on conflict (subject, window_seconds, window_start) do update set count = 500`),
    );
    await expect(verify(owner, first.challengeId, shorter)).rejects.toMatchObject({ code: 'invalid' });
    const second = await ask(owner);
    expect(second.digits).toBe(10);
    await expect(verify(owner, second.challengeId, await codeFor(second.challengeId))).resolves.toBeDefined();
  });

  it('takes a shared code once', async () => {
    await flood();
    const [one, two] = [stranger(), stranger()];
    const [first, second] = [await ask(one), await ask(two)];
    const code = await codeFor(first.challengeId);
    await verify(one, first.challengeId, code);
    await expect(verify(two, second.challengeId, code)).rejects.toMatchObject({ reason: 'code.expired' });
  });

  it('has its owner told once a day, in the inbox', async () => {
    await signIn(stranger());
    await flood();
    await flood();
    const { rows } = await world.owner.query(
      `select count(*)::int as told from notification n join account a on a.id = n.account_id
       where n.template = 'codes_by_others' and a.mobile = '+98' || $1`,
      [mobile.slice(1)],
    );
    expect(rows).toEqual([{ told: 1 }]);
  });
});

describe('a network', () => {
  const behind = (address: string) => ({ address, browserKey: browser(++strangers) });
  const number = (n: number) => `0914${String(made).padStart(3, '0')}${String(n).padStart(4, '0')}`;

  it('of people who use their codes is never kept waiting', async () => {
    for (let n = 0; n < 400; n++) {
      mobile = number(n);
      await signIn(behind('192.0.2.7'));
      world.clock.advance(2_000);
    }
  });

  it('that leaves three hundred codes unused waits, and no other one with it', async () => {
    await withTransaction(world.asOperator(), (tx) =>
      tx.execute(sql`insert into otp_budget (subject, window_seconds, window_start, count)
        values ('asked:192.0.2.9', 3600, date_trunc('hour', ${world.clock.now().toISOString()}::timestamptz), 300)`),
    );
    await expect(ask(behind('192.0.2.9'))).rejects.toMatchObject({
      code: 'limit_reached',
      reason: 'code.network_busy',
    });
    await expect(ask(behind('192.0.2.10'))).resolves.toMatchObject({ digits: 6 });
  });

  it('that is unknown gets three codes while many texts go out, so that every newcomer gets one', async () => {
    world.clock.set('2026-12-01T08:00:00Z');
    for (let n = 0; n < 150; n++) await ask(stranger(), number(n));
    const noisy = () => behind('192.0.2.11');
    for (let n = 0; n < 3; n++) await ask(noisy(), number(200 + n));
    await expect(ask(noisy(), number(300))).rejects.toMatchObject({ reason: 'code.network_busy' });
    await expect(ask(behind('192.0.2.12'), number(301))).resolves.toBeDefined();
  });
});
