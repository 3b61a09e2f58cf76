import { type Actor, databaseError, type StaffRole, systemChance } from '@hamyar/platform';
import { changes } from '@hamyar/testing/careless';
import { fillEveryTable, guardedTables } from '@hamyar/testing/every-table';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobActor } from './as-service.ts';

let world: World;
let volunteer: MadeVolunteer;
let other: MadeVolunteer;
let guarded: string[];
beforeAll(async () => {
  world = await openWorld();
  volunteer = await aVolunteer(world);
  other = await aVolunteer(world);
  await fillEveryTable(world, volunteer);
  guarded = await guardedTables(world);
});
afterAll(() => world.close());

/** A column to set to itself: any that the database does not number. */
async function columnOf(table: string): Promise<string> {
  const { rows } = await world.owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_identity = 'NO' order by ordinal_position limit 1`,
    [table],
  );
  return rows[0]?.name ?? '';
}

/** Tables in which an actor changes or removes a row by a statement as careless as can be. */
async function touched(actor: Actor, act: 'update' | 'delete'): Promise<string[]> {
  const found: string[] = [];
  for (const table of guarded) {
    const column = await columnOf(table);
    const sql = act === 'update' ? `update ${table} set ${column} = ${column}` : `delete from ${table}`;
    // What hangs on a row keeps it where the right to remove it does not.
    const rows = await changes(world.as(actor), sql).catch((error: unknown) => {
      if (databaseError(error)?.code === '23503') return 1;
      throw error;
    });
    if (rows > 0) found.push(table);
  }
  return found;
}

const someone = () => ({
  accountId: systemChance.newId(),
  sessionId: systemChance.newId(),
  isVolunteer: true,
});
const staff = (role: StaffRole, provinceCode: string | null): Actor => ({
  kind: 'staff',
  ...someone(),
  grants: [{ role, provinceCode }],
});

describe('writes without any filter', () => {
  const readers: readonly (readonly [string, Actor])[] = [
    ['a visitor', { kind: 'visitor' }],
    ['another person', { kind: 'person', ...someone() }],
    ['an officer of another province', staff('officer', 'IR-14')],
    [
      'an officer of the county, where nothing is a draft,',
      {
        kind: 'staff',
        ...someone(),
        grants: [{ role: 'county_officer', provinceCode: 'IR-09', countyCodes: ['0916'] }],
      },
    ],
    ['the council of the province', staff('council', 'IR-09')],
    ['an auditor of the nation', staff('auditor', null)],
    ['an act that nobody listed', jobActor('payments.unheard-of')],
  ];
  it.each(readers)('by %s change and remove nothing', async (_who, actor) => {
    expect(await touched(actor, 'update')).toEqual([]);
    expect(await touched(actor, 'delete')).toEqual([]);
  });

  it('by a person change what is theirs to change, and remove their hours alone', async () => {
    const { actor } = volunteer.ctx;
    expect(await touched(actor, 'update')).toEqual([
      'account',
      'availability_window',
      'consent',
      'credential',
      'notification',
      'stored_file',
      'volunteer',
    ]);
    expect(await touched(actor, 'delete')).toEqual(['availability_window']);
  });

  it('by an officer change the rows of the province that offices keep, and remove what is read anew', async () => {
    const officer = staff('officer', 'IR-09');
    expect(await touched(officer, 'update')).toEqual([
      'assignment',
      'availability_window',
      'credential',
      'goal',
      'import_batch',
      'letter',
      'matching_run',
      'matching_setting',
      'need',
      'payment',
      'payment_resolution',
      'pledge',
      'project',
      'receipt_counter',
      'role_slot',
      'shift',
      'stored_file',
      'venue',
      'volunteer',
    ]);
    expect(await touched(officer, 'delete')).toEqual([
      'availability_window',
      'import_rejected_row',
      'import_warning',
      'shift',
    ]);
  });

  it('by administrators of staff change offices and invitations of their reach, and remove none', async () => {
    const here = staff('provincial_administrator', 'IR-09');
    const administered = [
      'complaint',
      'complaint_entry',
      'letter',
      'office_account',
      'person_bar',
      'role_grant',
      'staff_change',
      'staff_invitation',
      'venue',
      'weekend_law',
    ];
    expect(await touched(here, 'update')).toEqual(administered);
    expect(await touched(here, 'delete')).toEqual([]);
    expect(await touched(staff('provincial_administrator', 'IR-14'), 'update')).toEqual([]);
    const nation = await touched(staff('national_administrator', null), 'update');
    expect([...nation].sort()).toEqual(
      ['calendar_day', 'calendar_year', 'list_term', ...administered].sort(),
    );
  });

  it('by an officer of the nation give, end and offer no office', async () => {
    const nation = await touched(staff('national', null), 'update');
    expect(nation).toContain('need');
    expect(nation).not.toContain('role_grant');
    expect(nation).not.toContain('staff_invitation');
    expect(nation).not.toContain('staff_change');
  });

  it('by whoever spoke to it find a wall at every table, unless no stranger could do harm there', async () => {
    const { rows } = await world.owner.query<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and not relispartition
         and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity) order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(withoutWall).sort());
    const { rows: partitions } = await world.owner.query<{ name: string }>(
      `select relname as name from pg_class where relispartition and relnamespace = 'public'::regnamespace
         and relkind = 'r' and has_table_privilege('hamyar_app', oid, 'insert, update, delete, truncate')`,
    );
    expect(partitions).toEqual([]);
  });
});

/** Tables of ours without row-level security, each with why. */
const withoutWall: Readonly<Record<string, string>> = {
  county: 'the application has no right to write it',
  province: 'the application has no right to write it',
  schema_migration: 'the application has no right to write it',
};

describe('a volunteer’s own transaction', () => {
  const now = "'2026-11-21'";
  const licence = 'volunteer_id, profession, issuing_body, province_code';
  const mine = () => `'${volunteer.id}'`;
  const theirs = () => `'${other.accountId}'`;
  const refused: readonly (readonly [string, () => string])[] = [
    [
      'confirms no licence',
      () => `update credential set verified_at = ${now}, verification_method = 'manual'`,
    ],
    ['takes back no revocation', () => `update credential set revoked_at = ${now}`],
    ['changes no number that was confirmed', () => "update credential set number_index = 'x'"],
    ['moves no end of a licence', () => "update credential set valid_to = '2040-01-01'"],
    [
      'adds no confirmed licence',
      () => `insert into credential (${licence}, verified_at) values (${mine()}, 'x', 'x', 'IR-09', ${now})`,
    ],
    [
      'adds no licence for another',
      () => `insert into credential (${licence}) values ('${other.id}', 'x', 'x', 'IR-09')`,
    ],
    ['takes no other’s profile', () => `update volunteer set account_id = ${theirs()}`],
    ['is not imported by itself', () => "update volunteer set source = 'import'"],
    ['changes no number to call', () => "update volunteer set mobile = '+989120000000'"],
    ['signs in by no other number', () => "update account set mobile = '+989120000000'"],
    [
      'gives itself no office',
      () => `insert into role_grant (account_id, role) values ('${volunteer.accountId}', 'national')`,
    ],
    ['widens no office', () => 'update role_grant set province_code = null'],
    ['opens no session', () => `update session set expires_at = '2040-01-01'`],
    ['approves no hours', () => "update assignment set state = 'hours_approved'"],
    ['confirms no presence', () => "update assignment set state = 'completed'"],
    ['answers no other place', () => "update assignment set state = 'accepted', source = 'self'"],
    [
      'adds no offer',
      () =>
        `insert into assignment (role_slot_id, need_id, volunteer_id, province_code, during, state, source)
         select role_slot_id, need_id, volunteer_id, province_code, during, 'offered', 'match' from assignment`,
    ],
    ['widens no shift', () => 'update role_slot set count = count + 1'],
    ['closes no need', () => "update need set status = 'closed'"],
    ['pays no pledge', () => 'update pledge set paid_irr = amount_irr'],
    ['posts no payment', () => "update payment set state = 'posted'"],
    [
      'notes nothing of a payment',
      () => `insert into payment_event (payment_id, to_state, at) select id, 'posted', ${now} from payment`,
    ],
    [
      'issues no receipt',
      () =>
        `insert into receipt (payment_id, province_code, serial_year, serial_number, code, issued_at)
         select id, 'IR-09', 1405, 9, 'BBBBBBBBBB', ${now} from payment`,
    ],
    ['sets no goal', () => 'update goal set target_irr = 2'],
    ['raises no total', () => 'update contribution_total set amount_irr = 2'],
    ['raises no project’s total', () => 'update project_total set amount_irr = 2'],
    [
      'says nothing of how far gifts are recorded',
      () => "update contribution_recorded set until = '2030-01-01'",
    ],
    ['claims no gift', () => 'update contribution_claim set import_row = 9'],
    ['gives up no claim', () => 'delete from contribution_claim'],
    ['hides no gift from the totals', () => 'delete from contribution_pending'],
    ['turns back no number of receipts', () => 'update receipt_counter set last_number = 0'],
    ['moves no shift', () => "update shift set ends_at = ends_at + interval '1 hour'"],
    ['removes no shift', () => 'delete from shift'],
    ['opens no account of the ledger', () => "insert into ledger_account (code) values ('mine')"],
    [
      'posts nothing, however balanced',
      () =>
        `with t as (insert into ledger_transaction (id, kind, ref_type, ref_id, recognised_on)
           select gen_random_uuid(), 'capture', 'payment', id, '2026-11-21' from payment returning id)
         insert into ledger_entry (transaction_id, ledger_account_id, amount_irr)
           select t.id, a, amount from t, (values (1, 5), (2, -5)) as leg(a, amount)`,
    ],
    [
      'notifies nobody else',
      () =>
        `insert into notification (account_id, template, params, retain_until) values (${theirs()}, 't', '{}', ${now})`,
    ],
    [
      'promises no job as done before it is begun',
      () => "insert into outbox (topic, key, payload, state, done_at) values ('t', 'k', '{}', 2, now())",
    ],
    ['calls no job back', () => 'update outbox set state = 2, done_at = now()'],
    ['sends no job out again', () => 'update outbox set state = 0, next_at = now()'],
    [
      'says of no job that it was done',
      () =>
        "insert into processed (consumer, outbox_id) select 'x', id from outbox union select 'x', gen_random_uuid()",
    ],
    ['rewrites no message', () => "update notification set template = 'x'"],
    [
      'signs with no other name',
      () =>
        `insert into audit (actor_kind, actor_id, action, target_type, target_id) values ('staff', ${theirs()}, 'a', 't', 'i')`,
    ],
  ];
  it.each(refused)('%s', async (_title, sql) => {
    expect(await changes(volunteer.ctx, sql())).toBe(0);
  });

  const allowed: readonly (readonly [string, () => string])[] = [
    ['answers its offer', () => "update assignment set state = 'declined'"],
    [
      'gives a licence to be looked at',
      () => `insert into credential (${licence}) values (${mine()}, 'x', 'x', 'IR-09')`,
    ],
    ['has a licence looked at again', () => `update credential set recheck_since = ${now}`],
    ['promises work', () => "insert into outbox (topic, key, payload) values ('t', 'k', '{}')"],
    ['pauses', () => "update volunteer set status = 'paused'"],
    ['reads its messages', () => `update notification set read_at = ${now}`],
    [
      'signs with its own name',
      () =>
        `insert into audit (actor_kind, actor_id, action, target_type, target_id) values ('person', '${volunteer.accountId}', 'a', 't', 'i')`,
    ],
  ];
  it.each(allowed)('%s', async (_title, sql) => {
    expect(await changes(volunteer.ctx, sql())).toBeGreaterThan(0);
  });
});
