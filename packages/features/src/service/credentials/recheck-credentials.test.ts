import { actingAs } from '@hamyar/platform';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { assignmentsChecks } from '../assignments/checks.ts';
import { takePlace } from '../assignments/take-place.ts';
import { saveProfile } from '../volunteers/save-profile.ts';
import { credentialsChecks } from './checks.ts';
import { listCredentials } from './list-credentials.ts';
import { rejectCredential } from './reject-credential.ts';
import { revealCredential } from './reveal-credential.ts';
import { revokeCredential } from './revoke-credential.ts';
import { showCredential } from './show-credential.ts';
import { submitCredential } from './submit-credential.ts';
import { verifyCredential } from './verify-credential.ts';

let world: World;
let officer: Ctx;
beforeAll(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterAll(async () => {
  for (const check of [...credentialsChecks, ...assignmentsChecks])
    expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await world.close();
});

const changed = { code: 'conflict', reason: 'case.changed' };
let numbers = 11_111;
const give = (volunteer: MadeVolunteer) =>
  submitCredential(volunteer.ctx, { issuingBody: 'psychology_organisation', number: String(numbers++) });
const seen = async (credentialId: string) => ({
  credentialId,
  version: (await revealCredential(officer, credentialId)).version,
});
const queued = async () => (await listCredentials(officer, { limit: 50 })).items.map(({ id }) => id);
const stateOf = async (assignmentId: string) =>
  (await world.owner.query('select state from assignment where id = $1', [assignmentId])).rows[0].state;
const placeFor = async (volunteer: MadeVolunteer, inHours: number) => {
  const need = await aNeed(world, { shifts: [{ inHours, hours: 2 }] });
  return anOffer(world, volunteer, need.slotIds[0] ?? '');
};
const rename = (volunteer: MadeVolunteer, lastName: string) => saveProfile(volunteer.ctx, { lastName });

/** A volunteer with a confirmed licence and a place that stands on it, who then changed their name. */
async function renamed() {
  const volunteer = await aVolunteer(world, { verified: false });
  const { id } = await give(volunteer);
  await verifyCredential(officer, await seen(id));
  const held = await placeFor(volunteer, 24);
  await acceptOffer(volunteer.ctx, held);
  const before = await seen(id);
  await rename(volunteer, 'دیگری');
  return { volunteer, id, held, before };
}

describe('what an officer has open', () => {
  it('is not confirmed or refused with another number than the one revealed', async () => {
    const volunteer = await aVolunteer(world, { verified: false });
    const { id } = await give(volunteer);
    const { version } = await revealCredential(officer, id);
    await give(volunteer);
    const open = { credentialId: id, version };
    await expect(verifyCredential(officer, open)).rejects.toMatchObject(changed);
    await expect(rejectCredential(officer, { ...open, reason: 'not_found' })).rejects.toMatchObject(changed);
    expect(await showCredential(officer, id)).toMatchObject({ status: 'unverified', verifiedAt: null });
    expect(await verifyCredential(officer, await seen(id))).toMatchObject({ status: 'verified' });
    await expect(verifyCredential(officer, open)).rejects.toMatchObject(changed);
  });

  it('is not confirmed, nor revoked, under another name than the one shown', async () => {
    const volunteer = await aVolunteer(world, { verified: false });
    const { id } = await give(volunteer);
    const open = await seen(id);
    await rename(volunteer, 'نامی‌دیگر');
    await expect(verifyCredential(officer, open)).rejects.toMatchObject(changed);
    await verifyCredential(officer, await seen(id));
    const late = revokeCredential(officer, { ...open, reason: 'not_genuine' });
    await expect(late).rejects.toMatchObject(changed);
  });

  it('and a new name saved at the same moment never leave a licence confirmed unseen', async () => {
    for (let round = 0; round < 5; round++) {
      const volunteer = await aVolunteer(world, { verified: false });
      const { id } = await give(volunteer);
      await Promise.allSettled([
        verifyCredential(officer, await seen(id)),
        rename(volunteer, ['آبی', 'سبز', 'زرد', 'سرخ', 'سفید'][round] ?? ''),
      ]);
      expect((await showCredential(officer, id)).status).toBe('unverified');
    }
  });
});

describe('a name changed after the confirmation', () => {
  it('opens the check again: the queue has it, its holder is told, and it counts for nothing new', async () => {
    const { volunteer, id, held } = await renamed();
    expect(await queued()).toContain(id);
    expect(await showCredential(officer, id)).toMatchObject({
      status: 'unverified',
      recheckSince: expect.any(String),
    });
    const { rows } = await world.owner.query(
      `select n.template, n.recipient_mobile from notification n where account_id = $1
       and exists (select from audit where action = 'credential.recheck_opened' and target_id = $2)`,
      [volunteer.accountId, id],
    );
    expect(rows).toContainEqual({ template: 'credential_recheck', recipient_mobile: null });
    expect(await stateOf(held)).toBe('accepted');
    const slot = (await aNeed(world, { shifts: [{ inHours: 72, hours: 2 }] })).slotIds[0] ?? '';
    await expect(takePlace(volunteer.ctx, slot)).rejects.toMatchObject({ reason: 'assignment.not_eligible' });
    const offer = await placeFor(volunteer, 48);
    await expect(acceptOffer(volunteer.ctx, offer)).rejects.toBeDefined();
  });

  it('confirmed anew counts again', async () => {
    const { volunteer, id, before } = await renamed();
    await expect(verifyCredential(officer, before)).rejects.toMatchObject(changed);
    expect(await verifyCredential(officer, await seen(id))).toMatchObject({ status: 'verified' });
    expect(await queued()).not.toContain(id);
    await acceptOffer(volunteer.ctx, await placeFor(volunteer, 48));
  });

  it('refused is confirmed no more: the places that stood on it are given back', async () => {
    const { id, held } = await renamed();
    const refusal = { ...(await seen(id)), reason: 'name_differs' as const };
    expect(await rejectCredential(officer, refusal)).toMatchObject({ status: 'rejected', verifiedAt: null });
    expect(await stateOf(held)).toBe('rejected');
    expect(await queued()).not.toContain(id);
  });

  it('is nobody’s to confirm for themselves', async () => {
    const { volunteer, id } = await renamed();
    if (officer.actor.kind !== 'staff') throw new Error('staff expected');
    const self = actingAs(officer, { ...officer.actor, accountId: volunteer.accountId });
    await expect(verifyCredential(self, await seen(id))).rejects.toMatchObject({ reason: 'credential.own' });
  });
});

it('the same name saved again opens nothing', async () => {
  const volunteer = await aVolunteer(world);
  await rename(volunteer, 'همان');
  await world.owner.query('update credential set recheck_since = null where volunteer_id = $1', [
    volunteer.id,
  ]);
  await rename(volunteer, 'همان');
  const { rows } = await world.owner.query('select recheck_since from credential where volunteer_id = $1', [
    volunteer.id,
  ]);
  expect(rows).toEqual([{ recheck_since: null }]);
});

it('a new number after the confirmation waits for its own check, and the old one is no proof of it', async () => {
  const volunteer = await aVolunteer(world, { verified: false });
  const { id } = await give(volunteer);
  await verifyCredential(officer, await seen(id));
  const next = await give(volunteer);
  expect(next.id).not.toBe(id);
  expect(await queued()).toContain(next.id);
  expect(await showCredential(officer, next.id)).toMatchObject({ status: 'unverified', verifiedAt: null });
});
