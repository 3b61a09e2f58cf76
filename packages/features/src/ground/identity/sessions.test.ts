import { withTransaction } from '@hamyar/db';
import { deviceOf } from '@hamyar/domain';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSession } from './end-session.ts';
import { listSessions } from './list-sessions.ts';
import { openSession } from './open-session.ts';
import { actorOfSession } from './queries.ts';

let world: World;
let volunteer: MadeVolunteer;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  volunteer = await aVolunteer(world);
});
afterAll(() => world.close());

/** The person in a session of their own. */
const enter = async (
  { accountId }: MadeVolunteer = volunteer,
  agent = '',
): Promise<Ctx & { sessionId: string }> => {
  const job = world.asJob('identity.send-code');
  const { sessionId } = await withTransaction(job, (tx) =>
    openSession(job, tx, accountId, { factor: 'text', agent }),
  );
  return { ...world.as({ kind: 'person', accountId, sessionId, isVolunteer: true }), sessionId };
};
const isOpen = async ({ sessionId }: { sessionId: string }) =>
  (await actorOfSession(world.as(), sessionId)) !== null;

it('somebody sees where they are signed in, on what, and which session asks', async () => {
  const phone = await enter(volunteer, 'Mozilla/5.0 (Linux; Android 14) Chrome/140');
  const desk = await enter();
  expect((await listSessions(desk)).items).toMatchObject([
    { id: desk.sessionId, device: null, isThis: true },
    { id: phone.sessionId, device: 'android', isThis: false },
  ]);
});

it('ends one, and ended twice it is ended', async () => {
  const [here, there] = [await enter(), await enter()];
  await endSession(here, there.sessionId);
  await endSession(here, there.sessionId);
  expect([await isOpen(here), await isOpen(there)]).toEqual([true, false]);
  expect((await listSessions(here)).items).toHaveLength(1);
});

it('ends all others at once and stays itself', async () => {
  const [here, ...others] = [await enter(), await enter(), await enter()];
  if (!here) throw new Error('a session');
  await endOtherSessions(here);
  expect([await isOpen(here), ...(await Promise.all(others.map(isOpen)))]).toEqual([true, false, false]);
});

it('ends no session of another, and does not tell that there is one', async () => {
  const [here, theirs] = [await enter(), await enter(await aVolunteer(world))];
  await expect(endSession(here, theirs.sessionId)).rejects.toMatchObject({ reason: 'session.unknown' });
  await endOtherSessions(here);
  expect(await isOpen(theirs)).toBe(true);
  expect((await listSessions(here)).items.map(({ id }) => id)).not.toContain(theirs.sessionId);
  await expect(listSessions(world.as())).rejects.toMatchObject({ code: 'unauthenticated' });
});

it.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 'iphone'],
  ['Mozilla/5.0 (Linux; Android 14)', 'android'],
  ['Mozilla/5.0 (Windows NT 10.0)', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64)', 'linux'],
  ['', null],
])('%s is %s', (agent, device) => {
  expect(deviceOf(agent)).toBe(device);
});
