// Written by `pnpm generate` from the heads of the features' index.ts: which tables each act of the platform itself may
// touch. Row-level security shows it no row of any other.

const serviceReach = {
  'claim-profile': ['account', 'assignment', 'audit', 'availability_window', 'county', 'credential', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'province', 'refresh_token', 'role_grant', 'session', 'volunteer'],
  gateway: ['account', 'audit', 'contribution', 'contribution_pending', 'contribution_total', 'county', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'payment', 'payment_event', 'pledge', 'project', 'project_total', 'province', 'receipt', 'receipt_counter', 'refresh_token', 'role_grant', 'session'],
  giving: ['account', 'audit', 'contribution', 'contribution_pending', 'contribution_total', 'county', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'payment', 'payment_event', 'pledge', 'project', 'project_total', 'province', 'receipt', 'receipt_counter', 'refresh_token', 'role_grant', 'session'],
  receipts: ['account', 'audit', 'contribution', 'contribution_pending', 'contribution_total', 'county', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'payment', 'payment_event', 'pledge', 'project', 'project_total', 'province', 'receipt', 'receipt_counter', 'refresh_token', 'role_grant', 'session'],
  'session-refresh': ['account', 'audit', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session'],
  'sign-in': ['account', 'audit', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session'],
  'sign-out': ['account', 'audit', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session'],
} as const;

const jobReach = {
  'assignments.lapse': ['assignment', 'audit', 'county', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'province'],
  'assignments.stand-down': ['assignment', 'audit', 'county', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'province'],
  'contributions.erase': ['audit', 'contribution', 'contribution_pending', 'contribution_total', 'project_total'],
  'contributions.fold': ['audit', 'contribution', 'contribution_pending', 'contribution_total', 'project_total'],
  'contributions.fold-schedule': ['audit', 'contribution', 'contribution_pending', 'contribution_total', 'project_total'],
  'held-payments.refund': ['account', 'audit', 'contribution', 'contribution_pending', 'contribution_total', 'county', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'payment', 'payment_cure', 'payment_event', 'pledge', 'project', 'project_total', 'province', 'receipt', 'receipt_counter', 'refresh_token', 'role_grant', 'session'],
  'held-payments.remind': ['account', 'audit', 'contribution', 'contribution_pending', 'contribution_total', 'county', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'payment', 'payment_cure', 'payment_event', 'pledge', 'project', 'project_total', 'province', 'receipt', 'receipt_counter', 'refresh_token', 'role_grant', 'session'],
  'identity.erase': ['account', 'audit', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session'],
  'identity.send-code': ['account', 'audit', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session'],
  'imports.commit': ['account', 'audit', 'import_batch', 'import_rejected_row', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session'],
  'imports.erase': ['account', 'audit', 'import_batch', 'import_rejected_row', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session'],
  'imports.preview': ['account', 'audit', 'import_batch', 'import_rejected_row', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session'],
  'matching.end-lost-runs': ['assignment', 'audit', 'county', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'province'],
  'matching.erase-snapshots': ['assignment', 'audit', 'county', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'province'],
  'matching.offer-need': ['assignment', 'audit', 'county', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'province'],
  'matching.offer-person': ['assignment', 'audit', 'county', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'province'],
  'matching.propose': ['assignment', 'audit', 'county', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'province'],
  'matching.replay': ['assignment', 'audit', 'county', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'province'],
  'notifications.deliver': ['audit', 'message_attempt', 'notification'],
  'notifications.erase': ['audit', 'message_attempt', 'notification'],
  'outbox.keep-partitions': ['audit', 'message_attempt', 'notification', 'outbox', 'processed'],
  'outbox.raise-alarm': ['audit', 'message_attempt', 'notification', 'outbox', 'processed'],
  'payments.reconcile': ['account', 'audit', 'contribution', 'contribution_pending', 'contribution_total', 'county', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'payment', 'payment_event', 'pledge', 'project', 'project_total', 'province', 'receipt', 'receipt_counter', 'refresh_token', 'role_grant', 'session'],
  'payments.tell-staff': ['account', 'audit', 'contribution', 'contribution_pending', 'contribution_total', 'county', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'payment', 'payment_event', 'pledge', 'project', 'project_total', 'province', 'receipt', 'receipt_counter', 'refresh_token', 'role_grant', 'session'],
  'pledges.erase': ['account', 'audit', 'county', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'pledge', 'project', 'project_total', 'province', 'refresh_token', 'role_grant', 'session'],
  'pledges.expire': ['account', 'audit', 'county', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'pledge', 'project', 'project_total', 'province', 'refresh_token', 'role_grant', 'session'],
  'volunteers.erase': ['account', 'assignment', 'audit', 'availability_window', 'county', 'credential', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'province', 'refresh_token', 'role_grant', 'session', 'volunteer'],
} as const;

/** Tables by act: of jobs and schedules, and of what is done for people before or without knowing who they are. */
export const reach = { ...serviceReach, ...jobReach };

/** What `asService` may be asked for. */
export type ServiceName = keyof typeof serviceReach;
