import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepers } from '../../keepers.ts';
import { askErasure } from './ask-erasure.ts';
import { erasePeople } from './erase-people.ts';
import { listTombstones } from './list-tombstones.ts';
import { replayTombstones } from './replay-tombstones.ts';
import { showErasure } from './show-erasure.ts';

let world: World;
let volunteer: MadeVolunteer;
beforeEach(async () => {
  world = await openWorld();
  volunteer = await aVolunteer(world);
});
afterEach(() => world.close());

const rows = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query<Record<string, unknown>>(sql, values)).rows;
const eraseNow = async () => {
  const { version } = await showErasure(volunteer.ctx, keepers);
  await askErasure(volunteer.ctx, keepers, version);
  world.clock.advance(7 * 86_400_000);
  return erasePeople(world.asJob('privacy.erase'), keepers);
};

describe('stones', () => {
  const people = 'account volunteer'.split(' ');

  it('erase again whoever a backup brought back, by the list that was written out before, and once', async () => {
    const stays = await aVolunteer(world);
    for (const table of people) await rows(`create temp table kept_${table} as select * from ${table}`);
    await eraseNow();
    const kept = await listTombstones(world.asOperator());
    // The backup: rows as they were, and no stone.
    await rows('delete from erasure_tombstone');
    await rows("update erasure_request set state = 'waiting', ended_at = null").catch(() => undefined);
    await rows('set session_replication_role = replica').catch(() => undefined);
    await rows('delete from erasure_request');
    for (const table of people) {
      await rows(`update ${table} t set mobile = k.mobile from kept_${table} k where k.id = t.id`);
      await rows(`update ${table} set erased_at = null`);
    }
    await rows(
      'update volunteer v set account_id = k.account_id, first_name = k.first_name from kept_volunteer k where k.id = v.id',
    );
    await rows('set session_replication_role = origin').catch(() => undefined);
    expect(await rows("select from volunteer where first_name = 'سارا'")).toHaveLength(2);
    expect(await replayTombstones(world.asOperator(), keepers, kept)).toBe(1);
    expect(await replayTombstones(world.asOperator(), keepers, kept)).toBe(0);
    expect(await rows("select id from volunteer where first_name = 'سارا'")).toEqual([{ id: stays.id }]);
    expect(await rows('select id from account where erased_at is not null')).toEqual([
      { id: volunteer.accountId },
    ]);
    expect(await rows("select target_id from audit where action = 'privacy.replayed'")).toEqual([
      { target_id: volunteer.accountId },
    ]);
  });

  it('are read and replayed by whoever sits at the host, and by no officer of a province', async () => {
    const officer = await world.asStaff('officer', 'IR-09');
    await expect(listTombstones(officer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(replayTombstones(officer, keepers)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listTombstones(volunteer.ctx)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
