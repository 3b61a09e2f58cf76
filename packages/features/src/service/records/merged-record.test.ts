import { withTransaction } from '@hamyar/db';
import { anOffer, aNeed, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { joinThem, twoRecords } from '@hamyar/testing/two-records';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asService } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { takePlace } from '../assignments/take-place.ts';
import { submitCredential } from '../credentials/index.ts';
import { saveProfile } from '../volunteers/save-profile.ts';
import { recordsChecks } from './checks.ts';
import { confirmMerge } from './confirm-merge.ts';
import { recordsPrivacy } from './privacy.ts';
import { showMerge } from './show-merge.ts';

let world: World;
let officer: Ctx;
beforeEach(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterEach(async () => {
  for (const check of recordsChecks) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
  await world.close();
});

describe('a record that leads elsewhere', () => {
  it('is written to by nobody who still signs in as it', async () => {
    const { kept, other } = await twoRecords(world, { bothSignIn: true });
    const { mergeId } = await joinThem(officer, { kept, other });
    const { version } = await showMerge(officer, { volunteerId: kept.id, otherId: other.id });
    await confirmMerge(await world.asStaff('officer', 'IR-09'), mergeId, version);
    const refused = { reason: 'volunteer.merged' };
    await expect(saveProfile(other.ctx, { radiusKm: 10 })).rejects.toMatchObject(refused);
    await expect(
      submitCredential(other.ctx, { issuingBody: 'psychology_organisation', number: '123457' }),
    ).rejects.toMatchObject(refused);
  });

  it('gets no place and no licence even from a statement that forgot to follow it', async () => {
    const { kept, other } = await twoRecords(world);
    await joinThem(officer, { kept, other });
    await expect(anOffer(world, other, (await aNeed(world)).slotIds[0] ?? '')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('gives places to no third one', async () => {
    const { kept, other } = await twoRecords(world);
    const third = await aVolunteer(world);
    await takePlace(kept.ctx, (await aNeed(world)).slotIds[0] ?? '');
    await joinThem(officer, { kept, other });
    const ctx = asService(officer, 'merge-records');
    await expect(
      withTransaction(ctx, (tx) =>
        tx.$client.query('update assignment set volunteer_id = $1 where volunteer_id = $2', [
          third.id,
          kept.id,
        ]),
      ),
    ).rejects.toThrow('an assignment keeps its slot and its volunteer');
  });

  it('is erased with the one it leads to', async () => {
    const { kept, other } = await twoRecords(world);
    await joinThem(officer, { kept, other });
    await recordsPrivacy.erase?.(world.asJob('privacy.erase'), {
      accountId: kept.accountId,
      mobile: kept.mobile,
      numberSince: new Date(0),
      volunteerId: kept.id,
    });
    const { rows } = await world.owner.query(
      'select v.first_name, m.reason from volunteer v join record_merge m on m.merged_id = v.id where v.id = $1',
      [other.id],
    );
    expect(rows).toEqual([{ first_name: null, reason: null }]);
  });
});
