import { withTransaction } from '@hamyar/db';
import { databaseError } from '@hamyar/platform';
import { type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';

let world: World;
let person: Someone;
let administrator: Ctx;
let nation: Ctx;
let officer: Ctx;
beforeAll(async () => {
  world = await openWorld();
  person = await someone(world);
  administrator = await world.asStaff('provincial_administrator', 'IR-09');
  nation = await world.asStaff('national_administrator', null);
  officer = await world.asStaff('national', null);
});
afterAll(() => world.close());

/** What the database itself answers to a statement that no verb would make: rows changed, or the code of its refusal. */
const tried = (ctx: Ctx, sql: string): Promise<number | string> =>
  withTransaction(ctx, async (tx) => (await tx.$client.query(sql)).rowCount ?? 0).catch(
    (error: unknown) => databaseError(error)?.code ?? String(error),
  );
const accepting = () => world.asJob('accept-invitation');

const invited = (ctx: Ctx, more: { role?: string; state?: string; by?: string | null } = {}) => {
  const { role = 'officer', state = 'waiting', by = ctx.rowScope.accountId } = more;
  const place = role.startsWith('national') ? 'null' : "'IR-09'";
  return `insert into staff_invitation (kind, role, province_code, mobile, state, invited_by, expires_at, retain_until)
    values ('new', '${role}', ${place}, '${person.mobile}', '${state}', ${by === null ? 'null' : `'${by}'`},
      now() + interval '1 day', '2031-01-01')`;
};
const given = (role = 'officer', invitation = 'gen_random_uuid()') =>
  `insert into role_grant (account_id, role, province_code, invitation_id)
   values ('${person.accountId}', '${role}', 'IR-09', ${invitation})`;

describe('the database itself, whatever the application is talked into', () => {
  it('writes no grant without an open invitation, not even by the act that writes them', async () => {
    for (const ctx of [accepting(), administrator, nation, officer, await person.act()])
      expect(await tried(ctx, given())).toBe('42501');
  });

  it('takes no invitation in another’s name, and none of two people that is open at once', async () => {
    expect(await tried(administrator, invited(administrator, { by: nation.rowScope.accountId }))).toBe(
      '42501',
    );
    expect(await tried(administrator, invited(administrator, { by: null }))).toBe('42501');
    const open = { role: 'treasurer', state: 'open' };
    expect(await tried(administrator, invited(administrator, open))).toBe('42501');
    expect(await tried(administrator, invited(administrator, { role: 'national' }))).toBe('42501');
    expect(await tried(officer, invited(officer))).toBe('42501');
  });

  it('lets nobody confirm their own, and changes nothing of what was offered', async () => {
    expect(await tried(administrator, invited(administrator, { role: 'treasurer' }))).toBe(1);
    const own = administrator.rowScope.accountId;
    const confirm = (by: string | null) =>
      `update staff_invitation set state = 'open', confirmed_at = now(), confirmed_by = '${by}' where role = 'treasurer'`;
    expect(await tried(administrator, confirm(own))).toMatch(/42501|23514/);
    expect(await tried(administrator, confirm(nation.rowScope.accountId))).toBe('42501');
    const widened = [
      "update staff_invitation set role = 'national'",
      'update staff_invitation set province_code = null',
      "update staff_invitation set mobile = '+989120000000'",
      "update staff_invitation set ends_on = '2040-01-01'",
      "update staff_invitation set state = 'open'",
    ];
    for (const sql of widened) expect(await tried(administrator, sql), sql).toBe('42501');
    expect(await tried(officer, 'update staff_invitation set note = null')).toBe(0);
    expect(await tried(nation, confirm(nation.rowScope.accountId))).toBe(1);
  });

  it('gives an invitation to its number, for its role, place and time', async () => {
    const { rows } = await world.owner.query<{ id: string }>(
      "update staff_invitation set ends_on = '2026-12-31' where role = 'treasurer' returning id",
    );
    const invitation = `'${rows[0]?.id}'`;
    const until = (day: string) =>
      given('treasurer', invitation)
        .replace('invitation_id)\n   values (', `invitation_id, valid_to)\n   values (`)
        .replace(/\)$/, `, '${day}')`);
    expect(await tried(accepting(), given('officer', invitation))).toBe('42501');
    expect(await tried(accepting(), given('treasurer', invitation))).toBe('42501');
    expect(await tried(accepting(), until('2027-01-02'))).toBe('42501');
    expect(await tried(accepting(), until('2026-12-31'))).toBe(1);
  });

  it('moves no end away, widens no office and deletes none', async () => {
    const refused = [
      'update role_grant set valid_to = null',
      "update role_grant set valid_to = '2040-01-01'",
      "update role_grant set role = 'national_administrator'",
      'update role_grant set province_code = null',
      `update role_grant set account_id = '${administrator.rowScope.accountId}'`,
      'delete from role_grant',
      'delete from staff_invitation',
    ];
    for (const ctx of [administrator, nation])
      for (const sql of refused) expect(await tried(ctx, `${sql} where role is not null`), sql).toBe('42501');
    expect(await tried(officer, 'update role_grant set valid_to = now()')).toBe(0);
  });

  it('ends the sessions of whose office ended, for whoever may end it, and no others', async () => {
    const ended = async (ctx: Ctx, grantId: string) =>
      withTransaction(ctx, async (tx) => {
        const { rows } = await tx.$client.query<{ n: number }>(
          "select end_sessions_of_grant($1, now(), 'x') as n",
          [grantId],
        );
        return rows[0]?.n;
      });
    await person.act();
    const { rows } = await world.owner.query<{ id: string }>(
      'select id from role_grant where account_id = $1',
      [person.accountId],
    );
    const grantId = rows[0]?.id ?? '';
    expect(await ended(officer, grantId)).toBe(0);
    expect(await ended(await world.asStaff('provincial_administrator', 'IR-14'), grantId)).toBe(0);
    expect(await ended(administrator, grantId)).toBeGreaterThan(0);
  });
});
