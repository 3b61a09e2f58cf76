import {
  address,
  browserKey,
  officeOf,
  signInWith,
  withPasskey,
  withTotp,
} from '@hamyar/testing/authenticators';
import { openedSession } from '@hamyar/testing/sessions';
import { someone, type Someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { actorOfSession } from '../identity/index.ts';
import { beginConfirmation } from './begin-confirmation.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { confirmByPasskey } from './confirm-by-passkey.ts';
import { confirmByTotp } from './confirm-by-totp.ts';
import { signInByPasskey } from './sign-in-by-passkey.ts';
import { signInByTotp } from './sign-in-by-totp.ts';

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
const factorOf = (ctx: Ctx) => ('proof' in ctx.actor ? ctx.actor.proof?.factor : undefined);

describe('a passkey', () => {
  it('is brought in a session that has just been opened by a text, confirms it, and signs in without one', async () => {
    const { session, passkey } = await withPasskey(world, person);
    expect(factorOf(await session.act())).toBe('passkey');
    const { sessionId } = await signInWith(world, (options) => passkey.shown(options));
    expect(await actorOfSession(world, sessionId)).toMatchObject({
      accountId: person.accountId,
      proof: { factor: 'passkey', hasFactor: true },
    });
  });

  it('opens the office that a text does not', async () => {
    await officeOf(world, person);
    const text = await openedSession(world, person.accountId);
    expect((await text.act()).actor.kind).toBe('person');
    const { session } = await withPasskey(world, person);
    expect((await session.act()).actor.kind).toBe('staff');
    expect((await text.act()).actor.kind).toBe('person');
  });

  it.each([
    ['of another origin', { origin: 'http://hamyar.example' }],
    ['for another site', { rpId: 'hamyar.example' }],
    ['without its holder verified', { isUserVerified: false }],
    ['of somebody else by name', { userHandle: Buffer.alloc(16, 7).toString('base64url') }],
    ['that nobody knows', { credentialId: Buffer.alloc(16, 9).toString('base64url') }],
  ])('%s opens nothing', async (_what, wrongly) => {
    const { passkey } = await withPasskey(world, person);
    await expect(signInWith(world, (options) => passkey.shown(options, wrongly))).rejects.toMatchObject(
      refusal('authenticator.refused'),
    );
  });

  it('with the name of somebody else’s opens nothing', async () => {
    const { passkey: mine } = await withPasskey(world, person);
    const { passkey: theirs } = await withPasskey(world, await someone(world));
    const stolen = signInWith(world, (options) => mine.shown(options, { credentialId: theirs.credentialId }));
    await expect(stolen).rejects.toMatchObject(refusal('authenticator.refused'));
  });

  it('that has signed less often than before is a copy and opens nothing', async () => {
    const { passkey } = await withPasskey(world, person);
    await signInWith(world, (options) => passkey.shown(options, { counter: 9 }));
    const copy = signInWith(world, (options) => passkey.shown(options, { counter: 8 }));
    await expect(copy).rejects.toMatchObject(refusal('authenticator.refused'));
  });

  it('answers a question once, and only in the browser that asked, within five minutes', async () => {
    const { passkey } = await withPasskey(world, person);
    const ask = () => beginSignIn(world.as(), { browserKey, address });
    const first = await ask();
    const answer = passkey.shown(first.optionsJson);
    await signInByPasskey(world.as(), { challengeId: first.challengeId, answer, browserKey });
    const again = signInByPasskey(world.as(), { challengeId: first.challengeId, answer, browserKey });
    await expect(again).rejects.toMatchObject(refusal('authenticator.challenge_over'));

    const second = await ask();
    const elsewhere = signInByPasskey(world.as(), {
      challengeId: second.challengeId,
      answer: passkey.shown(second.optionsJson),
      browserKey: 'd'.repeat(32),
    });
    await expect(elsewhere).rejects.toMatchObject(refusal('authenticator.challenge_over'));
    world.clock.advance(minutes(5));
    const late = signInByPasskey(world.as(), {
      challengeId: second.challengeId,
      answer: passkey.shown(second.optionsJson),
      browserKey,
    });
    await expect(late).rejects.toMatchObject(refusal('authenticator.challenge_over'));
  });

  it('answers no other question than the one that was asked, and a wrong answer ends it', async () => {
    const { passkey } = await withPasskey(world, person);
    const { optionsJson } = await beginSignIn(world.as(), { browserKey, address });
    const { challengeId, optionsJson: asked } = await beginSignIn(world.as(), { browserKey, address });
    const swapped = signInByPasskey(world.as(), {
      challengeId,
      answer: passkey.shown(optionsJson),
      browserKey,
    });
    await expect(swapped).rejects.toMatchObject(refusal('authenticator.refused'));
    const after = signInByPasskey(world.as(), { challengeId, answer: passkey.shown(asked), browserKey });
    await expect(after).rejects.toMatchObject(refusal('authenticator.challenge_over'));
  });

  it('confirms the sessions of its owner and of nobody else', async () => {
    const { passkey } = await withPasskey(world, person);
    const own = await openedSession(world, person.accountId);
    const asked = await beginConfirmation(await own.act());
    await confirmByPasskey(await own.act(), {
      challengeId: asked.challengeId,
      answer: passkey.shown(asked.optionsJson),
    });
    expect(factorOf(await own.act())).toBe('passkey');
    const other = await openedSession(world, (await someone(world)).accountId);
    const theirs = await beginConfirmation(await other.act());
    const answer = passkey.shown(theirs.optionsJson);
    await expect(
      confirmByPasskey(await other.act(), { challengeId: theirs.challengeId, answer }),
    ).rejects.toMatchObject(refusal('authenticator.refused'));
  });
});

describe('an app that makes codes', () => {
  it('signs in by number and code, each code once', async () => {
    const { code } = await withTotp(world, person);
    world.clock.advance(30_000);
    const asked = { mobile: person.mobile, code: code(), browserKey, address };
    const { sessionId } = await signInByTotp(world.as(), asked);
    expect(await actorOfSession(world, sessionId)).toMatchObject({ proof: { factor: 'totp' } });
    await expect(signInByTotp(world.as(), asked)).rejects.toMatchObject(refusal('authenticator.code_wrong'));
    // The code of before still lives by the clock, and is over all the same.
    world.clock.advance(30_000);
    await expect(signInByTotp(world.as(), asked)).rejects.toMatchObject(refusal('authenticator.code_wrong'));
  });

  it('says the same of a number that nobody has', async () => {
    const nobody = signInByTotp(world.as(), { mobile: '09120009999', code: '123456', browserKey, address });
    await expect(nobody).rejects.toMatchObject(refusal('authenticator.code_wrong'));
  });

  it('is not kept from its owner by strangers who try the number', async () => {
    const { code } = await withTotp(world, person);
    world.clock.advance(30_000);
    const known = { mobile: person.mobile, code: code(), browserKey, address };
    await signInByTotp(world.as(), known);
    const strange = { ...known, code: '000000', browserKey: 'e'.repeat(32) };
    for (let tries = 0; tries < 10; tries += 1)
      await expect(signInByTotp(world.as(), strange)).rejects.toMatchObject(
        refusal('authenticator.code_wrong'),
      );
    await expect(signInByTotp(world.as(), strange)).rejects.toMatchObject(
      refusal('authenticator.too_many_tries'),
    );
    world.clock.advance(30_000);
    await expect(signInByTotp(world.as(), { ...known, code: code() })).resolves.toBeDefined();
  });

  it('confirms a session opened by a text, for which its code opens the office', async () => {
    await officeOf(world, person);
    const { code } = await withTotp(world, person);
    const text = await openedSession(world, person.accountId);
    world.clock.advance(30_000);
    await confirmByTotp(await text.act(), code());
    expect((await text.act()).actor.kind).toBe('staff');
  });

  it('keeps its secret sealed', async () => {
    await withTotp(world, person);
    const { rows } = await world.owner.query(
      "select encode(secret_sealed, 'escape') as secret from authenticator where account_id = $1",
      [person.accountId],
    );
    expect(rows[0].secret).not.toMatch(/^[A-Z2-7]{32}$/);
  });
});
