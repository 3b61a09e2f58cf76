import { codeFor } from '@hamyar/testing/asked-code';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { withoutAccount } from '@hamyar/testing/two-records';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listRecoveries } from '../../ground/authenticators/list-recoveries.ts';
import { authenticatorsPrivacy } from '../../ground/authenticators/privacy.ts';
import { verifyCode } from '../../ground/identity/verify-code.ts';
import { cancelByLink } from '../../ground/numbers/cancel-by-link.ts';
import { numbersChecks } from '../../ground/numbers/checks.ts';
import { moveDue } from '../../ground/numbers/move-due.ts';
import { showByLink } from '../../ground/numbers/show-by-link.ts';
import type { Ctx } from '../../kit/feature.ts';
import { askNumber } from './ask-number.ts';
import { lostNumbersChecks } from './checks.ts';
import { confirmNumber } from './confirm-number.ts';
import { listNumbers } from './list-numbers.ts';
import { measureNumbers } from './measure-numbers.ts';
import { refuseNumber } from './refuse-number.ts';
import { showNumber } from './show-number.ts';

let world: World;
let person: MadeVolunteer;
let one: Ctx;
let two: Ctx;
beforeAll(async () => {
  world = await openWorld();
  one = await world.asStaff('officer', 'IR-09');
  two = await world.asStaff('officer', 'IR-09');
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.query('delete from otp_budget');
  await world.owner.query('delete from account_recovery');
  person = await aVolunteer(world);
});
afterEach(async () => {
  for (const check of [...lostNumbersChecks, ...numbersChecks]) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
  await world.owner.query('delete from number_change');
});

let numbers = 0;
const freshNumber = () => `+98995${String(++numbers).padStart(7, '0')}`;
const refusal = (reason: string) => ({ reason });
const versionFor = async (ctx: Ctx, of = person) => (await showNumber(ctx, of.id)).version;

/** The first officer has said who it is, and that this number is theirs. */
async function asked(mobile = freshNumber()): Promise<{ recoveryId: string; mobile: string }> {
  const said = { version: await versionFor(one), seen: 'national_card' as const };
  const { recoveryId } = await askNumber(one, person.id, { ...said, ...(await codeFor(world, mobile)) });
  return { recoveryId, mobile };
}
const confirm = async (ctx: Ctx, recoveryId: string) =>
  confirmNumber(ctx, recoveryId, { version: await versionFor(ctx), seen: 'birth_certificate' });
const move = () => moveDue(world.asJob('numbers.move'));
const numberOf = async () =>
  (
    await world.owner.query<{ mobile: string }>('select mobile from account where id = $1', [
      person.accountId,
    ])
  ).rows[0]?.mobile;

describe('a member who lost the number and everything else', () => {
  it('has another one three days after two officers said who it is; what opened the account before opens nothing', async () => {
    await world.owner.query(
      "insert into authenticator (account_id, kind, name, secret_sealed, created_at) values ($1, 'totp', 'a', 'x', now())",
      [person.accountId],
    );
    const { recoveryId, mobile } = await asked();
    expect(await numberOf()).toBe(person.mobile);
    await confirm(two, recoveryId);
    await move();
    expect(await numberOf()).toBe(person.mobile);
    const told = await world.owner.query(
      'select template, recipient_mobile from notification where account_id = $1',
      [person.accountId],
    );
    expect(told.rows).toEqual([{ template: 'number_change', recipient_mobile: person.mobile }]);
    world.clock.advance(72 * 3_600_000);
    await move();
    expect(await numberOf()).toBe(mobile);
    const held = await world.owner.query(
      'select from authenticator where account_id = $1 and ended_at is null',
      [person.accountId],
    );
    expect(held.rowCount).toBe(0);
    expect(await verifyCode(world.as(), await codeFor(world, mobile))).toMatchObject({ isNew: false });
  });

  it('keeps the number when whoever has the old phone says no', async () => {
    const { recoveryId } = await asked();
    await confirm(two, recoveryId);
    const { rows } = await world.owner.query<{ link: string }>(
      "select link from notification where account_id = $1 and template = 'number_change'",
      [person.accountId],
    );
    const token = rows[0]?.link.split('/').at(-1) ?? '';
    const { version } = (await showByLink(world.as(), { token })).open;
    await cancelByLink(world.as(), { token, version });
    world.clock.advance(72 * 3_600_000);
    await move();
    expect(await numberOf()).toBe(person.mobile);
  });

  it('whose number is somebody else’s by now gets one all the same', async () => {
    await world.owner.query("update account set mobile = 'released:' || id where id = $1", [
      person.accountId,
    ]);
    const { recoveryId, mobile } = await asked();
    await confirm(two, recoveryId);
    world.clock.advance(72 * 3_600_000);
    await move();
    expect(await numberOf()).toBe(mobile);
  });
});

describe('an officer', () => {
  it('proves the new number by its code; a wrong one asks for nothing', async () => {
    const typed = await codeFor(world, freshNumber());
    const said = { version: await versionFor(one), seen: 'passport' as const, ...typed, code: '000000' };
    await expect(askNumber(one, person.id, said)).rejects.toMatchObject(refusal('code.wrong'));
    expect((await showNumber(one, person.id)).waiting).toBeNull();
  });

  it('does not confirm what they asked for themselves, nor anything about themselves', async () => {
    const { recoveryId } = await asked();
    await expect(confirm(one, recoveryId)).rejects.toMatchObject(refusal('recovery.same_officer'));
    expect((await showNumber(one, person.id)).waiting).toMatchObject({ mayConfirm: false });
    expect((await showNumber(two, person.id)).waiting).toMatchObject({ mayConfirm: true });
    const own = await aVolunteer(world);
    const self = world.as({
      kind: 'staff',
      accountId: own.accountId,
      sessionId: own.accountId,
      isVolunteer: true,
      grants: [{ role: 'officer', provinceCode: 'IR-09' }],
    });
    const said = { version: await versionFor(self, own), seen: 'passport' as const };
    const typed = await codeFor(world, freshNumber());
    await expect(askNumber(self, own.id, { ...said, ...typed })).rejects.toMatchObject(
      refusal('recovery.own'),
    );
  });

  it('of another province sees, confirms and lists nothing of it', async () => {
    const { recoveryId } = await asked();
    const version = await versionFor(one);
    const other = await world.asStaff('officer', 'IR-23');
    await expect(showNumber(other, person.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(confirmNumber(other, recoveryId, { version, seen: 'passport' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await listNumbers(other)).items).toEqual([]);
    expect((await listNumbers(two)).items).toMatchObject([{ recoveryId, seen: 'national_card' }]);
    expect(await measureNumbers(two)).toMatchObject({ count: 1 });
    expect(await measureNumbers(other)).toMatchObject({ count: 0 });
  });

  it('decides within a week on what they saw, and refuses it for good', async () => {
    const { recoveryId } = await asked();
    const seen = { version: await versionFor(two), seen: 'passport' as const };
    await refuseNumber(two, recoveryId, seen.version);
    await expect(confirmNumber(two, recoveryId, seen)).rejects.toMatchObject(refusal('case.changed'));
    const { recoveryId: late } = await asked();
    world.clock.advance(7 * 86_400_000);
    await expect(confirm(two, late)).rejects.toMatchObject(refusal('recovery.over'));
    expect((await asked()).recoveryId).not.toBe(late);
  });

  it('renews no number of whoever holds an office, signs in to nothing, or has another change on its way', async () => {
    await world.owner.query(
      "insert into role_grant (account_id, role, valid_from) values ($1, 'national_administrator', '2020-01-01')",
      [person.accountId],
    );
    await expect(asked()).rejects.toMatchObject(refusal('lost_number.in_office'));
    const listed = await aVolunteer(world);
    await withoutAccount(world, listed);
    expect(await showNumber(one, listed.id)).toMatchObject({ problem: 'no_account', waiting: null });
    person = await aVolunteer(world);
    const { recoveryId } = await asked();
    await confirm(two, recoveryId);
    expect(await showNumber(one, person.id)).toMatchObject({ problem: 'number_waits', waiting: null });
    await expect(asked()).rejects.toMatchObject(refusal('number.waiting'));
  });

  it('gives nobody a number that has an account', async () => {
    const other = await aVolunteer(world);
    await expect(asked(other.mobile)).rejects.toMatchObject(refusal('number.taken'));
    await expect(asked(person.mobile)).rejects.toMatchObject(refusal('number.same'));
  });

  it('finds it in the list of members and not among colleagues, and the person in their copy', async () => {
    await asked();
    expect((await listRecoveries(await world.asStaff('national_administrator', null))).items).toEqual([]);
    const copy = await authenticatorsPrivacy.export?.(world.asJob('privacy.make-copy'), {
      accountId: person.accountId,
      mobile: person.mobile,
      numberSince: new Date(0),
      volunteerId: person.id,
    });
    expect(copy?.sections['recoveries']).toHaveLength(1);
  });
});
