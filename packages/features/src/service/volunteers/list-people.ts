import type { Answer, getPerson, listPeople as endpoint } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { asksLicence, credentialStatus, maskMobile, today } from '@hamyar/domain';
import { AppError } from '@hamyar/platform';
import { authorise, withinScope } from '../../ground/access/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import {
  type CredentialRow,
  licenceOf,
  licencesOf,
  licencesOfMany,
  maskNumber,
} from '../credentials/index.ts';
import {
  type PeopleFilter,
  peoplePage,
  volunteerById,
  type VolunteerRow,
  windowsOfVolunteer,
} from './queries.ts';

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Volunteers in the officer's reach, newest first. */
export async function listPeople(
  ctx: Ctx,
  input: PeopleFilter & { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof endpoint>> {
  const scope = authorise(ctx, 'volunteers.read');
  const before = lastSeenId(input.cursor) ?? lastId;
  return withTransaction(ctx, async (tx) => {
    const rows = await peoplePage(tx, scope, { ...input, before, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit);
    const licences = await licencesOfMany(
      tx,
      shown.map((row) => row.id),
    );
    const items = shown.map((row) => lineOf(ctx, row, licences.get(row.id) ?? []));
    return { items, next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null };
  });
}

/** One volunteer in the officer's reach; elsewhere, and while a draft, they do not exist. */
export async function showPerson(ctx: Ctx, volunteerId: string): Promise<Answer<typeof getPerson>['person']> {
  const scope = authorise(ctx, 'volunteers.read');
  return withTransaction(ctx, async (tx) => {
    const row = await volunteerById(tx, volunteerId);
    if (!row || row.status === 'draft') throw new AppError('not_found', 'volunteer.not_found');
    withinScope(scope, row.provinceCode ?? '');
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
  });
}

function lineOf(ctx: Ctx, row: VolunteerRow, licences: readonly CredentialRow[]) {
  const day = today(ctx.clock.now());
  const licence = licenceOf(licences, row.profession, day);
  const status = licence ? credentialStatus(licence, day) : ('unverified' as const);
  return {
    volunteerId: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    profession: row.profession,
    provinceCode: row.provinceCode,
    countyCode: row.countyCode,
    mobileMasked: maskMobile(row.mobile),
    status: row.status,
    credentialStatus: asksLicence(row.profession) ? status : null,
  };
}
