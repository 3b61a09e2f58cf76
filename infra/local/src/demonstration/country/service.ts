import { withTransaction } from '@hamyar/db';
import { daysAfter, today } from '@hamyar/domain';
import { jobActor } from '@hamyar/features/ground/access/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { takePlace } from '@hamyar/features/service/assignments/take-place';
import { withdrawAssignment } from '@hamyar/features/service/assignments/withdraw-assignment';
import { runMatching } from '@hamyar/features/service/matching/run-matching';
import { sendOffers } from '@hamyar/features/service/matching/send-offers';
import { showRun } from '@hamyar/features/service/matching/show-run';
import { startRun } from '@hamyar/features/service/matching/start-run';
import { closePastNeeds } from '@hamyar/features/service/needs/close-past-needs';
import { createNeed } from '@hamyar/features/service/needs/create-need';
import { actingAs, AppError } from '@hamyar/platform';
import { daysBefore } from '../at.ts';
import { asVolunteer, type People } from '../people.ts';

interface Sketch {
  readonly title: string;
  readonly description: string;
  readonly titleEn: string;
  readonly descriptionEn: string;
  readonly countyCode: string;
  readonly theme: string;
  readonly targetGroup: string;
  readonly venueKind: string;
  readonly profession: string;
  /** First and last day, from today. */
  readonly days: readonly [number, number];
  readonly weekdays: readonly number[];
  readonly hours: readonly [number, number];
}

/** Needs of Razavi Khorasan that were met in the last weeks, and two that go on. */
const sketches: readonly Sketch[] = [
  {
    title: 'کارگاه فرزندپروری برای خانواده‌های محلهٔ گلشهر',
    description: 'چهار نشست گروهی در مرکز مثبت زندگی. متن و برگه‌ها آماده است.',
    titleEn: 'Parenting workshop for families in Golshahr',
    descriptionEn: 'Four group sessions at the positive life centre. The text and handouts are ready.',
    countyCode: '0916',
    ...{
      theme: 'mental_health',
      targetGroup: 'families',
      venueKind: 'positive_life',
      profession: 'psychologist',
    },
    ...{ days: [-21, -6], weekdays: [0, 2, 4], hours: [16, 19] },
  },
  {
    title: 'ویزیت ساکنان مرکز نگهداری شبانه‌روزی',
    description: 'بازبینی داروها و پروندهٔ بیست نفر، همراه پرستار مرکز.',
    titleEn: 'Visits to residents of a care home',
    descriptionEn: 'A review of the medicines and files of twenty people, with the centre’s nurse.',
    countyCode: '0916',
    ...{
      theme: 'treatment',
      targetGroup: 'elders',
      venueKind: 'elder_centre',
      profession: 'general_physician',
    },
    ...{ days: [-18, -3], weekdays: [0, 2, 4], hours: [9, 12] },
  },
  {
    title: 'پیگیری تلفنی خانواده‌های تازه‌پذیرش',
    description: 'هر نشست سه ساعت گفت‌وگوی تلفنی با خانواده‌هایی که تازه پذیرش شده‌اند.',
    titleEn: 'Follow-up calls to newly admitted families',
    descriptionEn: 'Each session is three hours of calls to families who have just been admitted.',
    countyCode: '0916',
    ...{
      theme: 'social_emergency',
      targetGroup: 'families',
      venueKind: 'clinic',
      profession: 'social_worker',
    },
    ...{ days: [-12, 9], weekdays: [0, 1, 2, 3], hours: [13, 16] },
  },
  {
    title: 'گروه هم‌دلی مراقبان سالمندان',
    description: 'نشست هفتگی مراقبانی که در خانه از سالمندی نگه‌داری می‌کنند.',
    titleEn: 'Support group for carers of older people',
    descriptionEn: 'A weekly meeting of people who care for an older person at home.',
    countyCode: '0916',
    ...{ theme: 'elders', targetGroup: 'elders', venueKind: 'positive_life', profession: 'psychologist' },
    ...{ days: [-9, 12], weekdays: [1, 3, 5], hours: [9, 11] },
  },
];

/** Days before a need's first shift on which its office registers it, and on which people take their places. */
const registeredBefore = 4;
const takenBefore = 3;

/**
 * Needs of the last weeks with people who came, one place given back, and a run of matching of today of which some offers went out
 * and the rest waits for an officer; once.
 */
export async function seedService(ctx: Ctx, people: People): Promise<void> {
  const [first] = sketches;
  const known = await withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query('select from need where title = $1 limit 1', [first?.title]);
    return rows.length > 0;
  });
  if (known) return;
  for (const sketch of sketches) await registerAndTake(ctx, people, sketch);
  await closePastNeeds(actingAs(ctx, jobActor('needs.close-past')));
  await matchToday(people.inOffice(ctx, 'officer'));
}

async function registerAndTake(ctx: Ctx, people: People, sketch: Sketch): Promise<void> {
  const day = today(ctx.clock.now());
  const [from, to] = sketch.days;
  const on = (days: number) => daysBefore(ctx, -days);
  const { needId } = await createNeed(people.inOffice(on(from - registeredBefore), 'officer'), {
    ...{ title: sketch.title, description: sketch.description, countyCode: sketch.countyCode },
    ...{ titleEn: sketch.titleEn, descriptionEn: sketch.descriptionEn },
    ...{ theme: sketch.theme, targetGroup: sketch.targetGroup, venueKind: sketch.venueKind },
    formKey: ctx.newId(),
    urgency: 'normal',
    isRemote: false,
    startsOn: daysAfter(day, from),
    endsOn: daysAfter(day, to),
    weekdays: [...sketch.weekdays],
    startMinute: sketch.hours[0] * 60,
    endMinute: sketch.hours[1] * 60,
    roles: [{ profession: sketch.profession, count: 2, gender: null, language: null }],
  });
  const taken: { accountId: string; assignmentId: string }[] = [];
  for (const { slotId, accountId } of await placesFor(ctx, needId)) {
    const own = asVolunteer(on(from - takenBefore), accountId);
    // Whoever is busy then, or has their hours full, takes another one.
    const place = await takePlace(own, slotId).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    if (place) taken.push({ accountId, ...place });
  }
  const last = taken.at(-1);
  if (last && taken.length > 2)
    await withdrawAssignment(asVolunteer(on(from - 1), last.accountId), last.assignmentId);
}

/** Places of a need, in order of their shifts, each with somebody of the demonstration who has its profession and lives there. */
async function placesFor(ctx: Ctx, needId: string): Promise<{ slotId: string; accountId: string }[]> {
  return withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ slotId: string; accountId: string }>(
      `select r.id as "slotId", v.account_id as "accountId" from role_slot r
        join shift s on s.id = r.shift_id join need n on n.id = r.need_id
        join volunteer v on v.profession = r.profession and v.county_code = n.county_code and v.source = 'demo'
          and v.status = 'active' and v.account_id is not null
        where r.need_id = $1 order by s.starts_at, v.id limit 40`,
      [needId],
    );
    return rows;
  });
}

/** Runs matching for the officer's province and lets some of its proposals go. */
async function matchToday(officer: Ctx): Promise<void> {
  const { runId } = await startRun(officer, {
    provinceCode: 'IR-09',
    mode: 'score',
    floorPerMille: 0,
    stability: 0,
  });
  // The platform's worker may have it by now: whoever does it, it is done once.
  await runMatching(actingAs(officer, jobActor('matching.propose')), runId).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
  const { version, items } = await showRun(officer, runId, { limit: 20 });
  const assignmentIds = items.filter((_, index) => index % 2 === 0).map(({ assignmentId }) => assignmentId);
  if (assignmentIds.length > 0) await sendOffers(officer, runId, { version, all: false, assignmentIds });
}
