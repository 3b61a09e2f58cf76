import { withTransaction } from '@hamyar/db';
import { type Actor, databaseError, rowScopeOf, systemChance } from '@hamyar/platform';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { jobActor } from './as-service.ts';
import { reach } from './reach.ts';

let world: World;
let volunteer: MadeVolunteer;
beforeAll(async () => {
  world = await openWorld();
  volunteer = await aVolunteer(world);
  await fillEveryTable();
});
afterAll(() => world.close());

/** Guarded tables whose rows everybody may see, drafts aside: they name no person. */
const open = ['need', 'role_slot', 'project', 'goal'];

/** Guarded tables whose rows are seen by whoever sees the row they hang on. */
const seenWith = {
  availability_window: 'volunteer',
  payment_event: 'payment',
  receipt: 'payment',
  import_rejected_row: 'import_batch',
};

/** One row of everything about one volunteer and giver of IR-09. */
async function fillEveryTable(): Promise<void> {
  const need = await aNeed(world);
  await anOffer(world, volunteer, need.slotIds[0] ?? '');
  const id = () => systemChance.newId();
  const [batchId, projectId, pledgeId, paymentId, transactionId] = [id(), id(), id(), id(), id()];
  const { accountId, mobile } = volunteer;
  const sessionId = id();
  const rows: readonly [string, unknown[]][] = [
    ["insert into role_grant (account_id, role, province_code) values ($1, 'officer', 'IR-09')", [accountId]],
    [
      "insert into otp_challenge (mobile, code_hash, browser_hash, expires_at) values ($1, 'h', 'b', now())",
      [mobile],
    ],
    [
      'insert into otp_budget (subject, window_start, window_seconds, count) values ($1, now(), 60, 1)',
      [`mobile:${mobile}`],
    ],
    [
      "insert into known_browser (account_id, browser_hash, last_used_at) values ($1, 'b', now())",
      [accountId],
    ],
    [
      "insert into kept_form (account_id, browser_hash, form_sealed, expires_at) values ($1, 'b', 'x', now())",
      [accountId],
    ],
    ['insert into session (id, account_id, expires_at) values ($1, $2, now())', [sessionId, accountId]],
    ["insert into refresh_token (token_hash, session_id, expires_at) values ('t', $1, now())", [sessionId]],
    [
      'insert into availability_window (volunteer_id, weekday, start_minute, end_minute) values ($1, 0, 0, 60)',
      [volunteer.id],
    ],
    [
      `with r as (insert into matching_run (province_code, state, weights_version) values ('IR-09', 'proposed', 'x')
         returning id),
       s as (insert into matching_snapshot (run_id, province_code, sha256, plain_bytes, content, retain_until)
         select id, 'IR-09', 'x', 1, 'x', '2031-01-01' from r)
       insert into matching_approval (run_id, province_code, approved_at, is_whole, sent, held_back, held_by_budget, too_late)
       select id, 'IR-09', now(), true, 1, 0, 0, 0 from r`,
      [],
    ],
    ["insert into matching_setting (province_code, changed_at) values ('IR-09', now())", []],
    [
      `insert into project (id, province_code, theme, title_fa, summary_fa, target_irr, unit_label_fa, unit_count, status)
       values ($1, 'IR-09', 'housing', 't', 's', 10, 'u', 1, 'open')`,
      [projectId],
    ],
    [
      `insert into pledge (id, project_id, province_code, donor_account_id, donor_name, donor_mobile, amount_irr, state, key_hash, retain_until, expires_at)
       values ($1, $2, 'IR-09', $3, 'دهنده', $4, 10, 'open', 'k', '2031-01-01', now())`,
      [pledgeId, projectId, accountId, mobile],
    ],
    [
      "insert into payment (id, pledge_id, province_code, amount_irr, gateway, state) values ($1, $2, 'IR-09', 10, 'g', 'receipted')",
      [paymentId, pledgeId],
    ],
    ["insert into payment_event (payment_id, to_state, at) values ($1, 'created', now())", [paymentId]],
    [
      `insert into payment_resolution (payment_id, province_code, kind, amount_irr, reason, state, proposed_by, proposed_at)
       values ($1, 'IR-09', 'refund', 5, 'r', 'proposed', $2, now())`,
      [paymentId, accountId],
    ],
    [
      "insert into receipt (payment_id, province_code, serial_year, serial_number, code, issued_at) values ($1, 'IR-09', 1405, 1, 'AAAAAAAAAA', now())",
      [paymentId],
    ],
    ["insert into ledger_account (code) values ('a'), ('b')", []],
    [
      `with t as (insert into ledger_transaction (id, kind, ref_type, ref_id, recognised_on) values ($1, 'k', 'r', $1, '2026-11-21') returning id),
         e as (insert into ledger_entry (transaction_id, ledger_account_id, amount_irr) select t.id, a.id, case a.code when 'a' then 1 else -1 end from t, ledger_account a)
       select 1`,
      [transactionId],
    ],
    [
      `insert into contribution (transaction_id, kind, source, province_code, theme, donor_name, is_anonymous, amount_irr, contributed_on, retain_until)
       values ($1, 'cash', 'import', 'IR-09', 'housing', 'دهنده', false, 1, '2026-11-21', '2031-01-01')`,
      [transactionId],
    ],
    [
      "insert into goal (province_code, measure, year, version, target_irr, basis, source) values ('IR-09', 'cash', 1405, 1, 1, 'verified', 's')",
      [],
    ],
    [
      `insert into import_batch (id, kind, province_code, file_name, file_sha256, file_bytes, stored_name, state)
       values ($1, 'volunteers', 'IR-09', 'f', 's', 1, 'n', 'previewed')`,
      [batchId],
    ],
    [
      "insert into import_rejected_row (batch_id, row, reason, field, cell_text) values ($1, 2, 'r', 'mobile', $2)",
      [batchId, mobile],
    ],
    [
      "insert into audit (actor_kind, action, target_type, target_id, province_code) values ('person', 'a', 't', 'i', 'IR-09')",
      [],
    ],
    [
      "insert into notification (account_id, recipient_mobile, template, params, retain_until) values ($1, $2, 't', '{}', '2031-01-01')",
      [accountId, mobile],
    ],
    [
      "insert into message_attempt (outbox_id, template, state, started_at) values ($1, 't', 'sent', now())",
      [id()],
    ],
  ];
  for (const [sql, values] of rows) await world.owner.query(sql, values);
}

const guardedTables = async (): Promise<string[]> => {
  const { rows } = await world.owner.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity order by 1",
  );
  return rows.map(({ name }) => name);
};

/** A query as careless as can be: no filter at all. */
async function visible(ctx: Ctx, table: string): Promise<number> {
  const sql = `select count(*)::int as n from ${table}`;
  const { rows } = await withTransaction(ctx, (tx) => tx.$client.query<{ n: number }>(sql));
  return rows[0]?.n ?? 0;
}

async function seenBy(actor: Actor): Promise<string[]> {
  const seen: string[] = [];
  for (const table of await guardedTables()) {
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
const strangers: readonly (readonly [string, Actor])[] = [
  ['a visitor', { kind: 'visitor' }],
  ['another person', { kind: 'person', ...someone() }],
  ['an officer of another province', officer('IR-14')],
];

describe('queries without any filter, as the application’s role', () => {
  it('find a row in every guarded table when the whole nation is in scope', async () => {
    expect(await seenBy({ kind: 'operator', name: 'test' })).toEqual(await guardedTables());
    expect(await seenBy(officer(null))).toEqual(await guardedTables());
  });

  it.each(Object.entries(reach))(
    'show the act %s what it was made for, and nothing else',
    async (act, tables) => {
      const guarded = new Set(await guardedTables());
      const seen = await seenBy(
        act === 'gateway' ? { kind: 'gateway', name: act, reach: tables } : jobActor(act),
      );
      // What hangs on a row is seen with it: a volunteer's hours, a payment's moves.
      const hanging = Object.entries(seenWith).flatMap(([table, owner]) =>
        tables.some((made) => made === owner) ? [table] : [],
      );
      const made = [...tables, ...hanging].filter((table) => guarded.has(table));
      expect(seen.sort()).toEqual([...new Set([...open, ...made])].sort());
    },
  );

  it('show an act that nobody listed no person', async () => {
    expect((await seenBy(jobActor('payments.unheard-of'))).sort()).toEqual([...open].sort());
  });

  it.each(strangers)('show %s nothing about any person', async (_who, actor) => {
    expect((await seenBy(actor)).sort()).toEqual([...open].sort());
  });

  it('show an officer the rows of the province, and no accounts, sessions, codes or messages', async () => {
    const own = ['assignment', 'audit', 'availability_window', 'contribution', 'credential', 'import_batch'];
    const more = [
      'import_rejected_row',
      'matching_approval',
      'matching_run',
      'matching_setting',
      'matching_snapshot',
      'payment',
      'payment_resolution',
      'payment_event',
      'pledge',
      'receipt',
      'volunteer',
    ];
    expect((await seenBy(officer('IR-09'))).sort()).toEqual([...open, ...own, ...more].sort());
  });

  it('show the person their own rows and nothing of the office', async () => {
    const own = [
      'account',
      'assignment',
      'availability_window',
      'credential',
      'kept_form',
      'notification',
      'payment',
    ];
    const more = ['payment_event', 'pledge', 'receipt', 'role_grant', 'session', 'volunteer'];
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

describe('writes without any filter', () => {
  it.each(strangers)('by %s change and remove nothing', async (_who, actor) => {
    const touched: string[] = [];
    for (const table of await guardedTables()) {
      for (const sql of [`delete from ${table}`, `update ${table} set id = id`]) {
        const rows = await withTransaction({ pool: world.pool, rowScope: rowScopeOf(actor) }, async (tx) => {
          const { rowCount } = await tx.$client.query(sql);
          return rowCount;
        }).catch((error: unknown) => (refused.has(databaseError(error)?.code ?? '') ? 0 : sql));
        if (rows !== 0) touched.push(`${sql}: ${rows}`);
      }
    }
    expect(touched).toEqual([]);
  });
});

/** No right to, no column of that name, or one that the database numbers by itself. */
const refused = new Set(['42501', '42703', '428C9']);
