import { systemChance } from '@hamyar/platform';
import { complaintDesk, substance, until, versionFor } from '@hamyar/testing/complaints';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveProfile } from '../../service/volunteers/save-profile.ts';
import { closeComplaints } from './close-complaints.ts';
import { confirmComplaint } from './confirm-complaint.ts';
import { decideComplaint } from './decide-complaint.ts';
import { eraseComplaints } from './erase-complaints.ts';
import { complaintsPrivacy } from './privacy.ts';
import { revealReporter } from './reveal-reporter.ts';

let world: World;
let desk: Awaited<ReturnType<typeof complaintDesk>>;
beforeAll(async () => {
  world = await openWorld();
  desk = await complaintDesk(world);
});
afterAll(() => world.close());

const upheld = { finding: 'upheld' as const, reason: 'دو گواه آن را دیده‌اند و انکار نشد.' };

/** As the jobs leave an account. */
const erased = (accountId: string) =>
  world.owner.query("update account set mobile = 'erased:' || id, erased_at = $2 where id = $1", [
    accountId,
    world.clock.now(),
  ]);

/** Somebody who signs up with a number. */
async function newcomer(mobile: string) {
  const accountId = systemChance.newId();
  await world.owner.query("insert into account (id, mobile, retain_until) values ($1, $2, '2031-01-01')", [
    accountId,
    mobile,
  ]);
  return world.as({ kind: 'person', accountId, sessionId: systemChance.newId(), isVolunteer: false });
}
const barsOfCase = async (complaintId: string) =>
  (
    await world.owner.query(
      `select account_id, mobile_index, national_id_index, ended_at is not null as over from person_bar
       where complaint_id = $1 and kind = 'bar'`,
      [complaintId],
    )
  ).rows;
const signsUp = (who: Awaited<ReturnType<typeof newcomer>>) =>
  saveProfile(who, { firstName: 'سارا', lastName: 'نمونه' });

describe('a bar', () => {
  it('holds for whoever is erased while the case is open and comes back with the number', async () => {
    const volunteer = await aVolunteer(world);
    const made = await desk.heard(volunteer);
    await erased(volunteer.accountId);
    const version = await versionFor(desk.handler, made.id);
    await decideComplaint(desk.handler, made.id, { version, ...upheld, barUntil: until });
    const seen = await versionFor(desk.second, made.id);
    await confirmComplaint(desk.second, made.id, { version: seen, agreed: true });
    await expect(signsUp(await newcomer(volunteer.mobile))).rejects.toMatchObject({
      reason: 'volunteer.barred',
    });
  });

  it('stays on whoever moved to another number, and is not put on who has the old one now', async () => {
    const volunteer = await aVolunteer(world);
    const made = await desk.barred(volunteer);
    await world.owner.query("update account set mobile = '+989990001122' where id = $1", [
      volunteer.accountId,
    ]);
    await expect(signsUp(await newcomer(volunteer.mobile))).resolves.toBeDefined();
    expect(await barsOfCase(made.id)).toMatchObject([{ account_id: volunteer.accountId, over: false }]);
  });

  it('is over after its day, and lets go of whom it knew once its case is erased', async () => {
    const volunteer = await aVolunteer(world);
    const made = await desk.barred(volunteer);
    await expect(
      world.owner.query('update person_bar set mobile_index = null where complaint_id = $1', [made.id]),
    ).rejects.toMatchObject({ code: 'HY002' });
    world.clock.advance(370 * 86_400_000);
    await closeComplaints(world.asJob('complaints.close'));
    await eraseComplaints(world.asJob('complaints.erase'));
    expect(await barsOfCase(made.id)).toMatchObject([{ account_id: volunteer.accountId, over: true }]);
    world.clock.advance(1_900 * 86_400_000);
    await eraseComplaints(world.asJob('complaints.erase'));
    expect(await barsOfCase(made.id)).toEqual([
      { account_id: null, mobile_index: null, national_id_index: null, over: true },
    ]);
  });
});

it('a suspension that a decision ends was ended by whoever decided', async () => {
  const made = await desk.heard(await aVolunteer(world), { severity: 'minor', suspend: true });
  const version = await versionFor(desk.handler, made.id);
  await decideComplaint(desk.handler, made.id, { version, ...upheld });
  const { rows } = await world.owner.query('select ended_by from person_bar where complaint_id = $1', [
    made.id,
  ]);
  const { actor } = desk.handler;
  expect(rows).toEqual([{ ended_by: actor.kind === 'staff' ? actor.accountId : null }]);
});

it('a copy of somebody’s data has their cases, each from their side, and no word of the other', async () => {
  const volunteer = await aVolunteer(world);
  const made = await desk.heard(volunteer);
  const { accountId, mobile, id: volunteerId } = volunteer;
  const copy = await complaintsPrivacy.export?.(world.asJob('privacy.make-copy'), {
    accountId,
    numberSince: new Date(0),
    mobile,
    volunteerId,
  });
  expect(copy?.sections['complaints']).toMatchObject([
    { side: 'concerned', state: 'in_hearing', text: substance, entries: [] },
  ]);
  expect(JSON.stringify(copy)).not.toMatch(/فرزندم/);
  expect(JSON.stringify(copy)).not.toContain(made.code);
});

it('of a reporter who is erased no number is shown', async () => {
  const reporter = await someone(world);
  const made = await desk.reported({}, await reporter.act());
  await erased(reporter.accountId);
  const shown = await revealReporter(desk.handler, made.id, 'پلیس نام گزارش‌دهنده را خواسته است.');
  expect(shown.mobile).toBeNull();
});
