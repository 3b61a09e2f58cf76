/** Statements, each with its values. */
export type Rows = readonly (readonly [sql: string, values: unknown[]])[];

/** One row of what is signed, logged and kept of offices and complaints. */
export function rowsOfLog(): Rows {
  return [
    [
      `with k as (insert into signing_key (kid, kind, public_key, not_before, not_after, created_at)
         values ('r26a', 'receipt', sha256('k'), now(), now() + interval '1 year', now()) returning kid),
       s as (insert into signing_secret (kid, seed_sealed) select kid, 'x' from k),
       d as (insert into signed_document (kind, subject_id, kid, code, status_list, status_index, document, document_hash, nonce, issued_at, signed_at)
         select 'receipt', gen_random_uuid(), kid, 'AAAAAAAAAAAA', 0, 0, 'd', sha256('d'), sha256('n'), now(), now() from k)
       insert into status_list (number, token, kid, revoked_count, built_at) select 0, 't', kid, 0, now() from k`,
      [],
    ],
    [
      `insert into log_leaf (kind, subject_id, day, commitment, seq, sealed_at, logged_at)
       values ('key', 'r26a', '2026-11-21', sha256('c'), 0, now(), now())`,
      [],
    ],
    [
      `with i as (insert into indicator (key, name_fa, unit) values ('some-thing', 'چیزی', 'count') returning key)
       insert into indicator_claim (indicator_key, low, kind, source_title, confidence) select key, 1, 'measured', 's', 'stated' from i`,
      [],
    ],
    [
      `with v as (insert into office_version (province_code, number, address_fa, phone, hours_fa, protection_role_fa, protection_phone)
         values ('IR-09', 1, 'x', '1480', 'x', 'x', '1480')),
       a as (insert into office_account (province_code, kind, intention, provider, valid_from, made_at, form_key, form_digest)
         values ('IR-09', 'terminal', 'general', 'zarinpal', '2026-11-21', now(), gen_random_uuid(), 'x') returning id)
       insert into office_secret (account_id, merchant_sealed) select id, 'x' from a`,
      [],
    ],
    [
      `with c as (insert into complaint (kind, state, level, province_code, in_danger, by_phone, may_contact, created_at,
           triage_due_at, retain_until, form_key, form_digest)
         values ('other', 'received', 'province', 'IR-09', false, false, false, now(), now(), '2031-01-01', gen_random_uuid(), 'd')
         returning id),
       r as (insert into complaint_reporter (complaint_id, code, secret_hash) select id, 'AAAAAAAA', 's' from c),
       e as (insert into complaint_entry (complaint_id, at, by, "to") select id, now(), 'reporter', 'office' from c)
       insert into person_bar (complaint_id, kind, mobile_index, starts_at) select id, 'suspension', 'm', now() from c`,
      [],
    ],
    ["insert into log_tile (level, number, hashes) values (0, 0, sha256('h'))", []],
    [
      "insert into log_checkpoint (size, root, note, sealed_at, published_at) values (1, sha256('r'), 'n', now(), now())",
      [],
    ],
  ];
}

/** Days and places; a home, which is the least of them to be seen. */
export function rowsOfGround(): Rows {
  return [
    [
      "with l as (insert into letter (province_code, addressee, subject, body, created_at, updated_at, form_key, form_digest, retain_until) values ('IR-09', 'x', 'x', 'x', now(), now(), gen_random_uuid(), 'x', '2031-01-01')) insert into letter_counter values ('IR-09', 1405, 1)",
      [],
    ],
    ["insert into calendar_year (year, source, imported_at) values (1405, 'calendar.ut.ac.ir', now())", []],
    ["insert into calendar_day (year, day, name, kind) values (1405, '2026-06-25', 'عاشورا', 'holiday')", []],
    [
      `insert into weekend_law (province_code, starts_on, off_days, half_days, decided_at)
       values ('IR-09', '2026-01-01', '{6}', '{5}', now())`,
      [],
    ],
    [
      `insert into closure (province_code, starts_on, ends_on, reason, treatment, closed_at, told_at, form_key, form_digest)
       values ('IR-09', '2026-01-01', '2026-01-01', 'snow', 'cancel', now(), now(), gen_random_uuid(), 'x')`,
      [],
    ],
    [
      `insert into venue (kind, name, province_code, county_code, address, state, created_at, updated_at, retain_until)
       values ('home', 'x', 'IR-09', '0916', 'x', 'open', now(), now(), '2031-01-01')`,
      [],
    ],
  ];
}
