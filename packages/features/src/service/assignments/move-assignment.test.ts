import { readdirSync, readFileSync } from 'node:fs';
import { withTransaction } from '@hamyar/db';
import { assignmentStates, mayMoveAssignment } from '@hamyar/domain';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptOffer } from './accept-offer.ts';
import { moveAssignment } from './move-assignment.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const made = async () => {
  const volunteer = await aVolunteer(world);
  const need = await aNeed(world);
  return { volunteer, id: await anOffer(world, volunteer, need.slotIds[0] ?? '') };
};

describe('an assignment', () => {
  it('moves as the machine of the domain says, from every state to every other', async () => {
    const { id } = await made();
    const clockwork = world.asOperator();
    for (const from of assignmentStates)
      for (const to of assignmentStates) {
        await world.owner.query('update assignment set state = $2 where id = $1', [id, from]);
        const moved = await withTransaction(clockwork, (tx) => moveAssignment(clockwork, tx, id, to));
        expect(moved, `${from} → ${to}`).toBe(mayMoveAssignment(from, to));
      }
  });

  it('changes its state nowhere else in the house', () => {
    const features = new URL('../../', import.meta.url).pathname;
    const elsewhere = readdirSync(features, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .filter((path) => path !== 'service/assignments/move-assignment.ts')
      // Passes places to the record that stays; their states stay as they are.
      .filter((path) => path !== 'service/assignments/pass-assignments.ts')
      .filter((path) =>
        /update\(assignment\)|update assignment\b/.test(readFileSync(`${features}${path}`, 'utf8')),
      );
    expect(elsewhere).toEqual([]);
    const passing = readFileSync(`${features}service/assignments/pass-assignments.ts`, 'utf8');
    expect(passing.match(/\.set\(.*\)/g)).toEqual(['.set({ volunteerId: toId })']);
  });

  it('that ended because nobody came is over: accepting it again is refused, and its place is free', async () => {
    const { volunteer, id } = await made();
    await acceptOffer(volunteer.ctx, id);
    await world.owner.query("update assignment set state = 'no_show' where id = $1", [id]);
    await expect(acceptOffer(volunteer.ctx, id)).rejects.toMatchObject({ reason: 'assignment.over' });
    const { rows } = await world.owner.query(
      'select r.taken from role_slot r join assignment a on a.role_slot_id = r.id where a.id = $1',
      [id],
    );
    expect(rows).toEqual([{ taken: 0 }]);
  });
});
