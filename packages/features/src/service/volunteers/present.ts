import type { volunteers } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import {
  ageStanding,
  asksLicence,
  blocksOfWindows,
  credentialStatus,
  issuingBodiesOf,
  maskMobile,
  maskPaper,
  missingSteps,
  paperKindOf,
  resumeStep,
  stepsFor,
  today,
} from '@hamyar/domain';
import { agreementOf } from '../../ground/consents/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { licenceOf, licencesOf, maskNumber, presentOwn } from '../credentials/index.ts';
import { guardianOf } from '../guardians/index.ts';
import { lineOf } from './list-volunteers.ts';
import { isProfession, type VolunteerRow, windowsOfVolunteer } from './queries.ts';

/** A volunteer's own profile, with what is still missing and where to go on. */
export async function presentProfile(
  ctx: Ctx,
  tx: Transaction,
  row: VolunteerRow,
): Promise<volunteers.Profile> {
  const windows = await windowsOfVolunteer(tx, row.id);
  const licence = licenceOf(await licencesOf(tx, row.id), row.profession, today(ctx.clock.now()));
  const agreement = await agreementOf(tx, row.accountId);
  const age = ageStanding(row.adultOn, today(ctx.clock.now()));
  const guardian = await guardianOf(tx, row.id);
  const facts = {
    ...row,
    age,
    guardian,
    hasLicence: licence !== null,
    hasAvailability: windows.length > 0,
    hasAgreed: agreement === 'stands',
  };
  const { profession } = row;
  return {
    volunteerId: row.id,
    status: row.status,
    source: row.source,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    mobileMasked: maskMobile(row.mobile),
    firstName: row.firstName,
    lastName: row.lastName,
    bornOn: row.bornOn,
    age,
    guardian,
    profession: row.profession,
    asksLicence: asksLicence(row.profession),
    licence: licence && (await presentOwn(ctx, tx, licence)),
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
    ...maskedPaper(ctx, row),
    agreement,
    steps: stepsFor(facts),
    missing: missingSteps(facts),
    resumeAt: resumeStep(facts),
    may: row.status === 'draft' ? [] : [row.status === 'paused' ? 'resume' : 'pause'],
  };
}

/** A volunteer as officers in reach see them. */
export async function presentPerson(
  ctx: Ctx,
  tx: Transaction,
  row: VolunteerRow,
): Promise<volunteers.Person> {
  const day = today(ctx.clock.now());
  const licences = await licencesOf(tx, row.id);
  return {
    ...lineOf(ctx, row, licences),
    radiusKm: row.radiusKm,
    isRemote: row.isRemote,
    windows: await windowsOfVolunteer(tx, row.id),
    weeklyHoursCap: row.weeklyHoursCap,
    languages: row.languages,
    gender: row.gender,
    source: row.source,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    joinedAt: row.createdAt.toISOString(),
    credentials: licences.map((licence) => ({
      id: licence.id,
      profession: licence.profession,
      issuingBody: licence.issuingBody,
      numberMasked: maskNumber(licence.numberTail),
      validTo: licence.validTo,
      status: credentialStatus(licence, day),
    })),
  };
}

/** The paper of a record, as far as everybody who sees the record may: its kind and the end of its number. */
export function maskedPaper(ctx: Ctx, { nationalIdSealed }: Pick<VolunteerRow, 'nationalIdSealed'>) {
  const stored = nationalIdSealed && ctx.sealing.open(nationalIdSealed, 'volunteer.national_id');
  return {
    paperKind: stored === null ? null : paperKindOf(stored),
    nationalIdMasked: stored === null ? null : maskPaper(stored),
  };
}
