import { project, withTransaction } from '@hamyar/db';
import { addProject, type NewProject } from '@hamyar/features/giving/projects/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { eq } from 'drizzle-orm';

type Sketch = Omit<NewProject, 'status' | 'isDemo'>;

/** Invented projects of ordinary size; amounts in rials of 1405. Shown with the word «نمایشی». */
const sketches: readonly Sketch[] = [
  {
    provinceCode: 'IR-23',
    countyCode: '2301',
    theme: 'mental_health',
    titleFa: 'هزار ساعت مشاورهٔ رایگان برای خانواده‌ها',
    titleEn: 'A thousand hours of free counselling for families',
    summaryFa:
      'دستمزد مشاوران کشیک در شش مرکز، برای خانواده‌هایی که توان پرداخت ندارند. هر ساعت مشاوره یک واحد است.',
    summaryEn: 'Pays the counsellors on duty in six centres for families who cannot. Each hour is one unit.',
    targetIrr: 4_500_000_000n,
    unitLabelFa: 'ساعت مشاوره',
    unitLabelEn: 'hours of counselling',
    unitCount: 1_000,
  },
  {
    provinceCode: 'IR-10',
    countyCode: '1002',
    theme: 'centre_equipment',
    titleFa: 'تجهیز دو کارگاه حرفه‌آموزی توان‌خواهان',
    titleEn: 'Equipping two workshops for people with disabilities',
    summaryFa: 'چرخ خیاطی، میز کار و ابزار ایمنی برای دو کارگاه در اصفهان؛ چهل نفر در آن‌ها حرفه می‌آموزند.',
    summaryEn:
      'Sewing machines, benches and safety tools for two workshops in Isfahan where forty people learn a trade.',
    targetIrr: 6_000_000_000n,
    unitLabelFa: 'جای آموزش',
    unitLabelEn: 'training places',
    unitCount: 40,
  },
  {
    provinceCode: 'IR-07',
    countyCode: '0707',
    theme: 'elders',
    titleFa: 'مراقبت در منزل برای سالمندان تنها',
    titleEn: 'Home care for elders who live alone',
    summaryFa: 'هر واحد، یک ماه سرزدن هفتگی پرستار به خانهٔ یک سالمند در شیراز است.',
    summaryEn: 'Each unit is one month of weekly nurse visits to one elder’s home in Shiraz.',
    targetIrr: 3_600_000_000n,
    unitLabelFa: 'ماه مراقبت',
    unitLabelEn: 'months of care',
    unitCount: 120,
  },
  {
    provinceCode: 'IR-06',
    countyCode: '0603',
    theme: 'rehabilitation',
    titleFa: 'خودروی سیار توان‌بخشی برای روستاهای اهواز',
    titleEn: 'A mobile rehabilitation unit for the villages of Ahvaz',
    summaryFa: 'خرید و تجهیز یک خودرو تا فیزیوتراپ و کاردرمان به ۱۴ روستا بروند.',
    summaryEn:
      'One equipped vehicle that takes a physiotherapist and an occupational therapist to 14 villages.',
    targetIrr: 28_000_000_000n,
    unitLabelFa: 'روستا',
    unitLabelEn: 'villages',
    unitCount: 14,
  },
  {
    provinceCode: 'IR-11',
    countyCode: '1105',
    theme: 'employment',
    titleFa: 'سی کارگاه خانگی سوزن‌دوزی',
    titleEn: 'Thirty home workshops for needlework',
    summaryFa: 'مواد اولیه و وام بی‌بهرهٔ آغاز کار برای زنان سرپرست خانوار در زاهدان.',
    summaryEn: 'Materials and an interest-free start for women heads of household in Zahedan.',
    targetIrr: 9_000_000_000n,
    unitLabelFa: 'کارگاه',
    unitLabelEn: 'workshops',
    unitCount: 30,
  },
  {
    provinceCode: 'IR-03',
    countyCode: '0303',
    theme: 'screening',
    titleFa: 'غربالگری شنوایی نوزادان در تبریز',
    titleEn: 'Newborn hearing screening in Tabriz',
    summaryFa: 'هر واحد، آزمون شنوایی یک نوزاد و پیگیری نتیجهٔ آن است.',
    summaryEn: 'Each unit is one newborn’s hearing test with its follow-up.',
    targetIrr: 2_400_000_000n,
    unitLabelFa: 'نوزاد',
    unitLabelEn: 'newborns',
    unitCount: 800,
  },
  {
    provinceCode: 'IR-01',
    countyCode: '0105',
    theme: 'education',
    titleFa: 'کتاب گویا برای نابینایان',
    titleEn: 'Audio books for people who are blind',
    summaryFa: 'ضبط شصت کتاب درسی و عمومی در استودیوی رشت، برای استفادهٔ همهٔ استان‌ها.',
    summaryEn: 'Sixty school and general books recorded in Rasht for every province.',
    targetIrr: 1_800_000_000n,
    unitLabelFa: 'کتاب',
    unitLabelEn: 'books',
    unitCount: 60,
  },
  {
    provinceCode: 'IR-09',
    countyCode: '0917',
    theme: 'solar_plant',
    titleFa: 'نیروگاه خورشیدی کوچک برای کارگران دارای معلولیت',
    titleEn: 'A small solar plant for workers with disabilities',
    summaryFa: 'درآمد هر واحد پنج‌کیلوواتی، کمک‌هزینهٔ ماهانهٔ پایدار یک کارگر دارای معلولیت در نیشابور است.',
    summaryEn:
      'Each five-kilowatt unit gives one worker with a disability in Nishapur a lasting monthly income.',
    targetIrr: 36_000_000_000n,
    unitLabelFa: 'واحد پنج‌کیلوواتی',
    unitLabelEn: 'five-kilowatt units',
    unitCount: 20,
  },
  {
    provinceCode: 'IR-09',
    countyCode: '0916',
    theme: 'centre_equipment',
    titleFa: 'صندلی چرخ‌دار سبک برای صد نفر',
    titleEn: 'A hundred light wheelchairs',
    summaryFa: 'صندلی چرخ‌دار سبک و متناسب با هر نفر، با اندازه‌گیری و آموزش در مرکز توان‌بخشی مشهد.',
    summaryEn: 'Light wheelchairs fitted to each person, with measuring and training at a centre in Mashhad.',
    targetIrr: 15_000_000_000n,
    unitLabelFa: 'صندلی چرخ‌دار',
    unitLabelEn: 'wheelchairs',
    unitCount: 100,
  },
  {
    provinceCode: 'IR-09',
    countyCode: '0913',
    theme: 'housing',
    titleFa: 'مناسب‌سازی خانه‌های افراد دارای معلولیت',
    titleEn: 'Adapting the homes of people with disabilities',
    summaryFa: 'شیب‌راه، دستگیره و سرویس بهداشتی مناسب در خانه‌های قوچان. هر واحد یک خانه است.',
    summaryEn: 'Ramps, rails and usable bathrooms in homes in Quchan. Each unit is one home.',
    targetIrr: 7_500_000_000n,
    unitLabelFa: 'خانه',
    unitLabelEn: 'homes',
    unitCount: 25,
  },
];

/** Adds the demonstration's projects once; each is known again by its title. */
export async function seedProjects(ctx: Ctx): Promise<void> {
  const known = await withTransaction(ctx, (tx) =>
    tx.select({ titleFa: project.titleFa }).from(project).where(eq(project.isDemo, true)),
  );
  const titles = new Set(known.map((row) => row.titleFa));
  for (const sketch of sketches) {
    if (!titles.has(sketch.titleFa)) await addProject(ctx, { ...sketch, status: 'open', isDemo: true });
  }
}
