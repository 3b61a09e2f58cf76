import { withTransaction } from '@hamyar/db';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { forgetVolunteers } from './forget-volunteers.ts';
import { volunteerById, windowsOfVolunteer } from './queries.ts';

const volunteering = {
  purpose: 'volunteering',
  basis: 'agreement',
  retention: 'five years after the last sign-in, and while a place is held',
} as const;

export const volunteersPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'volunteer',
      columns: [
        'account_id',
        'mobile',
        'first_name',
        'last_name',
        'name_key',
        'gender',
        'born_on',
        'adult_on',
        'national_id_sealed',
        'national_id_index',
        'national_id_proven_at',
        'county_code',
        'merged_into',
        'languages',
      ],
      ...volunteering,
      fate: 'pseudonymised',
    },
    { table: 'availability_window', columns: ['volunteer_id'], ...volunteering, fate: 'deleted' },
  ],
  export: exportVolunteer,
  erase: eraseVolunteer,
};

async function exportVolunteer(asker: Ctx, { volunteerId }: Person): Promise<OwnCopy> {
  authorise(asker, 'platform');
  if (volunteerId === null) return { sections: {} };
  const ctx = asService(asker, 'volunteers-privacy');
  return withTransaction(ctx, async (tx) => {
    const row = await volunteerById(tx, volunteerId);
    if (!row) return { sections: {} };
    const profile = {
      id: row.id,
      firstName: row.firstName,
      lastName: row.lastName,
      mobile: row.mobile,
      gender: row.gender,
      birthDay: row.bornOn,
      nationalId: row.nationalIdSealed && ctx.sealing.open(row.nationalIdSealed, 'volunteer.national_id'),
      profession: row.profession,
      province: row.provinceCode,
      county: row.countyCode,
      radiusKm: row.radiusKm,
      isRemote: row.isRemote,
      languages: row.languages,
      hoursPerWeek: row.weeklyHoursCap,
      state: row.status,
      source: row.source,
      since: row.createdAt,
      until: row.retainUntil,
    };
    return { sections: { volunteer: [profile], times: await windowsOfVolunteer(tx, volunteerId) } };
  });
}

// eslint-disable-next-line hamyar/verb-guards -- forgetVolunteers audits
async function eraseVolunteer(asker: Ctx, { volunteerId }: Person): Promise<void> {
  authorise(asker, 'platform');
  if (volunteerId === null) return;
  const ctx = asService(asker, 'volunteers-privacy');
  await withTransaction(ctx, (tx) => forgetVolunteers(ctx, tx, [volunteerId]));
}
