import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contributionsChecks } from '../../giving/contributions/checks.ts';
import { eraseContributions } from '../../giving/contributions/erase-contributions.ts';
import { eraseCards } from '../../giving/payments/erase-cards.ts';
import { pledgesChecks } from '../../giving/pledges/checks.ts';
import { erasePledges } from '../../giving/pledges/erase-pledges.ts';
import { identityChecks } from '../../ground/identity/checks.ts';
import { eraseAccounts, eraseSignInTraces } from '../../ground/identity/erase-accounts.ts';
import { eraseNotifications } from '../../ground/notifications/erase-notifications.ts';
import type { Ctx } from '../../kit/feature.ts';
import { volunteersChecks } from './checks.ts';
import { eraseVolunteers } from './erase-volunteers.ts';

let world: World;
let job: Ctx;
beforeEach(async () => {
  world = await openWorld();
  job = world.asJob('volunteers.erase');
});
afterEach(async () => {
  const checks = [...volunteersChecks, ...identityChecks, ...pledgesChecks, ...contributionsChecks];
  for (const check of checks) expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await world.close();
});

const rows = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query<Record<string, unknown>>(sql, values)).rows;
const auditsOf = (action: string) => rows('select target_id from audit where action = $1', [action]);
/** Tehran's day of the world is 2026-11-21: the last day kept, and the first one past it. */
const [today, yesterday] = ['2026-11-21', '2026-11-20'];
const due = (table: string, id: string, day = yesterday) =>
  world.owner.query(`update ${table} set retain_until = $2 where id = $1`, [id, day]);

describe('volunteers past their day', () => {
  it('lose name, numbers, place and times; their licence its number; what they did stays', async () => {
    const volunteer = await aVolunteer(world);
    const slot = (await aNeed(world, { shifts: [{ inHours: -48, hours: 2 }] })).slotIds[0] ?? '';
    const place = await anOffer(world, volunteer, slot);
    await world.owner.query("update assignment set state = 'completed' where id = $1", [place]);
    await world.owner.query('insert into availability_window values ($1, 0, 480, 720)', [volunteer.id]);
    await world.owner.query("update credential set number_sealed = '\\x00', number_tail = '57'");
    await due('volunteer', volunteer.id);
    await due('account', volunteer.accountId);
    expect(await eraseVolunteers(job)).toBe(1);
    expect(await eraseAccounts(world.asJob('identity.erase'))).toBe(1);
    const [row] = await rows('select volunteer::text as whole, status from volunteer');
    expect(row?.['status']).toBe('draft');
    expect(String(row?.['whole'])).not.toMatch(/سارا|نمونه|\+989/);
    expect(await rows('select number_sealed, number_tail from credential')).toEqual([
      { number_sealed: null, number_tail: null },
    ]);
    expect(await rows('select state from assignment')).toEqual([{ state: 'completed' }]);
    expect(await auditsOf('volunteer.erased')).toEqual([{ target_id: volunteer.id }]);
    expect(await auditsOf('account.erased')).toEqual([{ target_id: volunteer.accountId }]);
  });

  it('are erased once, and not on their last day', async () => {
    const volunteer = await aVolunteer(world);
    for (const [table, id] of [
      ['volunteer', volunteer.id],
      ['account', volunteer.accountId],
    ] as const)
      await due(table, id, today);
    expect(await eraseVolunteers(job)).toBe(0);
    world.clock.advance(86_400_000);
    expect([await eraseVolunteers(job), await eraseVolunteers(job)]).toEqual([1, 0]);
  });

  it('are left alone while they sign in, or hold a place to come', async () => {
    const [present, awaited] = [await aVolunteer(world), await aVolunteer(world)];
    await due('volunteer', present.id);
    for (const [table, id] of [
      ['volunteer', awaited.id],
      ['account', awaited.accountId],
    ] as const)
      await due(table, id);
    await anOffer(world, awaited, (await aNeed(world)).slotIds[0] ?? '');
    expect(await eraseVolunteers(job)).toBe(0);
    expect(await eraseAccounts(world.asJob('identity.erase'))).toBe(0);
  });

  it('are taken in bounded batches until none is left', async () => {
    await world.owner.query(
      `insert into volunteer (id, mobile, first_name, source, retain_until)
       select gen_random_uuid(), '+98912' || to_char(n, 'FM0000000'), 'نام', 'import', $1 from generate_series(1, 1200) n`,
      [yesterday],
    );
    expect(await eraseVolunteers(job)).toBe(1_200);
    expect(await rows('select count(*)::int as n from volunteer where first_name is not null')).toEqual([
      { n: 0 },
    ]);
  });
});

describe('accounts', () => {
  it('of staff in office and of people signed in are kept', async () => {
    await world.asStaff('officer', 'IR-09');
    const volunteer = await aVolunteer(world);
    await world.owner.query('delete from credential');
    await world.owner.query('delete from volunteer');
    await world.owner.query(
      "insert into session (account_id, expires_at) values ($1, timestamptz '2026-11-30 00:00Z')",
      [volunteer.accountId],
    );
    await world.owner.query('update account set retain_until = $1', [yesterday]);
    expect(await eraseAccounts(world.asJob('identity.erase'))).toBe(0);
    world.clock.advance(30 * 86_400_000);
    await eraseSignInTraces(world.asJob('identity.erase'));
    expect(await rows('select from session')).toEqual([]);
    expect(await eraseAccounts(world.asJob('identity.erase'))).toBe(1);
  });
});

describe('messages, pledges and gifts past their day', () => {
  it('are deleted, or lose their giver', async () => {
    await world.owner.query(
      `insert into notification (recipient_mobile, template, params, retain_until)
       values ('+989121112233', 'receipt', '{}', $1), ('+989121112233', 'receipt', '{}', $2)`,
      [yesterday, today],
    );
    expect(await eraseNotifications(world.asJob('notifications.erase'))).toBe(1);
    expect(await rows('select count(*)::int as n from notification')).toEqual([{ n: 1 }]);
    await world.owner.query(
      `with p as (insert into project (province_code, theme, title_fa, summary_fa, target_irr, unit_label_fa, unit_count, status)
         values ('IR-09', 'housing', 'خانه', 'خانه', 10, 'خانه', 1, 'open') returning id)
       insert into pledge (project_id, province_code, donor_name, donor_mobile, amount_irr, state, key_hash, retain_until, expires_at)
       select id, 'IR-09', 'بهرام روشن', '+989121112233', 5, 'expired', 'k', $1, now() from p`,
      [yesterday],
    );
    await world.owner.query(
      `insert into payment (pledge_id, province_code, amount_irr, gateway, state, card_mask)
       select id, province_code, amount_irr, 'g', 'failed', '603799******1234' from pledge`,
    );
    expect([
      await eraseCards(world.asJob('payments.erase')),
      await eraseCards(world.asJob('payments.erase')),
    ]).toEqual([1, 0]);
    expect(await rows('select card_mask, amount_irr::text from payment')).toEqual([
      { card_mask: null, amount_irr: '5' },
    ]);
    expect([
      await erasePledges(world.asJob('pledges.erase')),
      await erasePledges(world.asJob('pledges.erase')),
    ]).toEqual([1, 0]);
    expect(await rows('select donor_name, donor_mobile, amount_irr::text from pledge')).toEqual([
      { donor_name: null, donor_mobile: null, amount_irr: '5' },
    ]);
    await world.owner.query(
      `insert into ledger_account (code) values ('bank:IR-09'), ('contributions:IR-09:cash');
       begin;
       insert into ledger_transaction (id, kind, ref_type, ref_id, recognised_on)
         values ('01900000-0000-7000-8000-000000000001', 'import', 'contribution', '01900000-0000-7000-8000-000000000002', '2016-01-01');
       insert into ledger_entry (transaction_id, ledger_account_id, amount_irr)
         select '01900000-0000-7000-8000-000000000001', id, case code when 'bank:IR-09' then 7 else -7 end from ledger_account;
       insert into contribution (id, transaction_id, kind, source, province_code, theme, is_anonymous, amount_irr,
         contributed_on, donor_name, donor_mobile, note, retain_until)
         values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000001', 'cash', 'import', 'IR-09',
           'housing', false, 7, '2016-01-01', 'بهرام روشن', '+989121112233', 'یادداشت', '2026-01-01');
       commit;`,
    );
    expect(await eraseContributions(world.asJob('contributions.erase'))).toBe(1);
    expect(await rows('select donor_name, donor_mobile, note, amount_irr::text from contribution')).toEqual([
      { donor_name: null, donor_mobile: null, note: null, amount_irr: '7' },
    ]);
  });
});

it('nobody of the staff may erase: the clock alone does', async () => {
  for (const ctx of [await world.asStaff('national', null), world.as()])
    for (const erase of [
      eraseVolunteers,
      eraseAccounts,
      eraseNotifications,
      erasePledges,
      eraseCards,
      eraseContributions,
    ])
      expect(() => erase(ctx)).toThrow(/access\./);
});
