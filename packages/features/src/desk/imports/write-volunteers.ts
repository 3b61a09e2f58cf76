import { volunteers } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { adultOn, issuingBodiesOf, type Limits, type VolunteerRecord, weekdays } from '@hamyar/domain';
import { limitsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type KnownCredential, recordCredentials } from '../../service/credentials/index.ts';
import { type KnownVolunteer, recordVolunteers } from '../../service/volunteers/index.ts';
import type { Writer } from './policy.ts';
import type { Batch } from './queries.ts';

/** Writes volunteers with their account, hours and licence. A person already there is left as they are. */
export function writeVolunteers(ctx: Ctx, tx: Transaction, batch: Batch): Writer<'volunteers'> {
  const origin = { importBatchId: batch.id, createdBy: batch.createdBy };
  return async (rows) => {
    const limits = await limitsOf(ctx, tx);
    const people = rows.map(({ record }) => personOf(ctx, record, limits));
    const ids = await recordVolunteers(ctx, tx, people, origin);
    const licences = rows.flatMap(({ record }, index) => licenceOf(record, ids[index] ?? null));
    await recordCredentials(ctx, tx, licences, origin);
    return ids.filter((id) => id !== null).length;
  };
}

function personOf({ sealing }: Ctx, record: VolunteerRecord, limits: Limits): KnownVolunteer {
  return {
    mobile: record.mobile,
    firstName: record.givenName,
    lastName: record.familyName,
    gender: record.gender,
    bornOn: record.bornOn,
    adultOn: record.bornOn && adultOn(record.bornOn),
    nationalIdSealed: sealing.seal(record.nationalId, 'volunteer.national_id').toString('base64'),
    nationalIdIndex: sealing.index(record.nationalId, 'volunteer.national_id'),
    profession: record.profession,
    provinceCode: record.provinceCode,
    countyCode: record.countyCode,
    radiusKm: Math.min(record.radiusKm ?? volunteers.radiusKm.usual, limits.radius_km),
    isRemote: record.remote,
    languages: record.languages,
    weeklyHoursCap: Math.min(record.weeklyHours ?? volunteers.weeklyHours.usual, limits.weekly_hours),
    windows: windowsOf(record),
  };
}

/** The licence of a person written now; the number as the office keeps it. */
function licenceOf(record: VolunteerRecord, volunteerId: string | null): KnownCredential[] {
  const { licenceNumber: number, licenceExpiresOn: validTo, profession, provinceCode } = record;
  if (number === null || volunteerId === null) return [];
  const [issuingBody] = issuingBodiesOf(profession);
  return [{ volunteerId, provinceCode, profession, issuingBody, number, validTo }];
}

const dayMinutes = 1_440;

/** Hours as rows of one day each; what overlaps is joined, because a window is free or not. */
function windowsOf({ availability }: VolunteerRecord): KnownVolunteer['windows'] {
  const days = weekdays.map((): { startMinute: number; endMinute: number }[] => []);
  for (const [weekday, { code }] of weekdays.entries())
    for (const { startMinute, endMinute } of availability[code] ?? []) {
      days[weekday]?.push({ startMinute, endMinute: Math.min(endMinute, dayMinutes) });
      // «۲۲ تا ۶» goes on in the morning of the day after, also from the week's end to its beginning.
      if (endMinute > dayMinutes)
        days[(weekday + 1) % 7]?.push({ startMinute: 0, endMinute: endMinute - dayMinutes });
    }
  return days.flatMap((windows, weekday) => {
    const joined: { weekday: number; startMinute: number; endMinute: number }[] = [];
    for (const { startMinute, endMinute } of windows.sort((a, b) => a.startMinute - b.startMinute)) {
      const last = joined.at(-1);
      if (last && startMinute <= last.endMinute) last.endMinute = Math.max(last.endMinute, endMinute);
      else joined.push({ weekday, startMinute, endMinute });
    }
    return joined;
  });
}
