import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { volunteersChecks } from './checks.ts';
import { volunteersPrivacy } from './privacy.ts';
import { provePaper } from './prove-paper.ts';
import { revealPaper } from './reveal-paper.ts';
import { saveProfile } from './save-profile.ts';
import { showPaper } from './show-paper.ts';

let world: World;
let officer: Ctx;
beforeAll(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterAll(async () => {
  for (const check of volunteersChecks) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
  await world.close();
});

let given = 0;
const passport = () => `P${String(++given).padStart(7, '0')}`;
const write = (person: MadeVolunteer, number: string) =>
  saveProfile(person.ctx, { nationalId: number, paperKind: 'passport', paperCountry: 'afg' });
const prove = async (person: MadeVolunteer, ctx = officer) =>
  provePaper(ctx, person.id, (await showPaper(ctx, person.id)).version);

describe('a volunteer without a national ID', () => {
  it('writes a passport or a FIDA code, and reads its kind and end again', async () => {
    const person = await aVolunteer(world);
    expect(await write(person, 'p-0123 456')).toMatchObject({
      paperKind: 'passport',
      nationalIdMasked: '•••••••456',
    });
    expect(await saveProfile(person.ctx, { nationalId: '۱۲۳۴۵۶۷۸۹۰۱', paperKind: 'fida' })).toMatchObject({
      paperKind: 'fida',
      nationalIdMasked: '•••••••901',
    });
    await expect(saveProfile(person.ctx, { nationalId: '123', paperKind: 'fida' })).rejects.toMatchObject({
      reason: 'paper.fida_length',
    });
    await expect(
      saveProfile(person.ctx, { nationalId: 'P1234567', paperKind: 'passport' }),
    ).rejects.toMatchObject({ fields: [{ path: 'paperCountry', reason: 'paper.country' }] });
  });

  it('has it in their copy, and nowhere once they are erased', async () => {
    const person = await aVolunteer(world);
    const number = passport();
    await write(person, number);
    const who = {
      accountId: person.accountId,
      mobile: person.mobile,
      numberSince: new Date(0),
      volunteerId: person.id,
    };
    const copy = await volunteersPrivacy.export?.(world.asJob('privacy.make-copy'), who);
    expect(copy?.sections['volunteer']).toMatchObject([{ nationalId: `passport:AFG:${number}` }]);
    await volunteersPrivacy.erase?.(world.asJob('privacy.erase'), who);
    const { rows } = await world.owner.query(
      'select national_id_sealed, national_id_index from volunteer where id = $1',
      [person.id],
    );
    expect(rows).toEqual([{ national_id_sealed: null, national_id_index: null }]);
  });
});

describe('an officer', () => {
  it('sees the end of it, and all of it by an act that stands in the trail', async () => {
    const person = await aVolunteer(world);
    const number = passport();
    await write(person, number);
    expect(await showPaper(officer, person.id)).toMatchObject({
      kind: 'passport',
      masked: `•••••••${number.slice(-3)}`,
      provenAt: null,
    });
    expect(await revealPaper(officer, person.id)).toMatchObject({ number, country: 'AFG' });
    const { rows } = await world.owner.query(
      "select subject_account_id from audit where action = 'volunteer.paper_revealed' and target_id = $1",
      [person.id],
    );
    expect(rows).toEqual([{ subject_account_id: person.accountId }]);
  });

  it('vouches for it once; until then two may claim it, and then nobody else', async () => {
    const [one, two] = [
      await aVolunteer(world),
      await aVolunteer(world, { provinceCode: 'IR-23', countyCode: '2301' }),
    ];
    const number = passport();
    await write(one, number);
    await write(two, number);
    await prove(one);
    expect((await showPaper(officer, one.id)).provenAt).not.toBeNull();
    const there = await world.asStaff('officer', 'IR-23');
    await expect(prove(two, there)).rejects.toMatchObject({ reason: 'paper.taken' });
    // Whoever writes another lets go of what the office vouched for.
    await write(one, passport());
    expect((await showPaper(officer, one.id)).provenAt).toBeNull();
    await prove(two, there);
  });

  it('vouches for what they saw, for nothing that is not there, elsewhere or their own', async () => {
    const person = await aVolunteer(world);
    await expect(prove(person)).rejects.toMatchObject({ reason: 'paper.none' });
    await write(person, passport());
    const { version } = await showPaper(officer, person.id);
    await write(person, passport());
    await expect(provePaper(officer, person.id, version)).rejects.toMatchObject({ reason: 'case.changed' });
    await expect(showPaper(await world.asStaff('officer', 'IR-23'), person.id)).rejects.toMatchObject({
      code: 'not_found',
    });
    const self = world.as({
      kind: 'staff',
      accountId: person.accountId,
      sessionId: person.accountId,
      isVolunteer: true,
      grants: [{ role: 'officer', provinceCode: 'IR-09' }],
    });
    await expect(prove(person, self)).rejects.toMatchObject({ reason: 'paper.own' });
  });
});
