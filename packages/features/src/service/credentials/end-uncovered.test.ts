import { withTransaction } from '@hamyar/db';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { assignmentsChecks } from '../assignments/checks.ts';
import { endUncovered } from './end-uncovered.ts';

let world: World;
beforeAll(async () => {
  // The check asks the real clock what is still to come.
  world = await openWorld({ now: '2126-11-21T08:30:00Z' });
});
afterAll(() => world.close());

const profession = 'psychologist';
const clockwork = () => world.asOperator();
const [check] = assignmentsChecks.filter(({ title }) => title.includes('needs a credential'));

/** A held place on 2127-01-10 in Tehran, from six in the evening to midnight. */
async function aHeldPlace() {
  const volunteer = await aVolunteer(world, { profession });
  const need = await aNeed(world, { shifts: [{ inHours: 50 * 24 + 6, hours: 6 }] });
  const assignmentId = await anOffer(world, volunteer, need.slotIds[0] ?? '', { expiresInHours: 40 * 24 });
  await acceptOffer(volunteer.ctx, assignmentId);
  return { volunteer, assignmentId };
}

describe('a held place', () => {
  it.each([
    ['a licence without days', {}, true],
    [
      'one for exactly that day, though the place ends as the next begins',
      { valid_from: '2127-01-10', valid_to: '2127-01-10' },
      true,
    ],
    ['one that ended the day before', { valid_to: '2127-01-09' }, false],
    ['one that begins the day after', { valid_from: '2127-01-11' }, false],
    ['one that is looked at again', { recheck_since: '2026-11-20' }, true],
    ['one that nobody confirmed', { verified_at: null }, false],
    ['one that was rejected', { rejected_at: '2026-11-20' }, false],
    ['one that was revoked', { revoked_at: '2026-11-20' }, false],
  ])('on %s is kept or ended, and the check of the database says the same', async (_case, facts, isKept) => {
    const { volunteer, assignmentId } = await aHeldPlace();
    for (const [column, value] of Object.entries(facts))
      await world.owner.query(`update credential set ${column} = $2 where volunteer_id = $1`, [
        volunteer.id,
        value,
      ]);
    const broken = await world.owner.query<{ id: string }>(check?.sql ?? '');
    expect(broken.rows.some(({ id }) => id === assignmentId)).toBe(!isKept);
    const ended = await withTransaction(clockwork(), (tx) =>
      endUncovered(clockwork(), tx, { volunteerId: volunteer.id, profession }),
    );
    expect(ended).toBe(isKept ? 0 : 1);
  });
});
