import { agreement, type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acceptInvitation } from './accept-invitation.ts';
import { staffChecks } from './checks.ts';
import { inviteFirst } from './invite-first.ts';
import { listOwnInvitations } from './list-own-invitations.ts';
import { replaceLost } from './replace-lost.ts';

let world: World;
let lost: Someone;
let next: Someone;
beforeEach(async () => {
  world = await openWorld();
  lost = await someone(world);
  next = await someone(world);
  await inviteFirst(world.asOperator(), { mobile: lost.mobile, name: 'شیرین آذر' });
  await accept(lost);
});
afterEach(async () => {
  const own = ['once it had one, the nation', 'every grant and every end', 'an office that needs two people'];
  const checks = staffChecks.filter(({ title }) => own.some((begin) => title.startsWith(begin)));
  expect(checks).toHaveLength(own.length);
  for (const { title, sql } of checks) expect((await world.owner.query(sql)).rows, title).toEqual([]);
  await world.close();
});

async function accept(person: Someone): Promise<void> {
  const ctx = await person.act();
  const [open] = (await listOwnInvitations(ctx)).items;
  await acceptInvitation(ctx, open?.id ?? '', { version: open?.version ?? '', ...agreement });
}
const replace = (more: object = {}) =>
  replaceLost(world.asOperator(), {
    lost: lost.mobile,
    mobile: next.mobile,
    name: 'کامران دادگر',
    reason: 'گوشی و کلیدش با هم گم شد',
    ...more,
  });
const inboxOf = async (accountId: string | null) => {
  const { rows } = await world.owner.query<{ template: string }>(
    'select template from notification where account_id = $1',
    [accountId],
  );
  return rows.map(({ template }) => template);
};
const auditOf = async (action: string) => {
  const { rows } = await world.owner.query<{ kind: string; detail: { reason?: string } }>(
    'select actor_kind as kind, detail from audit where action = $1',
    [action],
  );
  return rows;
};

it('the only administrator is lost: every office and session of theirs ends, and another takes the nation', async () => {
  await world.owner.query(
    "insert into role_grant (account_id, role, province_code, valid_from) values ($1, 'national', null, '2026-01-01')",
    [lost.accountId],
  );
  const auditors = [await world.asStaff('auditor', null), await world.asStaff('auditor', 'IR-14')];
  await lost.act();
  const invitation = await replace();
  expect(invitation).toMatchObject({ state: 'open', role: 'national_administrator' });
  expect((await lost.act()).actor.kind).toBe('person');
  const { rows: sessions } = await world.owner.query(
    "select id from session where account_id = $1 and revoked_at is not null and revoked_reason = 'service-ended'",
    [lost.accountId],
  );
  expect(sessions.length).toBeGreaterThan(0);
  expect(await inboxOf(lost.accountId)).toContain('staff_replaced');
  const { rows: texts } = await world.owner.query(
    "select 1 from notification where recipient_mobile = $1 and template = 'staff_replaced'",
    [lost.mobile],
  );
  expect(texts).toHaveLength(1);
  for (const { rowScope } of auditors)
    expect(await inboxOf(rowScope.accountId)).toEqual(['staff_replaced_seen']);
  expect(await auditOf('staff.lost_replaced')).toMatchObject([
    { kind: 'operator', detail: { reason: 'گوشی و کلیدش با هم گم شد' } },
  ]);
  await accept(next);
  expect((await next.act()).actor).toMatchObject({ grants: [{ role: 'national_administrator' }] });
});

it('it is refused while another administers the nation, and the attempt stands in the audit', async () => {
  await world.asStaff('national_administrator', null);
  await expect(replace()).rejects.toMatchObject({ reason: 'staff.others_act', params: {} });
  expect(await auditOf('staff.replacement_refused')).toHaveLength(1);
  expect((await lost.act()).actor).toMatchObject({ grants: [{ role: 'national_administrator' }] });
});

it('whoever administers no nation is not lost from it, and nothing ends', async () => {
  const stranger = await someone(world);
  // The one who does administer it is another than who is named.
  await expect(replace({ lost: stranger.mobile })).rejects.toMatchObject({ reason: 'staff.others_act' });
  await expect(replace({ lost: '+989120000000' })).rejects.toMatchObject({ reason: 'staff.others_act' });
  await replace();
  await expect(replace({ mobile: stranger.mobile })).rejects.toMatchObject({ reason: 'staff.lost_unknown' });
});

it.each([
  [{ reason: ' ' }, 'staff.reason_missing'],
  [{ lost: 'x' }, 'mobile.invalid'],
  [{ mobile: '۰۹' }, 'mobile.invalid'],
])('what is missing or cannot be read changes nothing: %o', async (more, reason) => {
  await expect(replace(more)).rejects.toMatchObject({ reason });
  expect((await lost.act()).actor.kind).toBe('staff');
});

it('nobody replaces themselves, and nobody but the host replaces anybody', async () => {
  await expect(replace({ mobile: lost.mobile })).rejects.toMatchObject({ reason: 'invitation.same_holder' });
  const input = { lost: lost.mobile, mobile: next.mobile, name: '', reason: 'گم شد' };
  await expect(replaceLost(await lost.act(), input)).rejects.toMatchObject({
    reason: 'access.platform_only',
  });
  await expect(replaceLost(await world.asStaff('officer', 'IR-09'), input)).rejects.toMatchObject({
    code: 'forbidden',
  });
});
