import { systemChance } from '@hamyar/platform';
import { aNeed, anOffer, type MadeVolunteer } from './needs-and-volunteers.ts';
import type { World } from './world.ts';

type Rows = readonly (readonly [sql: string, values: unknown[]])[];

const id = () => systemChance.newId();

/** One row of everything about one volunteer and giver of IR-09. */
export async function fillEveryTable(world: World, volunteer: MadeVolunteer): Promise<void> {
  const need = await aNeed(world);
  await anOffer(world, volunteer, need.slotIds[0] ?? '');
  for (const [sql, values] of [
    ...rowsOfPerson(volunteer),
    ...rowsOfGiver(volunteer),
    ...rowsOfOffice(volunteer),
  ])
    await world.owner.query(sql, values);
  // What is computed from the rows above, as its own acts compute it; some stays waiting.
  await world.owner.query("select fold_need_openings('2026-11-21', 1000)");
  await world.owner.query('insert into need_touched (need_id) values ($1)', [need.id]);
}

function rowsOfPerson(volunteer: MadeVolunteer): Rows {
  const { accountId, mobile } = volunteer;
  const sessionId = id();
  return [
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
  ];
}

function rowsOfGiver({ accountId, mobile }: MadeVolunteer): Rows {
  const [projectId, pledgeId, paymentId, transactionId] = [id(), id(), id(), id()];
  return [
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
      `insert into contribution_total (province_code, kind, day, theme, county_code, amount_irr, gift_count)
       values ('IR-09', 'cash', '2026-11-20', 'housing', '', 1, 1)`,
      [],
    ],
    [
      "insert into contribution_recorded (province_code, source, county_code, until) values ('IR-09', 'import', '', '2026-11-20')",
      [],
    ],
    ['insert into project_total (project_id, amount_irr, gift_count) values ($1, 1, 1)', [projectId]],
    ["insert into receipt_counter (province_code, serial_year, last_number) values ('IR-09', 1405, 1)", []],
  ];
}

function rowsOfOffice({ accountId, mobile }: MadeVolunteer): Rows {
  const batchId = id();
  return [
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
      "insert into import_warning (batch_id, row, field, reason, cell_text) values ($1, 2, 'mobile', 'r', $2)",
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
}

/** Tables whose rows the database shows and lets change by who acts. */
export async function guardedTables(world: World): Promise<string[]> {
  const { rows } = await world.owner.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity order by 1",
  );
  return rows.map(({ name }) => name);
}
