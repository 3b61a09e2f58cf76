// Written by `pnpm generate` from the code that each act of the platform itself can come to: which tables it may touch.
// Row-level security shows it no row of any other.

const serviceReach = {
  'claim-profile': ['account', 'audit', 'availability_window', 'credential', 'session', 'volunteer'],
  gateway: ['audit', 'contribution', 'contribution_pending', 'contribution_recorded', 'contribution_total', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'payment', 'payment_event', 'pledge', 'project', 'project_total', 'receipt', 'receipt_counter', 'role_grant'],
  giving: ['audit', 'contribution', 'contribution_pending', 'contribution_recorded', 'contribution_total', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'otp_budget', 'payment', 'payment_event', 'pledge', 'project', 'project_total', 'receipt', 'receipt_counter', 'role_grant'],
  'list-conflicts': ['audit', 'availability_window', 'credential', 'volunteer'],
  receipts: ['audit', 'payment', 'payment_event', 'pledge', 'project', 'receipt'],
  'session-refresh': ['audit', 'message_attempt', 'notification', 'refresh_token', 'role_grant', 'session'],
  'sign-in': ['account', 'audit', 'kept_form', 'known_browser', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session', 'volunteer'],
  'sign-out': ['audit', 'session'],
  'undelivered-texts': ['audit', 'message_attempt', 'notification'],
} as const;

const jobReach = {
  'assignments.lapse': ['assignment', 'audit', 'message_attempt', 'need', 'notification', 'role_slot', 'shift', 'volunteer'],
  'assignments.stand-down': ['assignment', 'audit', 'message_attempt', 'need', 'notification', 'role_slot', 'shift', 'volunteer'],
  'contributions.erase': ['audit', 'contribution', 'contribution_pending', 'contribution_recorded', 'contribution_total', 'ledger_account', 'ledger_entry', 'project_total'],
  'contributions.fold': ['audit', 'contribution', 'contribution_pending', 'contribution_recorded', 'contribution_total', 'ledger_account', 'ledger_entry', 'project_total'],
  'contributions.fold-schedule': ['audit', 'contribution', 'contribution_pending', 'contribution_recorded', 'contribution_total', 'ledger_account', 'ledger_entry', 'project_total'],
  'held-payments.refund': ['account', 'audit', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'payment', 'payment_event', 'payment_resolution', 'pledge', 'project', 'receipt', 'role_grant'],
  'held-payments.remind': ['account', 'audit', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'payment', 'payment_event', 'payment_resolution', 'pledge', 'project', 'receipt', 'role_grant'],
  'identity.erase': ['account', 'audit', 'kept_form', 'known_browser', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session', 'volunteer'],
  'identity.send-code': ['account', 'audit', 'kept_form', 'known_browser', 'message_attempt', 'notification', 'otp_budget', 'otp_challenge', 'refresh_token', 'role_grant', 'session', 'volunteer'],
  'imports.commit': ['account', 'audit', 'availability_window', 'contribution', 'credential', 'import_batch', 'import_rejected_row', 'import_warning', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'need', 'role_slot', 'session', 'shift', 'volunteer'],
  'imports.erase': ['account', 'audit', 'availability_window', 'contribution', 'credential', 'import_batch', 'import_rejected_row', 'import_warning', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'need', 'role_slot', 'session', 'shift', 'volunteer'],
  'imports.preview': ['account', 'audit', 'availability_window', 'contribution', 'credential', 'import_batch', 'import_rejected_row', 'import_warning', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'need', 'role_slot', 'session', 'shift', 'volunteer'],
  'imports.undo': ['account', 'audit', 'availability_window', 'contribution', 'credential', 'import_batch', 'import_rejected_row', 'import_warning', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'need', 'role_slot', 'session', 'shift', 'volunteer'],
  'matching.end-lost-runs': ['assignment', 'audit', 'availability_window', 'credential', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'need', 'notification', 'role_slot', 'shift', 'volunteer'],
  'matching.erase-snapshots': ['assignment', 'audit', 'availability_window', 'credential', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'need', 'notification', 'role_slot', 'shift', 'volunteer'],
  'matching.offer-need': ['assignment', 'audit', 'availability_window', 'credential', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'need', 'notification', 'role_slot', 'shift', 'volunteer'],
  'matching.offer-person': ['assignment', 'audit', 'availability_window', 'credential', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'need', 'notification', 'role_slot', 'shift', 'volunteer'],
  'matching.propose': ['assignment', 'audit', 'availability_window', 'credential', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'need', 'notification', 'role_slot', 'shift', 'volunteer'],
  'matching.replay': ['assignment', 'audit', 'availability_window', 'credential', 'matching_approval', 'matching_run', 'matching_setting', 'matching_snapshot', 'message_attempt', 'need', 'notification', 'role_slot', 'shift', 'volunteer'],
  'needs.close-past': ['assignment', 'audit', 'message_attempt', 'need', 'need_opening', 'need_touched', 'notification', 'province', 'role_slot', 'shift', 'volunteer'],
  'needs.finish-closing': ['assignment', 'audit', 'message_attempt', 'need', 'need_opening', 'need_touched', 'notification', 'province', 'role_slot', 'shift', 'volunteer'],
  'needs.fold-openings': ['assignment', 'audit', 'message_attempt', 'need', 'need_opening', 'need_touched', 'notification', 'province', 'role_slot', 'shift', 'volunteer'],
  'notifications.deliver': ['audit', 'message_attempt', 'notification'],
  'notifications.erase': ['audit', 'message_attempt', 'notification'],
  'notifications.resume': ['audit', 'message_attempt', 'notification'],
  'notifications.settle': ['audit', 'message_attempt', 'notification'],
  'payments.erase': ['audit', 'contribution', 'contribution_pending', 'contribution_recorded', 'contribution_total', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'payment', 'payment_event', 'pledge', 'project', 'project_total', 'receipt', 'receipt_counter', 'role_grant'],
  'payments.reconcile': ['audit', 'contribution', 'contribution_pending', 'contribution_recorded', 'contribution_total', 'ledger_account', 'ledger_entry', 'ledger_transaction', 'message_attempt', 'notification', 'payment', 'payment_event', 'pledge', 'project', 'project_total', 'receipt', 'receipt_counter', 'role_grant'],
  'payments.tell-staff': ['audit', 'message_attempt', 'notification', 'payment', 'role_grant'],
  'pledges.erase': ['audit', 'pledge'],
  'pledges.expire': ['audit', 'pledge'],
  'system.keep-partitions': ['audit', 'message_attempt', 'notification', 'role_grant'],
  'system.raise-alarm': ['audit', 'message_attempt', 'notification', 'role_grant'],
  'volunteers.erase': ['account', 'assignment', 'audit', 'availability_window', 'credential', 'need', 'role_slot', 'session', 'shift', 'volunteer'],
} as const;

/** Tables by act: of jobs and schedules, and of what is done for people before or without knowing who they are. */
export const reach = { ...serviceReach, ...jobReach };

/** What `asService` may be asked for. */
export type ServiceName = keyof typeof serviceReach;
