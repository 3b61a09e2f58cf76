import type { Ctx } from '@hamyar/features/feature';
import { accountForMobile } from '@hamyar/features/identity/index';
import { recordNeed } from '@hamyar/features/needs/index';
import { shiftsBetween } from '@hamyar/features/needs/policy';
import {
  availabilityWindow,
  credential,
  need,
  shift,
  type Transaction,
  volunteer,
  withTransaction,
} from '@hamyar/db';
import {
  type Profession,
  resolveCounty,
  resolveProvince,
  type TargetGroup,
  type Theme,
  type VenueKind,
} from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, gt } from 'drizzle-orm';

interface DemonstrationNeed {
  readonly province: string;
  readonly county: string;
  readonly title: string;
  readonly description: string;
  readonly profession: Profession;
  readonly count: number;
  readonly theme: Theme;
  readonly targetGroup: TargetGroup;
  readonly venueKind: VenueKind;
  readonly urgency: 'normal' | 'urgent' | 'critical';
  /** Saturday 0. */
  readonly weekdays: readonly number[];
  readonly hours: readonly [number, number];
  readonly isRemote?: boolean;
  readonly language?: string;
  readonly gender?: 'woman' | 'man';
}

const needs: readonly DemonstrationNeed[] = [
  {
    province: 'خراسان رضوی',
    county: 'مشهد',
    title: 'گفت‌وگوی درمانی با خانواده‌های پشت نوبت',
    description: 'هر خانواده یک نشست ۴۵ دقیقه‌ای. اتاق و پرونده آماده است و یک مددکار کنار شماست.',
    profession: 'psychologist',
    count: 3,
    theme: 'mental_health',
    targetGroup: 'waiting_list',
    venueKind: 'positive_life',
    urgency: 'urgent',
    weekdays: [1, 3],
    hours: [16, 19],
  },
  {
    province: 'خراسان رضوی',
    county: 'نیشابور',
    title: 'ویزیت سالمندان در مرکز نگهداری',
    description: 'ویزیت دوره‌ای سی سالمند و بازبینی داروها.',
    profession: 'general_physician',
    count: 2,
    theme: 'elders',
    targetGroup: 'elders',
    venueKind: 'elder_centre',
    urgency: 'normal',
    weekdays: [2],
    hours: [9, 13],
  },
  {
    province: 'خراسان رضوی',
    county: 'چناران',
    title: 'بازدید مددکاری از محله‌های کم‌برخوردار',
    description: 'همراه گروه بازدید، با خودروی اداره. ناهار با میزبان.',
    profession: 'social_worker',
    count: 4,
    theme: 'field_visit',
    targetGroup: 'underserved_area',
    venueKind: 'mobile_unit',
    urgency: 'normal',
    weekdays: [5],
    hours: [8, 14],
  },
  {
    province: 'تهران',
    county: 'تهران',
    title: 'پاسخ تلفنی شبانه به خانواده‌های نگران',
    description: 'از خانه و با خط امن. پیش از نخستین نوبت، یک ساعت آموزش می‌بینید.',
    profession: 'psychologist',
    count: 8,
    theme: 'mental_health',
    targetGroup: 'families',
    venueKind: 'remote',
    urgency: 'critical',
    weekdays: [0, 2, 4],
    hours: [20, 23],
    isRemote: true,
  },
  {
    province: 'سیستان و بلوچستان',
    county: 'زاهدان',
    title: 'غربالگری بینایی کودکان پیش از مدرسه',
    description: 'دستگاه بینایی‌سنجی در خودروی سیار آماده است.',
    profession: 'optometrist',
    count: 2,
    theme: 'screening',
    targetGroup: 'families',
    venueKind: 'mobile_unit',
    urgency: 'critical',
    weekdays: [],
    hours: [8, 12],
  },
  {
    province: 'آذربایجان شرقی',
    county: 'تبریز',
    title: 'گفتاردرمانی کودکان ترک‌زبان',
    description: 'نشست‌های نیم‌ساعته در مرکز توان‌بخشی.',
    profession: 'speech_therapist',
    count: 2,
    theme: 'rehabilitation',
    targetGroup: 'disabled',
    venueKind: 'clinic',
    urgency: 'urgent',
    weekdays: [1, 4],
    hours: [15, 18],
    language: 'azb',
  },
  {
    province: 'خوزستان',
    county: 'اهواز',
    title: 'پرستاری در منزل برای افراد دارای معلولیت',
    description: 'پانسمان و آموزش مراقبت به خانواده. رفت‌وآمد با اداره.',
    profession: 'nurse',
    count: 4,
    theme: 'treatment',
    targetGroup: 'disabled',
    venueKind: 'home',
    urgency: 'urgent',
    weekdays: [0, 3],
    hours: [9, 13],
  },
  {
    province: 'فارس',
    county: 'شیراز',
    title: 'دندان‌پزشکی در خانهٔ کودکان',
    description: 'یونیت سیار و مواد آماده است.',
    profession: 'dentist',
    count: 2,
    theme: 'treatment',
    targetGroup: 'children_in_care',
    venueKind: 'children_home',
    urgency: 'normal',
    weekdays: [5],
    hours: [9, 14],
  },
  {
    province: 'کردستان',
    county: 'سنندج',
    title: 'مشاورهٔ خانواده به زبان کردی',
    description: 'نشست‌های خانوادگی در مرکز مثبت زندگی.',
    profession: 'family_counsellor',
    count: 2,
    theme: 'mental_health',
    targetGroup: 'families',
    venueKind: 'positive_life',
    urgency: 'normal',
    weekdays: [1, 3],
    hours: [16, 19],
    language: 'ku',
  },
  {
    province: 'گیلان',
    county: 'رشت',
    title: 'فیزیوتراپی سالمندان پس از جراحی',
    description: 'ده سالمند در نوبت‌اند.',
    profession: 'physiotherapist',
    count: 1,
    theme: 'rehabilitation',
    targetGroup: 'elders',
    venueKind: 'clinic',
    urgency: 'urgent',
    weekdays: [2, 4],
    hours: [10, 13],
  },
  {
    province: 'هرمزگان',
    county: 'بندرعباس',
    title: 'ویزیت کودکان در روستاهای ساحلی',
    description: 'یک روز همراه خودروی سیار سلامت.',
    profession: 'paediatrician',
    count: 1,
    theme: 'treatment',
    targetGroup: 'underserved_area',
    venueKind: 'mobile_unit',
    urgency: 'critical',
    weekdays: [4],
    hours: [8, 15],
  },
  {
    province: 'اصفهان',
    county: 'اصفهان',
    title: 'مشاورهٔ حقوقی زنان سرپرست خانوار',
    description: 'تلفنی و از دفتر خودتان؛ پرونده‌ها را مددکار آماده می‌کند.',
    profession: 'lawyer',
    count: 3,
    theme: 'women_heads',
    targetGroup: 'women_heads',
    venueKind: 'remote',
    urgency: 'normal',
    weekdays: [0],
    hours: [16, 19],
    isRemote: true,
  },
  {
    province: 'لرستان',
    county: 'خرم آباد',
    title: 'کلاس عصر برای کودکان کار',
    description: 'خواندن و حساب، دو گروه ده نفره.',
    profession: 'teacher',
    count: 2,
    theme: 'salam',
    targetGroup: 'working_children',
    venueKind: 'school',
    urgency: 'normal',
    weekdays: [0, 2],
    hours: [15, 17],
  },
  {
    province: 'کرمانشاه',
    county: 'کرمانشاه',
    title: 'کاردرمانی کودکان اوتیسم',
    description: 'نشست‌های تک‌نفره با همراهی والدین.',
    profession: 'occupational_therapist',
    count: 2,
    theme: 'rehabilitation',
    targetGroup: 'disabled',
    venueKind: 'clinic',
    urgency: 'urgent',
    weekdays: [1],
    hours: [14, 18],
  },
  {
    province: 'یزد',
    county: 'یزد',
    title: 'برنامهٔ غذایی برای مرکز سالمندان',
    description: 'بازبینی فهرست غذای ماهانه با آشپزخانهٔ مرکز.',
    profession: 'nutritionist',
    count: 1,
    theme: 'elders',
    targetGroup: 'elders',
    venueKind: 'elder_centre',
    urgency: 'normal',
    weekdays: [3],
    hours: [10, 12],
  },
];

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
      await recordNeed(ctx, tx, {
        values: {
          ...placeNamed(each.province, each.county),
          title: each.title,
          description: each.description,
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
      gender: person.gender,
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
      verificationMethod: 'manual',
    });
    await audit(ctx, tx, {
      action: 'demonstration.volunteer',
      targetType: 'volunteer',
      targetId: volunteerId,
    });
  }
}
