import type { Answer, volunteers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { asksLicence, credentialStatus, maskMobile, today } from '@hamyar/domain';
import { authorise } from '../../ground/access/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type CredentialRow, licenceOf, licencesOfMany } from '../credentials/index.ts';
import { type PeopleFilter, peoplePage, type VolunteerRow } from './queries.ts';

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Volunteers in the officer's reach, newest first. */
export async function listVolunteers(
  ctx: Ctx,
  input: PeopleFilter & { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof volunteers.list>> {
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

export function lineOf(ctx: Ctx, row: VolunteerRow, licences: readonly CredentialRow[]) {
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
