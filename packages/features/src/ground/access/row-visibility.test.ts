import { withTransaction } from '@hamyar/db';
import { type Actor, systemChance } from '@hamyar/platform';
import { fillEveryTable, guardedTables } from '@hamyar/testing/every-table';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { jobActor } from './as-service.ts';
import { reach } from './reach.ts';

let world: World;
let volunteer: MadeVolunteer;
let guarded: string[];
beforeAll(async () => {
  world = await openWorld();
  volunteer = await aVolunteer(world);
  await fillEveryTable(world, volunteer);
  guarded = await guardedTables(world);
});
afterAll(() => world.close());

/** Guarded tables whose rows everybody may see, drafts aside: they name no person. */
const open = [
  'indicator',
  'indicator_claim',
  'ledger_closing',
  'need',
  'role_slot',
  'shift',
  'need_opening',
  'need_touched',
  'project',
  'goal',
  'contribution_pending',
  'contribution_recorded',
  'contribution_total',
  'project_total',
  'signing_key',
  'status_list',
  'log_leaf',
  'log_tile',
  'log_checkpoint',
  'calendar_year',
  'calendar_day',
  'weekend_law',
  'closure',
  'office_version',
  'statement_version',
  'list_term',
  'list_term_version',
];

/** Guarded tables whose rows are seen by whoever sees the row they hang on. */
const seenWith = {
  person_bar: 'complaint',
  availability_window: 'volunteer',
  payment_event: 'payment',
  receipt: 'payment',
  import_rejected_row: 'import_batch',
  import_warning: 'import_batch',
};

/** A query as careless as can be: no filter at all. */
async function visible(ctx: Ctx, table: string): Promise<number> {
  const sql = `select count(*)::int as n from ${table}`;
  const { rows } = await withTransaction(ctx, (tx) => tx.$client.query<{ n: number }>(sql));
  return rows[0]?.n ?? 0;
}

async function seenBy(actor: Actor): Promise<string[]> {
  const seen: string[] = [];
  for (const table of guarded) {
    if ((await visible(world.as(actor), table)) > 0) seen.push(table);
  }
  return seen;
}

const someone = () => ({
  accountId: systemChance.newId(),
  sessionId: systemChance.newId(),
  isVolunteer: true,
});
const officer = (provinceCode: string | null): Actor => ({
  kind: 'staff',
  ...someone(),
  grants: [{ role: 'officer', provinceCode }],
});
const countyOfficer = (countyCode: string): Actor => ({
  kind: 'staff',
  ...someone(),
  grants: [{ role: 'county_officer', provinceCode: 'IR-09', countyCodes: [countyCode] }],
});
const strangers: readonly (readonly [string, Actor])[] = [
  ['a visitor', { kind: 'visitor' }],
  ['another person', { kind: 'person', ...someone() }],
];

describe('queries without any filter, as the application’s role', () => {
  it('find a row in every guarded table when the whole nation is in scope', async () => {
    // But for the secrets of terminals, which no person's role reads, however far it reaches.
    // Nor complaints, which administrators hear and not the desk (decision 22).
    const apart = ['office_secret', 'complaint', 'complaint_entry', 'complaint_reporter', 'person_bar'];
    const shown = guarded.filter((table) => !apart.includes(table));
    const seen = await seenBy({ kind: 'operator', name: 'test' });
    expect(seen.filter((table) => !apart.includes(table))).toEqual(shown);
    expect(await seenBy(officer(null))).toEqual(shown);
  });

  it.each(Object.entries(reach))(
    'show the act %s what it was made for, and nothing else',
    async (act, tables) => {
      const seen = await seenBy(
        act === 'gateway' ? { kind: 'gateway', name: act, reach: tables } : jobActor(act),
      );
      // What hangs on a row is seen with it: a volunteer's hours, a payment's moves.
      const hanging = Object.entries(seenWith).flatMap(([table, owner]) =>
        tables.some((made) => made === owner) ? [table] : [],
      );
      const made = [...tables, ...hanging].filter((table) => guarded.includes(table));
      expect(seen.sort()).toEqual([...new Set([...open, ...made])].sort());
    },
  );

  it('show an act that nobody listed no person', async () => {
    expect((await seenBy(jobActor('payments.unheard-of'))).sort()).toEqual([...open].sort());
  });

  it.each(strangers)('show %s nothing about any person', async (_who, actor) => {
    expect((await seenBy(actor)).sort()).toEqual([...open].sort());
  });

  it('show an officer of another province what names no person, and the books that sum up the nation', async () => {
    const books = ['ledger_account', 'ledger_closing_balance', 'ledger_entry', 'ledger_transaction'];
    expect((await seenBy(officer('IR-14'))).sort()).toEqual([...open, ...books].sort());
  });

  it('show a county officer those who live in the county, its needs with their places and messages, and nothing of the office', async () => {
    const own = ['assignment', 'credential', 'message_attempt', 'notification', 'volunteer'];
    expect((await seenBy(countyOfficer('0916'))).sort()).toEqual([...open, ...own].sort());
  });

  it('show an officer of another county of the province nothing about any person', async () => {
    expect((await seenBy(countyOfficer('0918'))).sort()).toEqual([...open].sort());
  });

  it('show an officer the rows of the province, with the messages of its needs, and no accounts, sessions or codes', async () => {
    const own = ['assignment', 'availability_window', 'contribution', 'credential', 'import_batch'];
    const more = [
      'contribution_claim',
      'import_rejected_row',
      'import_warning',
      'ledger_account',
      'ledger_closing_balance',
      'ledger_entry',
      'ledger_transaction',
      'letter',
      'letter_counter',
      'matching_approval',
      'matching_run',
      'matching_setting',
      'matching_snapshot',
      'matching_take_back',
      'message_attempt',
      'notification',
      'payment',
      'payment_resolution',
      'payment_event',
      'pledge',
      'receipt',
      'receipt_counter',
      'record_merge',
      'record_part',
      'stored_file',
      'venue',
      'volunteer',
    ];
    expect((await seenBy(officer('IR-09'))).sort()).toEqual([...open, ...own, ...more].sort());
  });

  it.each([
    [
      'the administrator of the province',
      'provincial_administrator',
      'IR-09',
      [
        'complaint',
        'complaint_entry',
        'person_bar',
        'letter',
        'letter_counter',
        'office_account',
        'role_grant',
        'staff_change',
        'staff_invitation',
        'venue',
      ],
    ],
    ['the administrator of another province', 'provincial_administrator', 'IR-14', []],
    [
      'the administrator of the nation',
      'national_administrator',
      null,
      [
        'complaint',
        'complaint_entry',
        'person_bar',
        'letter',
        'letter_counter',
        'office_account',
        'role_grant',
        'staff_change',
        'staff_invitation',
        'venue',
      ],
    ],
  ] as const)(
    'show %s who holds which office there, and no file of the desk',
    async (_who, role, provinceCode, own) => {
      const books = ['ledger_account', 'ledger_closing_balance', 'ledger_entry', 'ledger_transaction'];
      const seen = await seenBy({ kind: 'staff', ...someone(), grants: [{ role, provinceCode }] });
      expect(seen.filter((table) => !books.includes(table)).sort()).toEqual([...open, ...own].sort());
    },
  );

  it('show the person their own rows and nothing of the office', async () => {
    const own = [
      'account',
      'assignment',
      // Looks at their data.
      'audit',
      'guardian',
      'number_change',
      'availability_window',
      'consent',
      'credential',
      'data_copy',
      'erasure_request',
      'kept_form',
      'notification',
      'payment',
    ];
    const more = [
      'payment_event',
      'pledge',
      'receipt',
      'role_grant',
      'session',
      'staff_invitation',
      'stored_file',
      'volunteer',
    ];
    expect((await seenBy(volunteer.ctx.actor)).sort()).toEqual([...open, ...own, ...more].sort());
  });

  it('the scope of one transaction is gone in the next on the same connection', async () => {
    const one = await world.pool.connect();
    const giveBack = one.release.bind(one);
    one.release = () => {};
    const alone = { ...world.asOperator(), pool: { connect: async () => one } as never };
    await withTransaction(alone, (tx) => tx.$client.query('select 1'));
    const { rows } = await one.query<{ n: number }>('select count(*)::int as n from account');
    giveBack();
    expect(rows[0]).toEqual({ n: 0 });
  });
});
