import { actingAs } from '@hamyar/platform';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { assignmentsChecks } from '../assignments/checks.ts';
import { takePlace } from '../assignments/take-place.ts';
import { credentialsChecks } from './checks.ts';
import { revokeCredential } from './revoke-credential.ts';
import { showCredential } from './show-credential.ts';

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

const rows = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query<Record<string, unknown>>(sql, values)).rows;
const licenceOf = async (volunteer: MadeVolunteer): Promise<string> => {
  const [row] = await rows('select id from credential where volunteer_id = $1', [volunteer.id]);
  return String(row?.['id']);
};
const seen = async (credentialId: string) => ({
  credentialId,
  version: (await showCredential(officer, credentialId)).version,
});
const offered = async (volunteer: MadeVolunteer, inHours: number) => {
  const need = await aNeed(world, { shifts: [{ inHours, hours: 2 }] });
  return anOffer(world, volunteer, need.slotIds[0] ?? '');
};
const revoke = async (volunteer: MadeVolunteer, more: Partial<Parameters<typeof revokeCredential>[1]> = {}) =>
  revokeCredential(officer, {
    ...(await seen(await licenceOf(volunteer))),
    reason: 'issuer_withdrew',
    ...more,
  });

describe('revoking a licence', () => {
  it('bites at once: places are given back, offers end, nothing more can be taken', async () => {
    const volunteer = await aVolunteer(world);
    const [held, open] = [await offered(volunteer, 24), await offered(volunteer, 48)];
    await acceptOffer(volunteer.ctx, held);
    expect(await revoke(volunteer)).toMatchObject({
      endedPlaces: 1,
      credential: { status: 'revoked', revocationReason: { code: 'issuer_withdrew' } },
    });
    const states = await rows('select state, ended_by from assignment where id = any ($1)', [[held, open]]);
    expect(states).toEqual(Array(2).fill({ state: 'rejected', ended_by: 'officer' }));
    const slot = (await aNeed(world, { shifts: [{ inHours: 72, hours: 2 }] })).slotIds[0] ?? '';
    await expect(takePlace(volunteer.ctx, slot)).rejects.toMatchObject({ reason: 'assignment.not_eligible' });
  });

  it('tells its holder why in the inbox, and of each lost place by text too, once', async () => {
    const volunteer = await aVolunteer(world);
    await acceptOffer(volunteer.ctx, await offered(volunteer, 24));
    await offered(volunteer, 48);
    await revoke(volunteer);
    expect(await revoke(volunteer, { reason: 'holder_asked' })).toMatchObject({ endedPlaces: 0 });
    const told = await rows(
      `select template, recipient_mobile from notification where account_id = $1 and template <> 'assignment_accepted'
       order by template`,
      [volunteer.accountId],
    );
    expect(told).toEqual([
      { template: 'assignment_cancelled', recipient_mobile: volunteer.mobile },
      { template: 'credential_revoked', recipient_mobile: null },
    ]);
    const audited = await rows(
      "select detail from audit where action = 'credential.revoked' and target_id = $1",
      [await licenceOf(volunteer)],
    );
    expect(audited).toEqual([{ detail: { reason: 'issuer_withdrew', endedPlaces: 1 } }]);
  });

  it('leaves places that another valid licence covers', async () => {
    const volunteer = await aVolunteer(world);
    const held = await offered(volunteer, 24);
    await acceptOffer(volunteer.ctx, held);
    const credentialId = await licenceOf(volunteer);
    await world.owner.query(
      `insert into credential (volunteer_id, province_code, profession, issuing_body, verified_at)
       select volunteer_id, province_code, profession, 'medical_council', now() from credential where id = $1`,
      [credentialId],
    );
    const input = { ...(await seen(credentialId)), reason: 'confirmed_by_mistake' as const };
    expect((await revokeCredential(officer, input)).endedPlaces).toBe(0);
    expect(await rows('select state from assignment where id = $1', [held])).toEqual([{ state: 'accepted' }]);
  });

  it('and accepting at the same moment never leave a place without a licence', async () => {
    for (let round = 0; round < 5; round++) {
      const volunteer = await aVolunteer(world);
      const offer = await offered(volunteer, 24);
      await Promise.allSettled([acceptOffer(volunteer.ctx, offer), revoke(volunteer)]);
      expect(await rows('select state from assignment where id = $1', [offer])).toEqual([
        { state: 'rejected' },
      ]);
    }
  });

  it('is refused without a sentence for «another reason», for what was never confirmed, and for one’s own', async () => {
    const volunteer = await aVolunteer(world);
    await expect(revoke(volunteer, { reason: 'other', note: ' ' })).rejects.toMatchObject({
      reason: 'credential.note_missing',
    });
    const credentialId = await licenceOf(volunteer);
    if (officer.actor.kind !== 'staff') throw new Error('staff expected');
    const self = actingAs(officer, { ...officer.actor, accountId: volunteer.accountId });
    await expect(
      revokeCredential(self, { ...(await seen(credentialId)), reason: 'holder_asked' }),
    ).rejects.toMatchObject({
      reason: 'credential.own',
    });
    await world.owner.query('update credential set verified_at = null where id = $1', [credentialId]);
    await expect(revoke(volunteer)).rejects.toMatchObject({ reason: 'credential.not_verified' });
  });

  it('is an officer’s of the same province', async () => {
    const volunteer = await aVolunteer(world);
    const input = { ...(await seen(await licenceOf(volunteer))), reason: 'not_genuine' as const };
    await expect(revokeCredential(await world.asStaff('officer', 'IR-23'), input)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(revokeCredential(await world.asStaff('auditor', null), input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(revokeCredential(volunteer.ctx, input)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
