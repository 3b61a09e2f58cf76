import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { systemChecks } from './checks.ts';
import { listDeadJobs } from './list-dead-jobs.ts';
import { raiseAlarm } from './raise-alarm.ts';
import { settleDeadJobs } from './settle-dead-jobs.ts';

let world: World;
let nation: Ctx;
beforeEach(async () => {
  await world?.close();
  world = await openWorld();
  nation = await world.asStaff('national', null);
});
afterAll(() => world.close());

/** A job in some state; dead ones died at `diedAt`. */
async function aJob(state: number, diedAt = '2026-11-21T08:00:00Z'): Promise<string> {
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into outbox (topic, key, payload, state, tries, last_error, done_at)
     values ('notifications.deliver', 'k', '{}', $1, 8, 'away', $2) returning id`,
    [state, state < 2 ? null : diedAt],
  );
  return rows[0]?.id ?? '';
}
const stateOf = async (id: string) =>
  (await world.owner.query('select state, tries from outbox where id = $1', [id])).rows[0];
/** What the page of dead work carries of these. */
const seen = async (...ids: string[]) =>
  (await listDeadJobs(nation, { limit: 50 })).items.filter(({ id }) => ids.includes(id));
const alarms = async () =>
  (await world.owner.query("select account_id, params from notification where template = 'promises_dead'"))
    .rows;

describe('dead jobs', () => {
  it('are listed newest first, page by page, and nothing else is', async () => {
    await aJob(1);
    const first = await aJob(3);
    await aJob(2);
    const second = await aJob(3);
    const top = await listDeadJobs(nation, { limit: 1 });
    expect(top).toMatchObject({ items: [{ id: second, tries: 8, lastError: 'away' }], dead: 2, open: 1 });
    const rest = await listDeadJobs(nation, { limit: 1, cursor: top.next ?? '' });
    expect(rest).toMatchObject({ items: [{ id: first }], next: null });
  });

  it('are due again from the first try when a person says so, or set aside for good', async () => {
    const one = await aJob(3);
    const other = await aJob(3);
    expect(await settleDeadJobs(nation, { dead: await seen(one), decision: 'again' })).toBe(1);
    expect(await settleDeadJobs(nation, { dead: await seen(other), decision: 'set_aside' })).toBe(1);
    expect(await stateOf(one)).toEqual({ state: 0, tries: 0 });
    expect(await stateOf(other)).toEqual({ state: 4, tries: 8 });
    const { rows } = await world.owner.query(
      "select action, actor_kind from audit where target_type = 'outbox' order by id",
    );
    expect(rows).toEqual([
      { action: 'outbox.sent_again', actor_kind: 'staff' },
      { action: 'outbox.set_aside', actor_kind: 'staff' },
    ]);
  });

  it('are decided once: of two people the second changes nothing, and what is not dead stays as it is', async () => {
    const ids = [await aJob(3), await aJob(2), await aJob(1)];
    const [shown] = await seen(...ids);
    const dead = ids.map((id) => ({ id, version: shown?.version ?? '' }));
    const counts = await Promise.all([
      settleDeadJobs(nation, { dead, decision: 'again' }),
      settleDeadJobs(nation, { dead, decision: 'set_aside' }),
    ]);
    expect(counts.sort()).toEqual([0, 1]);
    expect([await stateOf(ids[1] ?? ''), await stateOf(ids[2] ?? '')]).toMatchObject([
      { state: 2 },
      { state: 1 },
    ]);
  });

  it('that came back and died anew are not what somebody saw: nothing is decided', async () => {
    const [one, other] = [await aJob(3), await aJob(3)];
    const dead = await seen(one, other);
    await settleDeadJobs(nation, { dead: await seen(one), decision: 'again' });
    await world.owner.query("update outbox set state = 3, done_at = '2026-11-21T09:00:00Z' where id = $1", [
      one,
    ]);
    const late = settleDeadJobs(nation, { dead, decision: 'set_aside' });
    await expect(late).rejects.toMatchObject({ code: 'conflict', reason: 'case.changed' });
    expect([await stateOf(one), await stateOf(other)]).toMatchObject([{ state: 3 }, { state: 3 }]);
  });

  it('are for the nation’s staff alone', async () => {
    for (const [role, province] of [
      ['officer', 'IR-09'],
      ['council', 'IR-09'],
      ['auditor', null],
    ] as const) {
      const ctx = await world.asStaff(role, province);
      await expect(listDeadJobs(ctx, { limit: 1 })).rejects.toThrow('role_lacks_permission');
      expect(() => settleDeadJobs(ctx, { dead: [], decision: 'again' })).toThrow('role_lacks_permission');
    }
  });
});

describe('the alarm', () => {
  const clockwork = () => world.asJob('system.raise-alarm');

  it('tells every national once, and nobody while nothing is dead', async () => {
    await aJob(2);
    expect(await raiseAlarm(clockwork())).toBe(0);
    await aJob(3);
    await world.asStaff('officer', 'IR-09');
    await world.asStaff('national', null);
    expect(await raiseAlarm(clockwork())).toBe(2);
    expect(await raiseAlarm(clockwork())).toBe(0);
    expect(await alarms()).toMatchObject([{ params: { count: '1' } }, { params: { count: '1' } }]);
  });

  it('comes again for a newer death only, and only after the last one was read', async () => {
    await aJob(3, '2026-11-21T08:00:00Z');
    await raiseAlarm(clockwork());
    await aJob(3, '2026-11-21T09:00:00Z');
    world.clock.set('2026-11-21T09:01:00Z');
    expect(await raiseAlarm(clockwork())).toBe(0);
    await world.owner.query('update notification set read_at = now()');
    expect(await raiseAlarm(clockwork())).toBe(1);
    await world.owner.query('update notification set read_at = now()');
    expect(await raiseAlarm(clockwork())).toBe(0);
  });
});

describe('the days of the outbox', () => {
  const keep = () => world.pool.query('select keep_delivery_partitions()');
  const partitions = async (parent: string) =>
    (
      await world.owner.query<{ name: string }>(
        `select relid::regclass::text as name from pg_partition_tree($1) where isleaf order by 1`,
        [parent],
      )
    ).rows.map((row) => row.name);
  /** A job of so many days ago, as a database without upkeep would hold it. */
  const old = (days: number, state: number) =>
    world.owner.query(
      `insert into outbox (id, topic, key, payload, state)
       values (uuid_from(now() - $1 * interval '1 day'), 'test', $2, '{}', $3)`,
      [days, `${days} ${state}`, state],
    );
  const kept = async () =>
    (await world.owner.query<{ key: string }>('select key from outbox order by id')).rows.map(
      (row) => row.key,
    );

  it('three days ahead have their partition, however often it is asked for', async () => {
    await keep();
    const before = await partitions('outbox');
    await keep();
    expect(await partitions('outbox')).toEqual(before);
    const { rows } = await world.owner.query<{ name: string }>(
      "select 'outbox_' || to_char(current_date + n, 'YYYYMMDD') as name from generate_series(0, 3) n",
    );
    expect(before).toEqual(expect.arrayContaining(rows.map((row) => row.name)));
    expect(await partitions('processed')).toHaveLength(before.length);
  });

  it('what fell outside the days there are is moved to its own when that is made', async () => {
    await old(2, 2);
    await keep();
    const { rows } = await world.owner.query<{ tableoid: string }>(
      'select tableoid::regclass::text as tableoid from outbox',
    );
    expect(rows[0]?.tableoid).toMatch(/^outbox_\d{8}$/);
    expect(await kept()).toEqual(['2 2']);
  });

  it('are dropped after a week, unless something of that day is open or dead', async () => {
    await old(6, 2);
    await keep();
    for (const [day, state] of [
      [20, 2],
      [21, 3],
      [22, 0],
      [23, 4],
    ] as const) {
      await world.owner.query(
        `create table outbox_${day} partition of outbox for values from (uuid_from(current_date - ${day})) to (uuid_from(current_date - ${day} + 1))`,
      );
      await world.owner.query(
        `do $$ begin execute format('alter table outbox_${day} rename to %I', 'outbox_' || to_char(current_date - ${day}, 'YYYYMMDD')); end $$`,
      );
      await world.owner.query(
        `insert into outbox (id, topic, key, payload, state)
         values (uuid_from((current_date - ${day})::timestamptz), 'test', '${day} ${state}', '{}', ${state})`,
      );
    }
    await keep();
    expect(await kept()).toEqual(['22 0', '21 3', '6 2']);
  });

  it('cannot be dropped by the application in any other way', async () => {
    await expect(world.pool.query('drop table outbox')).rejects.toThrow('must be owner');
    await expect(world.pool.query('delete from outbox')).rejects.toThrow('permission denied');
    await expect(world.pool.query('delete from processed')).rejects.toThrow('permission denied');
  });
});

it('every invariant of the outbox holds, and a breach is found', async () => {
  const id = await aJob(3);
  await raiseAlarm(world.asJob('system.raise-alarm'));
  await settleDeadJobs(nation, { dead: await seen(id), decision: 'set_aside' });
  for (const check of systemChecks)
    expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await aJob(4);
  await aJob(2);
  await world.owner.query(
    "insert into outbox (topic, key, payload, next_at) values ('t', 'k', '{}', now() - interval '2 hours')",
  );
  const found: (number | null)[] = [];
  for (const check of systemChecks) found.push((await world.owner.query(check.sql)).rowCount);
  expect(found).toEqual([1, 0, 1, 1]);
});
