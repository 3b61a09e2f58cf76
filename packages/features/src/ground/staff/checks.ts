import { type RoleScope, staffRoleCodes, staffRoles } from '@hamyar/domain';
import type { FeatureCheck } from '../../kit/feature.ts';

const listed = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ');
const ofScope = (scope: RoleScope) =>
  listed(staffRoleCodes.filter((code) => staffRoles[code].scope === scope));
const ofTwo = listed(staffRoleCodes.filter((code) => staffRoles[code].needsSecond));

/** Nobody is in office but by an act that others answer for, and the nation never loses who can staff it. */
export const staffChecks: readonly FeatureCheck[] = [
  {
    title: 'every grant follows from an invitation that its holder accepted, for that role and place',
    sql: `select g.id from role_grant g left join staff_invitation i on i.id = g.invitation_id
      where i.id is null or i.state <> 'accepted' or i.account_id is distinct from g.account_id
        or i.role <> g.role or i.province_code is distinct from g.province_code
        or i.county_codes is distinct from coalesce((select c.former_counties from staff_change c
          where c.grant_id = g.id and c.kind = 'counties' order by c.id limit 1), g.county_codes)`,
  },
  {
    title: 'nobody gave an office to themselves, or confirmed their own',
    sql: `select g.id from role_grant g join staff_invitation i on i.id = g.invitation_id
      where g.account_id in (i.invited_by, i.confirmed_by) or i.invited_by = i.confirmed_by`,
  },
  {
    title: 'an office that needs two people was confirmed by a second one, or came from the host',
    sql: `select id from staff_invitation where role in (${ofTwo}) and state in ('open', 'accepted')
      and invited_by is not null and confirmed_at is null`,
  },
  {
    title:
      'two people ended every office that needs two, unless its holder stepped down or the host ended it',
    sql: `select g.id from role_grant g where g.role in (${ofTwo}) and g.end_reason is not null
      and g.ended_by is not null and g.ended_by <> g.account_id
      and not exists (select from staff_change c where c.grant_id = g.id and c.kind in ('end', 'suspension')
        and c.state = 'confirmed' and c.decided_by is distinct from c.proposed_by
        and c.decided_by is distinct from g.account_id)`,
  },
  {
    title: 'counties follow from change to change, and those of the last one are held',
    sql: `select c.id from staff_change c join role_grant g on g.id = c.grant_id
      left join lateral (select next.former_counties from staff_change next
        where next.grant_id = c.grant_id and next.kind = 'counties' and next.id > c.id order by next.id limit 1) after on true
      where c.kind = 'counties' and c.county_codes is distinct from coalesce(after.former_counties, g.county_codes)`,
  },
  {
    title: 'an office is suspended for as long as a second person has to confirm it, and no longer',
    sql: `select g.id from role_grant g where g.suspended_until is not null and not exists (select from staff_change c
      where c.grant_id = g.id and c.kind = 'suspension' and c.expires_at >= g.suspended_until)`,
  },
  {
    title: 'every grant and every end of one has its audit row',
    sql: `select g.id, 'given' as missing from role_grant g join staff_invitation i on i.id = g.invitation_id
      where i.terms_version is not null and not exists (select from audit a where a.target_type = 'role_grant'
        and a.target_id = g.id::text and a.action = 'staff.grant_given')
      union all
      select g.id, 'ended' from role_grant g where (g.end_reason is not null or g.ended_by = g.account_id) and not exists (select from audit a
        where a.target_type = 'role_grant' and a.target_id = g.id::text and a.action = 'staff.grant_ended')`,
  },
  {
    title: 'an office is held where its role reaches',
    sql: `select id from role_grant where (role in (${ofScope('province')}, ${ofScope('counties')}) and province_code is null)
      or (role in (${ofScope('nation')}) and province_code is not null)`,
  },
  {
    title: 'the counties of an office lie in its province',
    sql: `select g.id from role_grant g cross join unnest(g.county_codes) held left join county c on c.code = held
      where c.province_code is distinct from g.province_code`,
  },
  {
    title:
      'once it had one, the nation has an administrator without an end, or one whom the host has invited',
    sql: `select id from (select g.id, row_number() over (order by valid_from, id) as place from role_grant g
        where role = 'national_administrator') first
      where place = 1 and not exists (select from role_grant where role = 'national_administrator' and valid_to is null)
        and not exists (select from staff_invitation where role = 'national_administrator' and invited_by is null and state = 'open')`,
  },
  {
    title: 'an invitation has a purpose and a day of erasure, and an erased one names nobody',
    sql: `select id from staff_invitation where purpose = ''
      or (erased_at is not null and (mobile is not null or name is not null or note is not null))`,
  },
];
