import { systemChance } from '@hamyar/platform';
import { rowsOfGround, rowsOfLog, type Rows } from './ground-tables.ts';
import { aNeed, anOffer, type MadeVolunteer } from './needs-and-volunteers.ts';
import type { World } from './world.ts';

const id = () => systemChance.newId();

/** One row of everything about one volunteer and giver of IR-09. */
export async function fillEveryTable(world: World, volunteer: MadeVolunteer): Promise<void> {
  const need = await aNeed(world);
  await anOffer(world, volunteer, need.slotIds[0] ?? '');
  for (const [sql, values] of [
    ...rowsOfPerson(volunteer),
    ...rowsOfSignIn(volunteer),
    ...rowsOfGiver(volunteer),
    ...rowsOfOffice(volunteer),
    ...rowsOfLog(),
    ...rowsOfGround(),
  ])
    await world.owner.query(sql, values);
  // A message of the need, which its office sees with the attempt at its text.
  await world.owner.query(
    `with n as (insert into notification (account_id, recipient_mobile, need_id, template, params, retain_until)
       values ($1, $2, $3, 'offer', '{}', '2031-01-01') returning id)
     insert into message_attempt (outbox_id, notification_id, template, state, started_at)
     select $4, id, 'offer', 'sent', now() from n`,
    [volunteer.accountId, volunteer.mobile, need.id, id()],
  );
  // What is computed from the rows above, as its own acts compute it; some stays waiting.
  await world.owner.query("select fold_need_openings('2026-11-21', 1000)");
  await world.owner.query('insert into need_touched (need_id) values ($1)', [need.id]);
}

function rowsOfPerson(volunteer: MadeVolunteer): Rows {
  const { accountId, mobile } = volunteer;
  return [
    [
      `with i as (insert into staff_invitation (kind, role, province_code, mobile, state, expires_at, retain_until)
         values ('new', 'officer', 'IR-09', $2, 'open', now(), '2031-01-01') returning id),
       g as (insert into role_grant (account_id, role, province_code, invitation_id) select $1, 'officer', 'IR-09', id from i
         returning id)
       insert into staff_change (grant_id, province_code, kind, state, reason, proposed_at, expires_at, retain_until)
       select id, 'IR-09', 'end', 'waiting', 'r', now(), now(), '2031-01-01' from g`,
      [accountId, mobile],
    ],
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
    [
      `insert into matching_take_back (approval_id, province_code, taken_back_at, offers)
       select id, 'IR-09', now(), 1 from matching_approval limit 1`,
      [],
    ],
    [
      "with o as (insert into volunteer (mobile, source, retain_until) values ('+98', 'demo', '2031-01-01') returning id) insert into record_merge (kept_id, merged_id, province_code, taken, version, asked_at) select $1, id, 'IR-09', '{}', 'x', now() from o",
      [volunteer.id],
    ],
    [
      "insert into record_part (kept_id, first_name, version, asked_at) values ($1, 'نمونه', 'x', now())",
      [volunteer.id],
    ],
    [
      `insert into guardian (volunteer_id, name, mobile, token_hash, named_at, retain_until)
       values ($1, 'نمونه', '+98', 't', now(), '2031-01-01')`,
      [volunteer.id],
    ],
    ["insert into matching_setting (province_code, changed_at) values ('IR-09', now())", []],
    ["insert into outbox (topic, key, payload) values ('test.job', 'k', '{}')", []],
    [
      "insert into processed (consumer, outbox_id) select 'test.job', id from outbox where topic = 'test.job'",
      [],
    ],
  ];
}

function rowsOfSignIn({ accountId, mobile }: MadeVolunteer): Rows {
  const sessionId = id();
  return [
    [
      `insert into number_change (account_id, from_mobile, to_mobile, token_hash, asked_at, due_at, retain_until)
       values ($1, $2, $2 || '1', 't', now(), now(), '2031-01-01')`,
      [accountId, mobile],
    ],
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
    [
      "insert into authenticator (account_id, kind, name, secret_sealed, created_at) values ($1, 'totp', 'a', 'x', now())",
      [accountId],
    ],
    [
      `insert into account_recovery (account_id, state, note, asked_at, expires_at)
       values ($1, 'asked', 'n', now(), now())`,
      [accountId],
    ],
    ['insert into data_copy (account_id, asked_at, ready_at) values ($1, now(), now())', [accountId]],
    [
      `insert into erasure_request (account_id, state, asked_at, due_at, ended_at)
       values ($1, 'taken_back', now(), now() + interval '7 days', now())`,
      [accountId],
    ],
    ["insert into erasure_tombstone (account_id, erased_at, features) values ($1, now(), '{}')", [id()]],
    ["insert into recovery_code (account_id, code_hash, created_at) values ($1, 'h', now())", [accountId]],
    [
      "insert into authenticator_challenge (use, bound_to, secret_sealed, expires_at) values ('totp', 'b', 'x', now())",
      [],
    ],
    ['insert into session (id, account_id, expires_at) values ($1, $2, now())', [sessionId, accountId]],
    ["insert into refresh_token (token_hash, session_id, expires_at) values ('t', $1, now())", [sessionId]],
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
      `with c as (insert into ledger_closing (province_code, through_day, closed_at) values ('IR-09', '2020-03-19', now())
         returning id)
       insert into ledger_closing_balance (closing_id, ledger_account_id, balance_irr)
       select c.id, a.id, 0 from c, ledger_account a where a.code = 'a'`,
      [],
    ],
    [
      `insert into contribution (transaction_id, kind, source, province_code, theme, donor_name, is_anonymous, amount_irr, contributed_on, retain_until)
       values ($1, 'cash', 'import', 'IR-09', 'housing', 'دهنده', false, 1, '2026-11-21', '2031-01-01')`,
      [transactionId],
    ],
    [
      `insert into contribution_claim (contribution_id, import_batch_id, import_row, province_code)
       select id, id, 2, province_code from contribution`,
      [],
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
      `insert into import_batch (id, kind, province_code, file_name, file_sha256, file_bytes, state)
       values ($1, 'volunteers', 'IR-09', 'f', 's', 1, 'previewed')`,
      [batchId],
    ],
    [
      `insert into stored_file (purpose, subject_id, owner_account_id, province_code, kind, file_name, stored_name, sent_sha256, sha256, bytes, created_at, retain_until)
       values ('licence_evidence', $1, $2, 'IR-09', 'pdf', 'f', 'n', 's', 's', 1, now(), '2031-01-01')`,
      [batchId, accountId],
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
      `with a as (insert into audit (actor_kind, action, target_type, target_id, province_code, subject_account_id)
         values ('person', 'a', 't', 'i', 'IR-09', $1) returning id)
       insert into audit_link (seq, audit_id, hash, sealed_at) select 1, id, sha256('a'), now() from a`,
      [accountId],
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
