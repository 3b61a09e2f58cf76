import { type FormerDatabase, formerDatabase } from '@hamyar/testing/former-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staffChecks } from './checks.ts';

let former: FormerDatabase;
beforeAll(async () => {
  former = await formerDatabase('0100');
}, 120_000);
afterAll(() => former.owner.end());

it('data of the version before start: nobody loses what they could do, and every office has its invitation', async () => {
  const { owner } = former;
  await owner.query(
    `insert into province (code, slug, name_fa, name_en, sort_fa, population1395, latitude, longitude)
     values ('IR-09', 'razavi-khorasan', 'خراسان رضوی', 'Razavi Khorasan', 1, 1, 1, 1)`,
  );
  await owner.query(
    `with a as (insert into account (mobile, display_name, retain_until) values
       ('+989120000011', 'کارشناس', '2031-01-01'), ('+989120000012', 'ستاد', '2031-01-01'), ('+989120000013', null, '2031-01-01')
       returning id, mobile)
     insert into role_grant (account_id, role, province_code, granted_at, revoked_at)
     select id, case right(mobile, 1) when '1' then 'officer' when '2' then 'national' else 'council' end,
       case right(mobile, 1) when '2' then null else 'IR-09' end, '2026-01-01',
       case right(mobile, 1) when '3' then timestamptz '2026-06-01' end from a`,
  );
  await former.toNewest();
  const { rows } = await owner.query(
    `select right(a.mobile, 2) as who, g.role, g.valid_to is null as holds, i.state, i.invited_by
     from role_grant g join account a on a.id = g.account_id join staff_invitation i on i.id = g.invitation_id
     order by 1, 2`,
  );
  const held = (who: string, role: string, holds = true) => ({
    who,
    role,
    holds,
    state: 'accepted',
    invited_by: null,
  });
  expect(rows).toEqual([
    held('11', 'officer'),
    held('11', 'treasurer'),
    held('12', 'national'),
    held('12', 'national_administrator'),
    held('12', 'national_treasurer'),
    held('13', 'council', false),
  ]);
  for (const { title, sql } of staffChecks) expect((await owner.query(sql)).rows, title).toEqual([]);
});
