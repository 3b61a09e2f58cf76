import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of messages; each query returns the rows that break it. */
export const notificationsChecks: readonly FeatureCheck[] = [
  {
    title: 'a notification reaches someone: an account, a mobile number or both',
    sql: 'select id from notification where account_id is null and recipient_mobile is null',
  },
  {
    title: 'a notification has a purpose and a day of erasure',
    sql: "select id from notification where coalesce(purpose, '') = '' or retain_until is null",
  },
  {
    title: 'one job sends at most one text',
    sql: `select outbox_id, count(*) from message_attempt where state in ('sending', 'sent')
      group by outbox_id having count(*) > 1`,
  },
];
