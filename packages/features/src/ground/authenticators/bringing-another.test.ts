import { toPersianDigits } from '@hamyar/domain';
import { officeOf, signInWith, withPasskey, withTotp } from '@hamyar/testing/authenticators';
import { openedSession } from '@hamyar/testing/sessions';
import { softPasskey } from '@hamyar/testing/soft-passkey';
import { someone, type Someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPasskey } from './add-passkey.ts';
import { addTotp } from './add-totp.ts';
import { beginPasskey } from './begin-passkey.ts';
import { beginTotp } from './begin-totp.ts';
import { confirmByRecoveryCode } from './confirm-by-recovery-code.ts';
import { listAuthenticators } from './list-authenticators.ts';
import { makeRecoveryCodes } from './make-recovery-codes.ts';
import { removeAuthenticator } from './remove-authenticator.ts';
import { showTotp } from './show-totp.ts';

let world: World;
let person: Someone;
beforeAll(async () => {
  world = await openWorld({ settings: { textOpensOffices: false } });
});
beforeEach(async () => {
  world.clock.set('2026-11-21T08:30:00Z');
  person = await someone(world);
});
afterAll(() => world.close());

const minutes = (n: number) => n * 60_000;
const refusal = (reason: string) => ({ reason });

describe('bringing another', () => {
  it('by a text alone is for whoever has none and has just come in', async () => {
    const old = await openedSession(world, person.accountId);
    world.clock.advance(minutes(15));
    await expect(beginTotp(await old.act())).rejects.toMatchObject(refusal('authenticator.sign_in_again'));
    await withTotp(world, person);
    const text = await openedSession(world, person.accountId);
    await expect(beginTotp(await text.act())).rejects.toMatchObject(refusal('authenticator.confirm_first'));
    await expect(beginPasskey(await text.act())).rejects.toMatchObject(
      refusal('authenticator.confirm_first'),
    );
  });

  it('as the first, in several sessions at once, is done in one of them', async () => {
    const asked = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const ctx = await (await openedSession(world, person.accountId)).act();
        const { challengeId } = await beginTotp(ctx);
        const { secret } = await showTotp(ctx, challengeId);
        const code = generateSync({ secret, epoch: Math.floor(world.clock.now().getTime() / 1000) });
        return { ctx, challengeId, name: 'x', code };
      }),
    );
    const done = await Promise.allSettled(asked.map(({ ctx, ...input }) => addTotp(ctx, input)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(done.filter(({ status }) => status === 'rejected')).toEqual(
      Array<unknown>(3).fill({
        status: 'rejected',
        reason: expect.objectContaining(refusal('authenticator.confirm_first')),
      }),
    );
  });

  it('asks anew after five minutes, and is refused between asking and answering too', async () => {
    const { session } = await withTotp(world, person);
    const ctx = await session.act();
    const { challengeId, optionsJson } = await beginPasskey(ctx);
    world.clock.advance(minutes(5) - 1_000);
    const late = { challengeId, name: 'x', answer: softPasskey().made(optionsJson) };
    world.clock.advance(500);
    await expect(addPasskey(await session.act(), late)).resolves.toEqual({ ok: true });
    world.clock.advance(minutes(5));
    await expect(beginTotp(await session.act())).rejects.toMatchObject(
      refusal('authenticator.confirm_first'),
    );
  });

  it('tells the owner, in the inbox and by text', async () => {
    await withTotp(world, person);
    const { rows } = await world.owner.query(
      "select recipient_mobile from notification where account_id = $1 and template = 'sign_in_changed'",
      [person.accountId],
    );
    expect(rows).toEqual([{ recipient_mobile: person.mobile }]);
  });
});

describe('taking one away', () => {
  it('asks for another first, and leaves somebody in office the last', async () => {
    await officeOf(world, person);
    const { session } = await withTotp(world, person);
    const { items, mayRemove } = await listAuthenticators(await session.act());
    const only = items[0]?.id ?? '';
    expect(mayRemove).toBe(false);
    await expect(removeAuthenticator(await session.act(), only)).rejects.toMatchObject(
      refusal('authenticator.last_in_office'),
    );
    const text = await openedSession(world, person.accountId);
    await expect(removeAuthenticator(await text.act(), only)).rejects.toMatchObject(
      refusal('authenticator.confirm_first'),
    );
    const { challengeId, optionsJson } = await beginPasskey(await session.act());
    await addPasskey(await session.act(), {
      challengeId,
      name: 'x',
      answer: softPasskey().made(optionsJson),
    });
    expect((await listAuthenticators(await session.act())).mayRemove).toBe(true);
    await expect(removeAuthenticator(await session.act(), only)).resolves.toEqual({ ok: true });
    await expect(removeAuthenticator(await session.act(), only)).rejects.toMatchObject(
      refusal('authenticator.unknown'),
    );
  });

  it('takes nothing of somebody else’s', async () => {
    const { session } = await withTotp(world, person);
    const theirs = await withTotp(world, await someone(world));
    const foreign = (await listAuthenticators(await theirs.session.act())).items[0]?.id ?? '';
    await expect(removeAuthenticator(await session.act(), foreign)).rejects.toMatchObject(
      refusal('authenticator.unknown'),
    );
  });

  it('ends what it opened: a passkey that is gone signs nobody in', async () => {
    const { session, passkey } = await withPasskey(world, person);
    const [only] = (await listAuthenticators(await session.act())).items;
    await removeAuthenticator(await session.act(), only?.id ?? '');
    await expect(signInWith(world, (options) => passkey.shown(options))).rejects.toMatchObject(
      refusal('authenticator.refused'),
    );
  });
});

describe('a recovery code', () => {
  it('opens no office, and lets its owner bring something new, once', async () => {
    await officeOf(world, person);
    const { session } = await withTotp(world, person);
    const { codes } = await makeRecoveryCodes(await session.act());
    expect(new Set(codes).size).toBe(10);
    const text = await openedSession(world, person.accountId);
    const [code = ''] = codes;
    await confirmByRecoveryCode(await text.act(), toPersianDigits(code.toLowerCase().replace('-', ' ')));
    expect((await text.act()).actor.kind).toBe('person');
    await expect(confirmByRecoveryCode(await text.act(), code)).rejects.toMatchObject(
      refusal('authenticator.code_wrong'),
    );
    const { challengeId, optionsJson } = await beginPasskey(await text.act());
    await addPasskey(await text.act(), { challengeId, name: 'x', answer: softPasskey().made(optionsJson) });
    expect((await text.act()).actor.kind).toBe('staff');
    expect((await listAuthenticators(await text.act())).recoveryCodesLeft).toBe(9);
  });

  it('of somebody else is none', async () => {
    const { session } = await withTotp(world, person);
    const { codes } = await makeRecoveryCodes(await session.act());
    const other = await openedSession(world, (await someone(world)).accountId);
    await expect(confirmByRecoveryCode(await other.act(), codes[0] ?? '')).rejects.toMatchObject(
      refusal('authenticator.code_wrong'),
    );
  });

  it('is made in a confirmed session alone', async () => {
    const { session } = await withTotp(world, person);
    world.clock.advance(minutes(5));
    await expect(makeRecoveryCodes(await session.act())).rejects.toMatchObject(
      refusal('authenticator.confirm_first'),
    );
  });
});
