import { maskMobile } from '@hamyar/domain';
import { openedSession } from '@hamyar/testing/sessions';
import { softPasskey } from '@hamyar/testing/soft-passkey';
import { someone, type Someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { addPasskey } from './add-passkey.ts';
import { askRecovery } from './ask-recovery.ts';
import { beginConfirmation } from './begin-confirmation.ts';
import { beginPasskey } from './begin-passkey.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { beginTotp } from './begin-totp.ts';
import { confirmByPasskey } from './confirm-by-passkey.ts';
import { confirmRecovery } from './confirm-recovery.ts';
import { listRecoveries } from './list-recoveries.ts';
import { refuseRecovery } from './refuse-recovery.ts';
import { showOwnRecovery } from './show-own-recovery.ts';
import { showRecovery } from './show-recovery.ts';
import { signInByPasskey } from './sign-in-by-passkey.ts';

let world: World;
let person: Someone;
let one: Ctx;
let two: Ctx;
beforeAll(async () => {
  world = await openWorld({ settings: { textOpensOffices: false } });
});
beforeEach(async () => {
  world.clock.set('2026-11-21T08:30:00Z');
  person = await someone(world);
  await world.owner.query('delete from account_recovery');
  await world.owner.query(
    "insert into role_grant (account_id, role, valid_from) values ($1, 'national_treasurer', '2020-01-01')",
    [person.accountId],
  );
  one = await world.asStaff('national_administrator', null);
  two = await world.asStaff('national_administrator', null);
});
afterAll(() => world.close());

const refusal = (reason: string) => ({ reason });
const browserKey = 'f'.repeat(32);

async function enrol(ctx: Ctx) {
  const passkey = softPasskey();
  const { challengeId, optionsJson } = await beginPasskey(ctx);
  await addPasskey(ctx, { challengeId, name: 'گوشی', answer: passkey.made(optionsJson) });
  return passkey;
}

/** Somebody in office with a passkey that they say is lost, and a text session. */
async function lost() {
  const passkey = await enrol(await (await openedSession(world, person.accountId)).act());
  const text = await openedSession(world, person.accountId);
  await askRecovery(await text.act(), 'گوشی و کدها گم شد');
  const { items } = await listRecoveries(one);
  const recoveryId = items[0]?.id ?? '';
  return { passkey, text, recoveryId };
}
const confirm = async (officer: Ctx, recoveryId: string) => {
  const { version } = (await showRecovery(officer, recoveryId)).recovery;
  return confirmRecovery(officer, recoveryId, { version, seen: 'document' });
};

/** Somebody in office who waits for two officers. */
async function asking(role: string, provinceCode: string): Promise<string> {
  const { accountId } = await someone(world);
  const now = world.clock.now();
  await world.owner.query(
    "insert into role_grant (account_id, role, province_code, valid_from) values ($1, $2, $3, '2020-01-01')",
    [accountId, role, provinceCode],
  );
  await world.owner.query(
    `insert into account_recovery (account_id, state, note, asked_at, expires_at) values ($1, 'asked', 'x', $2, $3)`,
    [accountId, now, new Date(now.getTime() + 86_400_000)],
  );
  return accountId;
}

/** Askings of this person that ended without officers, as the trail has them. */
const endings = async () => {
  const { rows } = await world.owner.query<{ id: string }>(
    "select target_id as id from audit where action = 'recovery.ended' and detail->>'accountId' = $1",
    [person.accountId],
  );
  return rows.map(({ id }) => id);
};

describe('whoever lost everything', () => {
  it('is let back in by two officers: what was lost ends, and a text brings something new once, for a day', async () => {
    const { passkey, text, recoveryId } = await lost();
    expect((await confirm(one, recoveryId)).recovery.state).toBe('seconded');
    expect((await confirm(two, recoveryId)).recovery.state).toBe('done');
    await expect(text.act()).rejects.toThrow('the session is over');
    const { challengeId, optionsJson } = await beginSignIn(world.as(), { browserKey, address: '10.2.2.2' });
    const old = signInByPasskey(world.as(), { challengeId, answer: passkey.shown(optionsJson), browserKey });
    await expect(old).rejects.toMatchObject(refusal('authenticator.refused'));

    world.clock.advance(23 * 3_600_000);
    const back = await openedSession(world, person.accountId);
    await enrol(await back.act());
    expect((await back.act()).actor.kind).toBe('staff');
    const again = await openedSession(world, person.accountId);
    await expect(beginTotp(await again.act())).rejects.toMatchObject(refusal('authenticator.confirm_first'));
  });

  it('asks anew when the day is over', async () => {
    const { recoveryId } = await lost();
    await confirm(one, recoveryId);
    await confirm(two, recoveryId);
    world.clock.advance(24 * 3_600_000);
    const late = await openedSession(world, person.accountId);
    await expect(beginTotp(await late.act())).rejects.toMatchObject(refusal('authenticator.window_over'));
    expect(await showOwnRecovery(await late.act())).toMatchObject({ mayAsk: true });
  });

  it('asks once, and only with an office that is closed', async () => {
    const { text, recoveryId } = await lost();
    await askRecovery(await text.act(), 'دوباره');
    expect((await listRecoveries(one)).items.map(({ id }) => id)).toEqual([recoveryId]);
    const member = await openedSession(world, (await someone(world)).accountId);
    await expect(askRecovery(await member.act(), 'بی‌دلیل')).rejects.toMatchObject(
      refusal('recovery.not_needed'),
    );
  });

  it('who shows a passkey all the same has lost nothing: what was asked in their name is over', async () => {
    const { passkey, text, recoveryId } = await lost();
    const { challengeId, optionsJson } = await beginConfirmation(await text.act());
    await confirmByPasskey(await text.act(), { challengeId, answer: passkey.shown(optionsJson) });
    await expect(confirm(one, recoveryId)).rejects.toMatchObject(refusal('recovery.over'));
    expect(await endings()).toEqual([recoveryId]);
  });

  it('asks anew when no two officers answered within the week, and that end stands in the trail', async () => {
    const { recoveryId } = await lost();
    world.clock.advance(7 * 86_400_000);
    const text = await openedSession(world, person.accountId);
    await askRecovery(await text.act(), 'دوباره');
    expect((await listRecoveries(one)).items.map(({ id }) => id)).not.toContain(recoveryId);
    expect(await endings()).toEqual([recoveryId]);
  });
});

describe('an officer', () => {
  it('confirms once: the second is somebody else', async () => {
    const { recoveryId } = await lost();
    await confirm(one, recoveryId);
    await expect(confirm(one, recoveryId)).rejects.toMatchObject(refusal('recovery.same_officer'));
  });

  it('says nothing about themselves', async () => {
    const { recoveryId } = await lost();
    const self = world.as({
      kind: 'staff',
      accountId: person.accountId,
      sessionId: person.accountId,
      isVolunteer: false,
      grants: [{ role: 'national_administrator', provinceCode: null }],
    });
    await expect(confirm(self, recoveryId)).rejects.toMatchObject(refusal('recovery.own'));
  });

  it('who may not give the office neither sees nor confirms', async () => {
    const { recoveryId } = await lost();
    const province = await world.asStaff('provincial_administrator', 'IR-09');
    expect((await listRecoveries(province)).items).toEqual([]);
    const [seen] = (await listRecoveries(one)).items;
    expect(seen).toMatchObject({
      offices: [{ role: 'national_treasurer', provinceCode: null }],
      mobileMasked: maskMobile(person.mobile),
    });
    await expect(confirm(province, recoveryId)).rejects.toMatchObject(refusal('recovery.unknown'));
    const officer = await world.asStaff('officer', 'IR-09');
    await expect(listRecoveries(officer)).rejects.toMatchObject(refusal('access.role_lacks_permission'));
  });

  it('of a province sees those whose every office is theirs to give, however many others came before', async () => {
    const province = await world.asStaff('provincial_administrator', 'IR-09');
    for (let others = 0; others < 100; others++) await asking('officer', 'IR-14');
    await asking('officer', 'IR-09');
    const both = await asking('officer', 'IR-09');
    await world.owner.query(
      "insert into role_grant (account_id, role, province_code, valid_from) values ($1, 'officer', 'IR-14', '2020-01-01')",
      [both],
    );
    const { items } = await listRecoveries(province);
    expect(items.map(({ offices }) => offices)).toEqual([[{ role: 'officer', provinceCode: 'IR-09' }]]);
    expect((await listRecoveries(one)).items).toHaveLength(100);
  });

  it('decides on what they saw, within a week', async () => {
    const { recoveryId } = await lost();
    const { version } = (await showRecovery(two, recoveryId)).recovery;
    await confirm(one, recoveryId);
    const stale = confirmRecovery(two, recoveryId, { version, seen: 'document' });
    await expect(stale).rejects.toMatchObject(refusal('case.changed'));
    world.clock.advance(7 * 86_400_000);
    await expect(confirm(two, recoveryId)).rejects.toMatchObject(refusal('recovery.over'));
  });

  it('who says that it is somebody else leaves everything as it is', async () => {
    const { passkey, recoveryId } = await lost();
    const { version } = (await showRecovery(one, recoveryId)).recovery;
    await refuseRecovery(one, recoveryId, version);
    await expect(confirm(two, recoveryId)).rejects.toMatchObject(refusal('recovery.over'));
    const { challengeId, optionsJson } = await beginSignIn(world.as(), { browserKey, address: '10.2.2.3' });
    const answer = passkey.shown(optionsJson);
    await expect(signInByPasskey(world.as(), { challengeId, answer, browserKey })).resolves.toBeDefined();
  });
});
