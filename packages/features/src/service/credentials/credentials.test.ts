import { actingAs, type Actor, systemChance } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { credentialsChecks } from './checks.ts';
import { listCredentials } from './list-credentials.ts';
import { rejectCredential } from './reject-credential.ts';
import { revealCredential } from './reveal-credential.ts';
import { showCredential } from './show-credential.ts';
import { submitCredential } from './submit-credential.ts';
import { verifyCredential } from './verify-credential.ts';

let world: World;
let officer: Ctx;
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  officer = await world.asStaff('officer', 'IR-09');
  world.clock.advance(1_000);
});
afterAll(() => world.close());

/** An active psychologist of a province, without a licence yet. */
async function psychologist(provinceCode = 'IR-09', profession = 'psychologist') {
  const accountId = systemChance.newId();
  const volunteerId = systemChance.newId();
  const mobile = `+98913000${String(++made).padStart(4, '0')}`;
  await world.owner.query("insert into account (id, mobile, retain_until) values ($1, $2, '2031-01-01')", [
    accountId,
    mobile,
  ]);
  await world.owner.query(
    `insert into volunteer (id, account_id, mobile, first_name, last_name, profession, province_code, status, source, retain_until)
     values ($1, $2, $3, 'رها', 'نیک', $4, $5, 'active', 'signup', '2031-01-01')`,
    [volunteerId, accountId, mobile, profession, provinceCode],
  );
  const actor: Actor = { kind: 'person', accountId, sessionId: systemChance.newId(), isVolunteer: true };
  return { ctx: actingAs(world.as(), actor), accountId, volunteerId, mobile };
}
let numbers = 40_000;
const licence = () => ({ issuingBody: 'psychology_organisation', number: String(++numbers) });
async function submitted(provinceCode = 'IR-09') {
  const person = await psychologist(provinceCode);
  const given = licence();
  return { ...person, given, row: await submitCredential(person.ctx, given) };
}
/** What an officer's open page carries. */
const seen = async (credentialId: string) => ({
  credentialId,
  version: (await revealCredential(officer, credentialId)).version,
});
const auditCount = async (action: string, id: string) => {
  const { rows } = await world.owner.query(
    'select count(*)::int from audit where action = $1 and target_id = $2 and actor_id is not null',
    [action, id],
  );
  return rows[0].count;
};
const notices = async (accountId: string) => {
  const { rows } = await world.owner.query(
    'select template, recipient_mobile from notification where account_id = $1',
    [accountId],
  );
  return rows;
};

describe('submitting a licence', () => {
  it('seals the number: the row holds neither it nor its bytes', async () => {
    const { row, given } = await submitted();
    const { rows } = await world.owner.query(
      'select credential::text as whole from credential where id = $1',
      [row.id],
    );
    expect(rows[0].whole).not.toContain(given.number);
    expect(rows[0].whole).not.toContain(Buffer.from(given.number).toString('hex'));
    expect(row.numberMasked.slice(-2)).toBe(given.number.slice(-2));
  });

  it('again changes nothing; with another number it replaces the undecided one', async () => {
    const { ctx, row, given, volunteerId } = await submitted();
    expect((await submitCredential(ctx, { ...given, number: ` ${given.number} ` })).id).toBe(row.id);
    expect(await auditCount('credential.submitted', row.id)).toBe(1);
    const replaced = await submitCredential(ctx, licence());
    expect(replaced.id).toBe(row.id);
    const { rows } = await world.owner.query('select id from credential where volunteer_id = $1', [
      volunteerId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it.each([
    [{ number: '' }, 'licence.number_missing'],
    [{ number: 'ندارم' }, 'licence.number_no_digits'],
    [{ number: '1234567890' }, 'licence.number_too_long'],
    [{ number: '12-ب-3' }, 'licence.number_invalid'],
    [{ issuingBody: 'nobody' }, 'licence.body_unknown'],
    [{ validTo: '2026-11-20' }, 'licence.expired'],
  ])('refuses %o and says why', async (wrong, reason) => {
    const { ctx } = await psychologist();
    await expect(submitCredential(ctx, { ...licence(), ...wrong })).rejects.toMatchObject({ reason });
  });

  it('is not asked of professions without a licence', async () => {
    const { ctx } = await psychologist('IR-09', 'social_worker');
    await expect(submitCredential(ctx, licence())).rejects.toMatchObject({ reason: 'licence.not_needed' });
  });
});

describe('the queue', () => {
  it('shows the oldest first, page by page, each once', async () => {
    const first = await submitted();
    world.clock.advance(1_000);
    const second = await submitted();
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCredentials(officer, { cursor, limit: 1 });
      all.push(...page.items.map((item) => item.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(all.indexOf(first.row.id)).toBeLessThan(all.indexOf(second.row.id));
    expect(new Set(all).size).toBe(all.length);
  });

  it('never holds the whole number, and marks a number given twice', async () => {
    const one = await submitted();
    const other = await psychologist();
    await submitCredential(other.ctx, one.given);
    const queue = await listCredentials(officer, { limit: 50 });
    expect(JSON.stringify(queue)).not.toContain(one.given.number);
    expect(queue.items.find((item) => item.id === one.row.id)?.numberAlsoElsewhere).toBe(true);
  });

  it('of another province is closed: its licences do not exist here', async () => {
    const { row } = await submitted('IR-23');
    expect((await listCredentials(officer, { limit: 50 })).items.some((item) => item.id === row.id)).toBe(
      false,
    );
    for (const attempt of [
      () => showCredential(officer, row.id),
      () => revealCredential(officer, row.id),
      () => verifyCredential(officer, { credentialId: row.id, version: 'unseen' }),
      () => rejectCredential(officer, { credentialId: row.id, version: 'unseen', reason: 'not_found' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('is closed to everyone without the permission', async () => {
    const { ctx } = await psychologist();
    await expect(listCredentials(ctx, { limit: 10 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listCredentials(await world.asStaff('auditor', null), { limit: 10 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(listCredentials(world.as(), { limit: 10 })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

it('each look at a whole number leaves an audit row', async () => {
  const { row, given } = await submitted();
  expect(await revealCredential(officer, row.id)).toMatchObject({ number: given.number });
  await revealCredential(officer, row.id);
  expect(await auditCount('credential.number_revealed', row.id)).toBe(2);
});

describe('verifying', () => {
  it('is for whoever was shown the number that they confirm', async () => {
    const { row } = await submitted();
    const { version } = await showCredential(officer, row.id);
    const blind = verifyCredential(officer, { credentialId: row.id, version });
    await expect(blind).rejects.toMatchObject({ reason: 'credential.number_unseen' });
    expect(await verifyCredential(officer, await seen(row.id))).toMatchObject({ status: 'verified' });
  });

  it('tells the volunteer by inbox and SMS, once, however often it is repeated', async () => {
    const { row, accountId, mobile } = await submitted();
    const decision = { ...(await seen(row.id)), validFrom: '2024-03-20', validTo: '2028-03-19' };
    expect(await verifyCredential(officer, decision)).toMatchObject({ status: 'verified' });
    await verifyCredential(officer, decision);
    expect(await notices(accountId)).toEqual([{ template: 'credential_verified', recipient_mobile: mobile }]);
    expect(await auditCount('credential.verified', row.id)).toBe(1);
    expect((await listCredentials(officer, { limit: 50 })).items.some((item) => item.id === row.id)).toBe(
      false,
    );
    const late = rejectCredential(officer, { ...(await seen(row.id)), reason: 'expired' });
    await expect(late).rejects.toMatchObject({ reason: 'credential.already_decided' });
  });

  it('is decided once when two officers press at the same moment', async () => {
    const { row, accountId } = await submitted();
    const colleague = await world.asStaff('officer', 'IR-09');
    const open = await seen(row.id);
    const results = await Promise.allSettled([
      verifyCredential(officer, open),
      rejectCredential(colleague, { ...open, reason: 'not_found' }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await notices(accountId)).toHaveLength(1);
  });

  it('refuses days in the wrong order, a past end, and one’s own licence', async () => {
    const { row, accountId } = await submitted();
    const open = await seen(row.id);
    await expect(
      verifyCredential(officer, { ...open, validFrom: '2028-01-01', validTo: '2027-01-01' }),
    ).rejects.toMatchObject({ reason: 'credential.dates_reversed' });
    await expect(verifyCredential(officer, { ...open, validTo: '2026-11-20' })).rejects.toMatchObject({
      reason: 'credential.already_expired',
    });
    if (officer.actor.kind !== 'staff') throw new Error('staff expected');
    const self = actingAs(officer, { ...officer.actor, accountId });
    await expect(verifyCredential(self, open)).rejects.toMatchObject({
      reason: 'credential.own',
    });
    const mayOf = async (ctx: typeof officer) => (await showCredential(ctx, row.id)).may;
    expect([await mayOf(self), await mayOf(officer)]).toEqual([[], ['decide']]);
    expect((await verifyCredential(officer, open)).may).toEqual(['revoke']);
  });
});

describe('rejecting', () => {
  it('tells why in the inbox only, and the volunteer may give the licence again', async () => {
    const { ctx, row, accountId, given } = await submitted();
    const decision = { ...(await seen(row.id)), reason: 'name_differs' as const };
    expect(await rejectCredential(officer, decision)).toMatchObject({
      status: 'rejected',
      rejectionReason: { code: 'name_differs' },
    });
    await rejectCredential(officer, decision);
    expect(await notices(accountId)).toEqual([{ template: 'credential_rejected', recipient_mobile: null }]);
    const again = await submitCredential(ctx, given);
    expect(again.id).not.toBe(row.id);
  });

  it('for another reason asks for a sentence', async () => {
    const { row } = await submitted();
    const bare = rejectCredential(officer, { ...(await seen(row.id)), reason: 'other', note: '  ' });
    await expect(bare).rejects.toMatchObject({ reason: 'credential.note_missing' });
  });
});

it('every invariant of credentials holds after all of this', async () => {
  for (const check of credentialsChecks) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
});
