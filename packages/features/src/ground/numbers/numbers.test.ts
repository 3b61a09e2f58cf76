import { type Actor, systemChance } from '@hamyar/platform';
import { codeFor } from '@hamyar/testing/asked-code';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { verifyCode } from '../identity/verify-code.ts';
import { cancelByLink } from './cancel-by-link.ts';
import { cancelNumber } from './cancel-number.ts';
import { changeNumber } from './change-number.ts';
import { moveDue } from './move-due.ts';
import { showByLink } from './show-by-link.ts';
import { showNumber } from './show-number.ts';

let world: World;
let person: MadeVolunteer;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  person = await aVolunteer(world);
});

let numbers = 0;
const freshNumber = () => `+98993${String(++numbers).padStart(7, '0')}`;

/** The same person, who has just shown a passkey. */
function confirmed(ctx: Ctx): Ctx {
  const now = world.clock.now();
  const actor = {
    ...ctx.actor,
    proof: { factor: 'passkey', confirmedAt: now, openedAt: now, hasFactor: true, withholdsOffices: false },
  } as Actor;
  return world.as(actor);
}
/** The same, with an app brought some time ago. */
async function confirmedAfter(ms: number): Promise<Ctx> {
  await world.owner.query(
    "insert into authenticator (account_id, kind, name, secret_sealed, created_at) values ($1, 'totp', 'a', 'x', $2)",
    [person.accountId, new Date(world.clock.now().getTime() - ms)],
  );
  return confirmed(person.ctx);
}
const numberOf = async () => {
  const { rows } = await world.owner.query<{ account: string; volunteer: string }>(
    'select a.mobile as account, v.mobile as volunteer from account a join volunteer v on v.account_id = a.id where a.id = $1',
    [person.accountId],
  );
  return rows[0];
};
const linkSent = async () => {
  const { rows } = await world.owner.query<{ link: string; mobile: string; template: string }>(
    'select link, recipient_mobile as mobile, template from notification where account_id = $1 order by created_at desc, id desc limit 1',
    [person.accountId],
  );
  return rows[0];
};
const move = () => moveDue(world.asJob('numbers.move'));

describe('another number', () => {
  it('waits three days, tells the old number, and then signs in to the same account', async () => {
    const old = person.mobile;
    const mobile = freshNumber();
    expect(await changeNumber(person.ctx, await codeFor(world, mobile))).toMatchObject({ moved: false });
    expect(await linkSent()).toMatchObject({ mobile: old, template: 'number_change' });
    expect((await showNumber(person.ctx)).open?.toMasked).not.toContain(mobile.slice(6));
    await move();
    expect((await numberOf())?.account).toBe(old);
    world.clock.advance(72 * 3_600_000);
    await move();
    await move();
    expect(await numberOf()).toEqual({ account: mobile, volunteer: mobile });
    const { isNew } = await verifyCode(world.as(), await codeFor(world, mobile));
    expect(isNew).toBe(false);
  });

  it('moves at once behind a passkey, ends every session, and tells the old number', async () => {
    const old = person.mobile;
    const mobile = freshNumber();
    await world.owner.query(
      "insert into session (id, account_id, expires_at) values ($1, $2, now() + interval '1 day')",
      [systemChance.newId(), person.accountId],
    );
    const ctx = await confirmedAfter(72 * 3_600_000);
    expect((await showNumber(ctx)).movesAtOnce).toBe(true);
    expect(await changeNumber(ctx, await codeFor(world, mobile))).toMatchObject({ moved: true });
    expect(await numberOf()).toEqual({ account: mobile, volunteer: mobile });
    expect(await linkSent()).toMatchObject({ mobile: old, template: 'number_moved' });
    const { rows } = await world.owner.query(
      'select count(*)::int as n from session where account_id = $1 and revoked_at is null',
      [person.accountId],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('waits behind what was brought less than three days ago, which a text alone may have brought', async () => {
    const ctx = await confirmedAfter(60_000);
    expect((await showNumber(ctx)).movesAtOnce).toBe(false);
    const asked = await codeFor(world, freshNumber());
    expect(await changeNumber(ctx, asked)).toMatchObject({ moved: false });
    expect((await numberOf())?.account).toBe(person.mobile);
  });

  it('is taken back by its owner, or by the link in the text, and then stays', async () => {
    const old = person.mobile;
    await changeNumber(person.ctx, await codeFor(world, freshNumber()));
    const { open } = await showNumber(person.ctx);
    await expect(cancelNumber(person.ctx, { version: 'x' })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    await cancelNumber(person.ctx, { version: open?.version ?? '' });
    await changeNumber(person.ctx, await codeFor(world, freshNumber()));
    const token = (await linkSent())?.link.split('/').at(-1) ?? '';
    const seen = await showByLink(world.as(), { token });
    await cancelByLink(world.as(), { token, version: seen.open.version });
    await expect(showByLink(world.as(), { token })).rejects.toMatchObject({ reason: 'number.nothing_waits' });
    world.clock.advance(100 * 3_600_000);
    await move();
    expect((await numberOf())?.account).toBe(old);
  });

  it('is refused where it is somebody’s, where it is the same, and while another waits', async () => {
    const other = await aVolunteer(world);
    await expect(changeNumber(person.ctx, await codeFor(world, other.mobile))).rejects.toMatchObject({
      reason: 'number.taken',
    });
    await expect(changeNumber(person.ctx, await codeFor(world, person.mobile))).rejects.toMatchObject({
      reason: 'number.same',
    });
    await changeNumber(person.ctx, await codeFor(world, freshNumber()));
    await expect(changeNumber(person.ctx, await codeFor(world, freshNumber()))).rejects.toMatchObject({
      reason: 'number.waiting',
    });
  });

  it('stays where it was when somebody else signed up with the new one meanwhile', async () => {
    const old = person.mobile;
    const mobile = freshNumber();
    await changeNumber(person.ctx, await codeFor(world, mobile));
    world.clock.advance(3_600_000);
    await verifyCode(world.as(), await codeFor(world, mobile));
    world.clock.advance(72 * 3_600_000);
    await move();
    expect((await numberOf())?.account).toBe(old);
    expect(await linkSent()).toMatchObject({ template: 'number_stayed' });
  });

  it('asks for the code in the browser that asked for it, and counts wrong ones', async () => {
    const asked = await codeFor(world, freshNumber());
    await expect(changeNumber(person.ctx, { ...asked, browserKey: 'c'.repeat(64) })).rejects.toMatchObject({
      reason: 'code.expired',
    });
    const wrong = asked.code === '000000' ? '111111' : '000000';
    await expect(changeNumber(person.ctx, { ...asked, code: wrong })).rejects.toMatchObject({
      reason: 'code.wrong',
      params: { triesLeft: 4 },
    });
    await expect(changeNumber(world.as(), asked)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('is nobody else’s to see, to take back or to write', async () => {
    await changeNumber(person.ctx, await codeFor(world, freshNumber()));
    const { open } = await showNumber(person.ctx);
    const other = await aVolunteer(world);
    expect((await showNumber(other.ctx)).open).toBeNull();
    await expect(cancelNumber(other.ctx, { version: open?.version ?? '' })).rejects.toMatchObject({
      reason: 'number.nothing_waits',
    });
    await expect(showByLink(world.as(), { token: 'f'.repeat(48) })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
