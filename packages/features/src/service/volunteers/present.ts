import type { volunteers } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import {
  asksLicence,
  blocksOfWindows,
  issuingBodiesOf,
  maskMobile,
  missingSteps,
  resumeStep,
  stepsFor,
  today,
} from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { licenceOf, licencesOf, presentOwn } from '../credentials/index.ts';
import { isProfession, type VolunteerRow, windowsOfVolunteer } from './queries.ts';

/** A volunteer's own profile, with what is still missing and where to go on. */
export async function presentProfile(
  ctx: Ctx,
  tx: Transaction,
  row: VolunteerRow,
): Promise<volunteers.Profile> {
  const windows = await windowsOfVolunteer(tx, row.id);
  const licence = licenceOf(await licencesOf(tx, row.id), row.profession, today(ctx.clock.now()));
  const facts = { ...row, hasLicence: licence !== null, hasAvailability: windows.length > 0 };
  const { profession } = row;
  return {
    volunteerId: row.id,
    status: row.status,
    source: row.source,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    mobileMasked: maskMobile(row.mobile),
    firstName: row.firstName,
    lastName: row.lastName,
    profession: row.profession,
    asksLicence: asksLicence(row.profession),
    licence: licence && presentOwn(ctx, licence),
    issuingBodies: profession !== null && isProfession(profession) ? [...issuingBodiesOf(profession)] : [],
    provinceCode: row.provinceCode,
    countyCode: row.countyCode,
    radiusKm: row.radiusKm,
    isRemote: row.isRemote,
    windows,
    blocks: blocksOfWindows(windows),
    weeklyHoursCap: row.weeklyHoursCap,
    gender: row.gender,
    languages: row.languages,
    nationalIdMasked: row.nationalIdSealed && maskedNationalId(ctx, row.nationalIdSealed),
    steps: stepsFor(facts),
    missing: missingSteps(facts),
    resumeAt: resumeStep(facts),
    may: row.status === 'draft' ? [] : [row.status === 'paused' ? 'resume' : 'pause'],
  };
}

function maskedNationalId(ctx: Ctx, sealedId: Buffer): string {
  return `•••••••${ctx.sealing.open(sealedId, 'volunteer.national_id').slice(-3)}`;
}
