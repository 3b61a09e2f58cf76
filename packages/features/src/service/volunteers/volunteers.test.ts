import { actingAs, type Actor, rowScopeOf, systemChance } from '@hamyar/platform';
import { agreeToAll } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retainUntil } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { submitCredential } from '../credentials/index.ts';
import { volunteersChecks } from './checks.ts';
import { claimProfile } from './claim-profile.ts';
import { confirmProfile } from './confirm-profile.ts';
import { listVolunteers } from './list-volunteers.ts';
import { pauseVolunteer } from './pause-volunteer.ts';
import { saveProfile } from './save-profile.ts';
import { showMyData } from './show-my-data.ts';
import { showProfile } from './show-profile.ts';
import { showVolunteer } from './show-volunteer.ts';

let world: World;
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const mobileOf = (serial: number) => `+98912000${String(serial).padStart(4, '0')}`;

/** Someone who has just signed in for the first time. */
async function newcomer(): Promise<{ ctx: Ctx; accountId: string; mobile: string }> {
  const accountId = systemChance.newId();
  const mobile = mobileOf(++made);
  await world.owner.query('insert into account (id, mobile, retain_until) values ($1, $2, $3)', [
    accountId,
    mobile,
    retainUntil(world.clock.now()),
  ]);
  const actor: Actor = { kind: 'person', accountId, sessionId: systemChance.newId(), isVolunteer: true };
  return { ctx: actingAs(world.as(), actor), accountId, mobile };
}

const answers = {
  firstName: 'مینا',
  lastName: 'راد',
  bornOn: '1990-03-21',
  profession: 'nurse',
  provinceCode: 'IR-09',
  countyCode: '0916',
  radiusKm: 50,
  isRemote: true,
  blocks: ['0-morning', '0-afternoon'],
  weeklyHoursCap: 6,
};
const licence = { issuingBody: 'nursing_organisation', number: '۷۳۰۵۱' };

async function activeVolunteer(change: Partial<typeof answers> = {}) {
  const person = await newcomer();
  await saveProfile(person.ctx, { ...answers, ...change });
  if ((change.profession ?? 'nurse') === 'nurse') await submitCredential(person.ctx, licence);
  await agreeToAll(world, person.accountId);
  const profile = await confirmProfile(person.ctx);
  return { ...person, profile };
}

const auditOf = async (action: string, targetId: string) => {
  const { rows } = await world.owner.query('select detail from audit where action = $1 and target_id = $2', [
    action,
    targetId,
  ]);
  return rows;
};

describe('a draft', () => {
  it('grows answer by answer and goes on where it was left', async () => {
    const { ctx, accountId } = await newcomer();
    expect(await showProfile(ctx)).toBeNull();
    const named = await saveProfile(ctx, { firstName: ' مينا ', lastName: 'راد' });
    expect(named).toMatchObject({ status: 'draft', firstName: 'مینا', resumeAt: 'birth-day' });
    await saveProfile(ctx, { bornOn: '1990-03-21' });
    await saveProfile(ctx, { profession: 'nurse' });
    await submitCredential(ctx, licence);
    await saveProfile(ctx, { provinceCode: 'IR-09' });
    expect(await showProfile(ctx)).toMatchObject({ resumeAt: 'county', firstName: 'مینا' });
    await saveProfile(ctx, { provinceCode: 'IR-09', countyCode: '0916' });
    await saveProfile(ctx, { radiusKm: 25, isRemote: false });
    const whole = await saveProfile(ctx, { blocks: ['6-night'], weeklyHoursCap: 4 });
    expect(whole).toMatchObject({ missing: ['agreements'], resumeAt: 'agreements', status: 'draft' });
    await agreeToAll(world, accountId);
    expect(await showProfile(ctx)).toMatchObject({ missing: [], resumeAt: 'review' });
    expect(await confirmProfile(ctx)).toMatchObject({ status: 'active' });
  });

  it('cannot be confirmed while a question is open', async () => {
    const { ctx } = await newcomer();
    await expect(confirmProfile(ctx)).rejects.toMatchObject({ reason: 'volunteer.no_profile' });
    await saveProfile(ctx, { ...answers });
    await expect(confirmProfile(ctx)).rejects.toMatchObject({
      reason: 'volunteer.incomplete',
      params: { missing: 'licence agreements' },
    });
  });

  it('is not opened by a visitor', async () => {
    await expect(saveProfile(world.as(), { firstName: 'مینا' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(showProfile(world.as())).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('belongs to one person: another one never reaches it', async () => {
    const mine = await newcomer();
    const theirs = await newcomer();
    const draft = await saveProfile(mine.ctx, { firstName: 'مینا', lastName: 'راد' });
    await saveProfile(theirs.ctx, { firstName: 'سارا', lastName: 'امین' });
    expect(await showProfile(mine.ctx)).toMatchObject({ volunteerId: draft.volunteerId, firstName: 'مینا' });
    const stolen = await theirs.ctx.pool.connect();
    await stolen.query(`begin; select set_config('app.account', '${theirs.accountId}', true)`);
    const { rowCount } = await stolen.query('select from volunteer where id = $1', [draft.volunteerId]);
    await stolen.query('rollback');
    stolen.release();
    expect(rowCount).toBe(0);
  });

  it.each([
    [{ firstName: 'مینا۲' }, 'name.has_digits'],
    [{ lastName: 'ر'.repeat(61) }, 'name.too_long'],
    [{ firstName: '' }, 'name.missing'],
    [{ profession: 'astronaut' }, 'profession.unknown'],
    [{ provinceCode: 'IR-09', countyCode: '2301' }, 'place.county_elsewhere'],
    [{ blocks: [] }, 'availability.empty'],
    [{ languages: ['xx'] }, 'language.unknown'],
    [{ nationalId: '۱۲۳' }, 'national_id.wrong_length'],
    [{ nationalId: '1234567890' }, 'national_id.wrong_check'],
  ])('refuses %o and says why', async (wrong, reason) => {
    const { ctx } = await newcomer();
    await expect(saveProfile(ctx, wrong)).rejects.toMatchObject({ code: 'invalid', reason });
    expect(await showProfile(ctx)).toBeNull();
  });
});

describe('confirming', () => {
  it('twice changes nothing and leaves one audit row', async () => {
    const { ctx, profile } = await activeVolunteer();
    world.clock.advance(60_000);
    const again = await confirmProfile(ctx);
    expect(again.confirmedAt).toBe(profile.confirmedAt);
    expect(await auditOf('volunteer.activated', profile.volunteerId)).toHaveLength(1);
  });

  it('is not needed again after a change, which leaves the names of the changed fields only', async () => {
    const { ctx, profile } = await activeVolunteer();
    expect(await saveProfile(ctx, { blocks: ['5-evening'] })).toMatchObject({
      status: 'active',
      blocks: ['5-evening'],
    });
    const saved = await auditOf('volunteer.saved', profile.volunteerId);
    expect(saved.at(-1)).toEqual({ detail: { fields: ['blocks'] } });
  });

  it('leaves where somebody active lives to the act of moving, on which shifts and offers hang', async () => {
    const { ctx } = await activeVolunteer();
    await expect(saveProfile(ctx, { provinceCode: 'IR-23' })).rejects.toMatchObject({
      reason: 'place.county_missing',
    });
    await expect(saveProfile(ctx, { provinceCode: 'IR-23', countyCode: '2301' })).rejects.toMatchObject({
      reason: 'relocations.move_first',
    });
    await saveProfile(ctx, { provinceCode: 'IR-09', countyCode: '0916' });
    expect(await showProfile(ctx)).toMatchObject({ provinceCode: 'IR-09', countyCode: '0916' });
  });
});

describe('the national ID', () => {
  const nationalId = '0499370899';
  it('is sealed in the row, masked for its owner, and can be forgotten', async () => {
    const { ctx, profile } = await activeVolunteer();
    expect(await saveProfile(ctx, { nationalId: '۰۴۹۹۳۷۰۸۹۹' })).toMatchObject({
      nationalIdMasked: '•••••••899',
    });
    const { rows } = await world.owner.query('select volunteer::text as whole from volunteer where id = $1', [
      profile.volunteerId,
    ]);
    expect(rows[0].whole).not.toContain(nationalId);
    expect(rows[0].whole).not.toContain(Buffer.from(nationalId).toString('hex'));
    expect(await saveProfile(ctx, { nationalId: '' })).toMatchObject({ nationalIdMasked: null });
  });
});

describe('an imported person', () => {
  const importPerson = async (mobile: string) => {
    const id = systemChance.newId();
    await world.owner.query(
      `insert into volunteer (id, mobile, first_name, last_name, profession, province_code, county_code, status, source, retain_until)
       values ($1, $2, 'هما', 'پاک', 'teacher', 'IR-09', '0916', 'active', 'import', '2031-01-01')`,
      [id, mobile],
    );
    await world.owner.query('insert into availability_window values ($1, 1, 540, 810)', [id]);
    return id;
  };

  it('finds their data, agrees and only confirms; hours of their own stay as they are', async () => {
    const { ctx, accountId, mobile } = await newcomer();
    const id = await importPerson(mobile);
    expect(await claimProfile(ctx)).toMatchObject({
      volunteerId: id,
      missing: ['birth-day', 'agreements'],
      resumeAt: 'birth-day',
      confirmedAt: null,
    });
    await claimProfile(ctx);
    await saveProfile(ctx, { bornOn: '1990-03-21', blocks: ['1-morning'] });
    await agreeToAll(world, accountId);
    const confirmed = await confirmProfile(ctx);
    expect(confirmed).toMatchObject({
      status: 'active',
      windows: [{ weekday: 1, startMinute: 540, endMinute: 810 }],
    });
    expect(await auditOf('volunteer.claimed', id)).toHaveLength(1);
  });

  it('is joined to nobody while two share the number', async () => {
    const { ctx, mobile } = await newcomer();
    await importPerson(mobile);
    await importPerson(mobile);
    expect(await claimProfile(ctx)).toBeNull();
  });
});

describe('pausing', () => {
  it('stops and resumes, and is refused to those who are no volunteers', async () => {
    const { ctx } = await activeVolunteer();
    expect(await pauseVolunteer(ctx, true)).toMatchObject({ status: 'paused', may: ['resume'] });
    expect(await pauseVolunteer(ctx, false)).toMatchObject({ status: 'active', may: ['pause'] });
    const actor = { ...ctx.actor, isVolunteer: false } as Actor;
    const outsider = { ...ctx, actor, rowScope: rowScopeOf(actor) };
    await expect(pauseVolunteer(outsider, true)).rejects.toMatchObject({
      reason: 'access.volunteers_only',
    });
  });
});

describe('officers', () => {
  it('see the volunteers of their province, with masked numbers, and nobody else', async () => {
    const { profile, mobile } = await activeVolunteer({ lastName: 'تک‌نام‌آور' });
    const officer = await world.asStaff('officer', 'IR-09');
    const found = await listVolunteers(officer, { name: 'تک نام اور', limit: 10 });
    expect(found.items).toMatchObject([{ volunteerId: profile.volunteerId, credentialStatus: 'unverified' }]);
    const person = await showVolunteer(officer, profile.volunteerId);
    expect(JSON.stringify(person)).not.toContain(mobile.slice(-9));
    expect(person.credentials).toMatchObject([{ numberMasked: '••••51' }]);
    const elsewhere = await world.asStaff('officer', 'IR-23');
    await expect(showVolunteer(elsewhere, profile.volunteerId)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listVolunteers(elsewhere, { name: 'تک نام اور', limit: 10 })).items).toEqual([]);
  });

  it('do not see drafts, and page through the rest once each', async () => {
    const { ctx } = await newcomer();
    const draft = await saveProfile(ctx, { ...answers });
    const officer = await world.asStaff('officer', 'IR-09');
    await expect(showVolunteer(officer, draft.volunteerId)).rejects.toMatchObject({ code: 'not_found' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listVolunteers(officer, { cursor, limit: 2 });
      seen.push(...page.items.map((item) => item.volunteerId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).not.toContain(draft.volunteerId);
  });

  it('are refused without the permission', async () => {
    const council = await world.asStaff('council', 'IR-09');
    await expect(listVolunteers(council, { limit: 10 })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

it('a person is told what is held about them and until when', async () => {
  const { ctx } = await activeVolunteer();
  const holdings = await showMyData(ctx);
  expect(holdings.map((holding) => holding.kind)).toEqual(['account', 'volunteer', 'credentials']);
  expect(holdings.every((holding) => holding.retainUntil === '2031-11-21')).toBe(true);
});

it('every invariant of volunteers holds after all of this', async () => {
  for (const check of volunteersChecks) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
});
