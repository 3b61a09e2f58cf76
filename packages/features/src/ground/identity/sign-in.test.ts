import { otpChallenge, withTransaction } from '@hamyar/db';
import { openWorld, type World } from '@hamyar/testing/world';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendCode } from './jobs.ts';
import { actorOfSession } from './queries.ts';
import { refreshSession } from './refresh-session.ts';
import { requestCode } from './request-code.ts';
import { signOut } from './sign-out.ts';
import { verifyCode } from './verify-code.ts';

let world: World;
let mobile = '';
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => {
  mobile = `0912000${String(++made).padStart(4, '0')}`;
});
afterAll(() => world.close());

const browserKey = 'a'.repeat(32);
const ask = (address = `10.0.0.${made}`) => requestCode(world.as(), { mobile, address, browserKey });
const codeOf = (challengeId: string) => {
  const service = world.asOperator();
  return withTransaction(service, async (tx) => {
    const [row] = await tx.select().from(otpChallenge).where(eq(otpChallenge.id, challengeId));
    if (!row?.codeSealed) throw new Error('no code');
    return service.sealing.open(row.codeSealed, 'otp_challenge.code');
  });
};
const signIn = async () => {
  const { challengeId } = await ask();
  return verifyCode(world.as(), { challengeId, code: await codeOf(challengeId), browserKey });
};

describe('one-time codes', () => {
  it('open a session, and make the account the first time only', async () => {
    const first = await signIn();
    world.clock.advance(61_000);
    const second = await signIn();
    expect([first.isNew, second.isNew]).toEqual([true, false]);
  });

  it('are accepted in Persian digits', async () => {
    const { challengeId } = await ask();
    const persian = (await codeOf(challengeId)).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
    await expect(verifyCode(world.as(), { challengeId, code: persian, browserKey })).resolves.toBeDefined();
  });

  it('work once', async () => {
    const { challengeId } = await ask();
    const code = await codeOf(challengeId);
    await verifyCode(world.as(), { challengeId, code, browserKey });
    await expect(verifyCode(world.as(), { challengeId, code, browserKey })).rejects.toMatchObject({
      reason: 'code.expired',
    });
  });

  it('are bound to the browser that asked', async () => {
    const { challengeId } = await ask();
    const code = await codeOf(challengeId);
    const elsewhere = verifyCode(world.as(), { challengeId, code, browserKey: 'b'.repeat(32) });
    await expect(elsewhere).rejects.toMatchObject({ reason: 'code.expired' });
  });

  it('burn after five wrong tries, even when the sixth is right', async () => {
    const { challengeId } = await ask();
    const code = await codeOf(challengeId);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let left = 4; left >= 0; left--) {
      const attempt = verifyCode(world.as(), { challengeId, code: wrong, browserKey });
      await expect(attempt).rejects.toMatchObject({ params: { triesLeft: left } });
    }
    await expect(verifyCode(world.as(), { challengeId, code, browserKey })).rejects.toMatchObject({
      reason: 'code.burnt',
    });
  });

  it('expire after two minutes', async () => {
    const { challengeId } = await ask();
    const code = await codeOf(challengeId);
    world.clock.advance(120_000);
    await expect(verifyCode(world.as(), { challengeId, code, browserKey })).rejects.toMatchObject({
      reason: 'code.expired',
    });
  });

  it('are stored only as a keyed hash and a sealed value', async () => {
    const { challengeId } = await ask();
    const code = await codeOf(challengeId);
    const { rows } = await world.owner.query(
      'select otp_challenge::text as row from otp_challenge where id = $1',
      [challengeId],
    );
    expect(rows[0].row.replaceAll(challengeId, '')).not.toContain(`,${code},`);
  });

  it('lead back to the code in hand within a minute, wherever in the clock’s minute it begins', async () => {
    const first = await ask();
    world.clock.advance(59_000);
    await expect(ask()).resolves.toEqual(first);
    world.clock.advance(1_000);
    expect((await ask()).challengeId).not.toBe(first.challengeId);
  });

  it('are made once when two ask at the same moment', async () => {
    const asked = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(asked.map(({ challengeId }) => challengeId)).size).toBe(1);
  });

  it('open as long as they live, also when a newer one was asked for since', async () => {
    const first = await codeOf((await ask()).challengeId);
    world.clock.advance(60_000);
    const { challengeId } = await ask();
    await expect(verifyCode(world.as(), { challengeId, code: first, browserKey })).resolves.toBeDefined();
  });

  it('leave no readable code behind once the provider has it', async () => {
    const { challengeId } = await ask();
    const code = await codeOf(challengeId);
    await sendCode.run(world.asOperator(), { challengeId }, world.as().newId());
    expect(world.sms.sent.at(-1)).toMatchObject({ tokens: { code } });
    await expect(codeOf(challengeId)).rejects.toThrow('no code');
    await expect(verifyCode(world.as(), { challengeId, code, browserKey })).resolves.toBeDefined();
  });

  it('refuse a number that is not an Iranian mobile, naming the field', async () => {
    mobile = '0212345678';
    await expect(ask()).rejects.toMatchObject({ fields: [{ path: 'mobile', reason: 'mobile.invalid' }] });
  });
});

describe('sessions', () => {
  it('renew with a rotated token', async () => {
    const { issued } = await signIn();
    const renewed = await refreshSession(world.as(), issued.refreshToken);
    expect(renewed.sessionId).toBe(issued.sessionId);
    expect(renewed.refreshToken).not.toBe(issued.refreshToken);
  });

  it('give two tabs that race with one token the same successor', async () => {
    const { issued } = await signIn();
    const [one, two] = await Promise.all([
      refreshSession(world.as(), issued.refreshToken),
      refreshSession(world.as(), issued.refreshToken),
    ]);
    expect(one.refreshToken).toBe(two.refreshToken);
  });

  it('give the same answer again, however late, to whoever never heard it', async () => {
    const { issued } = await signIn();
    const unheard = await refreshSession(world.as(), issued.refreshToken);
    world.clock.advance(3 * 60_000);
    const heard = await refreshSession(world.as(), issued.refreshToken);
    expect(heard.refreshToken).toBe(unheard.refreshToken);
    await expect(refreshSession(world.as(), heard.refreshToken)).resolves.toBeDefined();
  });

  it('go on for a request that was under way while its token’s child was used', async () => {
    const { issued } = await signIn();
    const child = await refreshSession(world.as(), issued.refreshToken);
    await refreshSession(world.as(), child.refreshToken);
    world.clock.advance(9_000);
    const late = await refreshSession(world.as(), issued.refreshToken);
    expect(late.refreshToken).toBe(child.refreshToken);
  });

  it('end when a token comes back after its child was used: someone copied it', async () => {
    const { issued } = await signIn();
    const child = await refreshSession(world.as(), issued.refreshToken);
    const renewed = await refreshSession(world.as(), child.refreshToken);
    world.clock.advance(11_000);
    await expect(refreshSession(world.as(), issued.refreshToken)).rejects.toMatchObject({
      reason: 'session.ended',
    });
    await expect(refreshSession(world.as(), renewed.refreshToken)).rejects.toMatchObject({
      reason: 'session.ended',
    });
    const { rows } = await world.owner.query(
      `select count(*)::int as told from notification n join session s on s.account_id = n.account_id
       where n.template = 'session_copied' and s.id = $1`,
      [issued.sessionId],
    );
    expect(rows).toEqual([{ told: 1 }]);
  });

  it('are gone at once after signing out', async () => {
    const { issued } = await signIn();
    const actor = await actorOfSession(world, issued.sessionId);
    if (!actor) throw new Error('no session');
    await signOut(world.as(actor));
    expect(await actorOfSession(world, issued.sessionId)).toBeNull();
  });
});
