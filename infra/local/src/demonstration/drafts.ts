import { need, withTransaction } from '@hamyar/db';
import { daysAfter, today } from '@hamyar/domain';
import type { Ctx } from '@hamyar/features/kit/feature';
import { createNeed } from '@hamyar/features/service/needs/create-need';
import { returnDraft } from '@hamyar/features/service/needs/return-draft';
import { showDraft } from '@hamyar/features/service/needs/show-draft';
import { eq } from 'drizzle-orm';
import type { People } from './people.ts';

/** What the office of a county has written: one waits for the officer of the province, one came back with a question. */
const drafts = [
  {
    title: 'شنوایی‌سنجی دانش‌آموزان روستاهای چناران',
    description: 'اتاق آرام در مدرسه آماده است؛ دستگاه را اداره می‌آورد.',
    titleEn: 'Hearing tests for pupils in the villages of Chenaran',
    descriptionEn: 'A quiet room at the school is ready; the office brings the device.',
    countyCode: '0918',
    theme: 'screening',
    targetGroup: 'families',
    venueKind: 'school',
    urgency: 'normal',
    profession: 'audiologist',
    isReturned: false,
  },
  {
    title: 'مشاورهٔ خانواده در حاشیهٔ مشهد',
    description: 'دو اتاق در خانهٔ محله.',
    countyCode: '0916',
    theme: 'mental_health',
    targetGroup: 'families',
    venueKind: 'clinic',
    urgency: 'urgent',
    profession: 'psychologist',
    isReturned: true,
  },
] as const;

const isRead = 'ساعت‌ها با برنامهٔ خانهٔ محله نمی‌خواند. پس از هماهنگی از نو بنویسید.';

/** Writes them once, through the verbs of those who would. */
export async function seedDrafts(ctx: Ctx, people: People): Promise<void> {
  const author = people.member('county').accountId;
  const known = await withTransaction(ctx, (tx) => tx.$count(need, eq(need.createdBy, author)));
  if (known > 0) return;
  const county = people.inOffice(ctx, 'county');
  const officer = people.inOffice(ctx, 'officer');
  const day = today(ctx.clock.now());
  for (const { profession, isReturned, ...draft } of drafts) {
    const { needId } = await createNeed(county, {
      ...draft,
      isRemote: false,
      startsOn: daysAfter(day, 5),
      endsOn: daysAfter(day, 18),
      weekdays: [1, 3],
      startMinute: 540,
      endMinute: 720,
      roles: [{ profession, count: 2, gender: null, language: null }],
    });
    if (!isReturned) continue;
    const { version } = await showDraft(officer, needId);
    await returnDraft(officer, needId, { version, reason: isRead });
  }
}
