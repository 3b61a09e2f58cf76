import { outboxStates } from '@hamyar/delivery';
import type { FeatureCheck } from '../../kit/feature.ts';
import { rolesWith } from '../access/index.ts';
import { grantHolds } from '../identity/index.ts';

/** Invariant 5 of the product: every job is done, or younger than its bound, or dead with an alarm. */
export const systemChecks: readonly FeatureCheck[] = [
  {
    title: 'a job that is due is taken within the hour',
    sql: `select id, topic, state, next_at from outbox
      where state in (${outboxStates.new}, ${outboxStates.dispatched}) and next_at < now() - interval '1 hour'`,
  },
  {
    title: 'national staff heard of every job that died more than an hour ago',
    sql: `select o.id, o.topic from outbox o where o.state = ${outboxStates.dead} and coalesce(o.done_at, o.next_at) < now() - interval '1 hour'
      and exists (select from role_grant g where g.role = any (array[${rolesWith('system.manage')
        .map((role) => `'${role}'`)
        .join(', ')}])
        and ${grantHolds('g', 'now()')})
      and not exists (select from notification n where n.template = 'promises_dead')`,
  },
  {
    title: 'a job that is done is recorded as done',
    sql: `select id, topic from outbox o where state = ${outboxStates.done}
      and not exists (select from processed p where p.outbox_id = o.id)`,
  },
  {
    title: 'a job that a person decided has its audit row',
    sql: `select id from outbox o where state = ${outboxStates.setAside} and not exists (select from audit a
      where a.target_type = 'outbox' and a.target_id = o.id::text and a.action = 'outbox.set_aside')`,
  },
];
