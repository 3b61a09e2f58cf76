import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariant 5 of the product: every promise is done, or younger than its bound, or dead with an alarm. */
export const systemChecks: readonly FeatureCheck[] = [
  {
    title: 'a promise that is due is taken within the hour',
    sql: "select id, topic, state, next_at from outbox where state in (0, 1) and next_at < now() - interval '1 hour'",
  },
  {
    title: 'national staff heard of every promise that died more than an hour ago',
    sql: `select o.id, o.topic from outbox o where o.state = 3 and coalesce(o.done_at, o.next_at) < now() - interval '1 hour'
      and exists (select from role_grant where role = 'national' and revoked_at is null)
      and not exists (select from notification n where n.template = 'promises_dead')`,
  },
  {
    title: 'a promise that is done is recorded as kept',
    sql: 'select id, topic from outbox o where state = 2 and not exists (select from processed p where p.outbox_id = o.id)',
  },
  {
    title: 'a promise that a person decided has its audit row',
    sql: `select id from outbox o where state = 4 and not exists (select from audit a
      where a.target_type = 'outbox' and a.target_id = o.id::text and a.action = 'outbox.set_aside')`,
  },
];
