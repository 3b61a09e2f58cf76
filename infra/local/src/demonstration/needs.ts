import {
  availabilityWindow,
  credential,
  need,
  shift,
  type Transaction,
  volunteer,
  withTransaction,
} from '@hamyar/db';
import { adultOn, nameKey, resolveCounty, resolveProvince } from '@hamyar/domain';
import { accountForMobile } from '@hamyar/features/ground/identity/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { recordNeed } from '@hamyar/features/service/needs/index';
import { shiftsBetween } from '@hamyar/features/service/needs/policy';
import { audit } from '@hamyar/platform';
import { and, eq, gt } from 'drizzle-orm';
import { needs } from './need-list.ts';
import { venueThere } from './venues.ts';

const people = [
  {
    mobile: '+989000000101',
    first: 'آرش',
    last: 'مهرگان',
    gender: 'man',
    profession: 'psychologist',
    province: 'خراسان رضوی',
    county: 'مشهد',
    body: 'سازمان نظام روان‌شناسی',
    languages: ['fa'],
    isRemote: true,
  },
  {
    mobile: '+989000000102',
    first: 'لیلا',
    last: 'پارسا',
    gender: 'woman',
    profession: 'psychologist',
    province: 'خراسان رضوی',
    county: 'مشهد',
    body: 'سازمان نظام روان‌شناسی',
    languages: ['fa'],
    isRemote: false,
  },
  {
    mobile: '+989000000103',
    first: 'هومن',
    last: 'کاویان',
    gender: 'man',
    profession: 'general_physician',
    province: 'خراسان رضوی',
    county: 'نیشابور',
    body: 'سازمان نظام پزشکی',
    languages: ['fa'],
    isRemote: false,
  },
  {
    mobile: '+989000000104',
    first: 'پریسا',
    last: 'آبان',
    gender: 'woman',
    profession: 'social_worker',
    province: 'خراسان رضوی',
    county: 'چناران',
    body: 'انجمن مددکاران اجتماعی',
    languages: ['fa'],
    isRemote: false,
  },
  {
    mobile: '+989000000105',
    first: 'آیدین',
    last: 'سبلان',
    gender: 'man',
    profession: 'speech_therapist',
    province: 'آذربایجان شرقی',
    county: 'تبریز',
    body: 'سازمان نظام پزشکی',
    languages: ['fa', 'azb'],
    isRemote: false,
  },
  {
    mobile: '+989000000106',
    first: 'مینا',
    last: 'کارون',
    gender: 'woman',
    profession: 'nurse',
    province: 'خوزستان',
    county: 'اهواز',
    body: 'سازمان نظام پرستاری',
    languages: ['fa', 'ar'],
    isRemote: false,
  },
] as const;

const daysAhead = 13;

function placeNamed(province: string, county: string) {
  const provinceCode = resolveProvince(province)?.code;
  const countyCode = provinceCode === undefined ? undefined : resolveCounty(county, provinceCode)?.code;
  if (provinceCode === undefined || countyCode === undefined)
    throw new Error(`no county ${county} in ${province}`);
  return { provinceCode, countyCode };
}

/** Fictitious needs of the next two weeks in several provinces, and a few people who could meet some of them. */
export async function seedNeeds(ctx: Ctx): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    await seedPeople(ctx, tx);
    const now = ctx.clock.now();
    const [ahead] = await tx
      .select({ id: need.id })
      .from(need)
      .innerJoin(shift, eq(shift.needId, need.id))
      .where(and(eq(need.source, 'demo'), gt(shift.startsAt, now)))
      .limit(1);
    if (ahead) return;
    const dayOf = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    for (const [index, each] of needs.entries()) {
      const times = {
        startsOn: dayOf(1),
        endsOn: dayOf(daysAhead),
        weekdays: [...each.weekdays],
        startMinute: each.hours[0] * 60,
        endMinute: each.hours[1] * 60,
      };
      const language = each.language ?? null;
      const gender = each.gender ?? null;
      const { countyCode } = placeNamed(each.province, each.county);
      await recordNeed(ctx, tx, {
        venueId: await venueThere(tx, countyCode, each.venueKind),
        values: {
          ...placeNamed(each.province, each.county),
          title: each.title,
          description: each.description,
          titleEn: each.titleEn ?? null,
          descriptionEn: each.descriptionEn ?? null,
          theme: each.theme,
          targetGroup: each.targetGroup,
          urgency: each.urgency,
          venueKind: each.venueKind,
          isRemote: each.isRemote ?? false,
          profession: each.profession,
          language,
          gender,
          startsOn: times.startsOn,
          endsOn: times.endsOn,
          status: 'open',
          source: 'demo',
          importKey: `demo:${index}:${times.startsOn}`,
        },
        shifts: shiftsBetween(times),
        roles: [{ profession: each.profession, count: each.count, language, gender }],
      });
    }
    await audit(ctx, tx, {
      action: 'demonstration.needs',
      targetType: 'need',
      targetId: 'demo',
      detail: { count: needs.length },
    });
  });
}

/** The fictitious are all of one age. */
const bornOn = '1985-06-05';

async function seedPeople(ctx: Ctx, tx: Transaction): Promise<void> {
  const now = ctx.clock.now();
  const retainUntil = `${now.getUTCFullYear() + 5}-01-01`;
  for (const person of people) {
    const displayName = `${person.first} ${person.last}`;
    const { id: accountId, isNew } = await accountForMobile(ctx, tx, person.mobile, {
      displayName,
      isDemo: true,
    });
    if (!isNew) continue;
    const volunteerId = ctx.newId();
    const place = placeNamed(person.province, person.county);
    await tx.insert(volunteer).values({
      id: volunteerId,
      accountId,
      mobile: person.mobile,
      firstName: person.first,
      lastName: person.last,
      nameKey: nameKey(person.first, person.last),
      gender: person.gender,
      bornOn,
      adultOn: adultOn(bornOn),
      profession: person.profession,
      ...place,
      radiusKm: 40,
      isRemote: person.isRemote,
      languages: [...person.languages],
      weeklyHoursCap: 12,
      status: 'active',
      source: 'demo',
      retainUntil,
      createdAt: now,
    });
    await tx
      .insert(availabilityWindow)
      .values(
        [0, 1, 2, 3, 4, 5].map((weekday) => ({ volunteerId, weekday, startMinute: 480, endMinute: 1_380 })),
      );
    await tx.insert(credential).values({
      id: ctx.newId(),
      volunteerId,
      provinceCode: place.provinceCode,
      profession: person.profession,
      issuingBody: person.body,
      numberTail: '00',
      validTo: `${now.getUTCFullYear() + 2}-03-20`,
      submittedAt: now,
      verifiedAt: now,
      verificationMethod: 'import',
    });
    await audit(ctx, tx, {
      action: 'demonstration.volunteer',
      targetType: 'volunteer',
      targetId: volunteerId,
    });
  }
}
