import {
  allCounties,
  firstLists,
  type IsoDay,
  lunarOccasions,
  type Province,
  solarMonthLength,
  solarToIsoDay,
  weekdayOf,
} from '@hamyar/domain';
import { aboutOf, chance, type Draw, drawOf, pick, weighted } from '../draw.ts';
import { drawName } from '../names.ts';

/** A gift as an office writes it into its list; invented. */
export interface ListedGift {
  readonly day: IsoDay;
  readonly donor: string;
  readonly kind: 'نقدی' | 'غیرنقدی' | 'خدمت';
  readonly amountIrr: bigint;
  readonly item: string;
  readonly quantity: string;
  readonly unit: string;
  readonly county: string;
  readonly theme: string;
  readonly channel: string;
  readonly tracking: string;
}

/** First year of the demonstration's history, Solar Hijri. */
export const firstYear = 1400;

/** Rials of cash in 1404 for each inhabitant of 1395; that of Razavi Khorasan comes to some 900 billion. */
const irrForEach = 180_000;
/** Growth from year to year that is prices alone. */
const dearer = 1.36;

const kinds = weighted<ListedGift['kind']>([
  [78, 'نقدی'],
  [14, 'غیرنقدی'],
  [8, 'خدمت'],
]);
const channels = weighted([
  [5, 'کارت به کارت'],
  [4, 'واریز بانکی'],
  [2, 'درگاه'],
  [1, 'نقدی'],
]);
const goods = weighted([
  [4, ['بستهٔ خوراک', 'بسته']],
  [2, ['صندلی چرخ‌دار', 'دستگاه']],
  [3, ['پوشاک نو', 'دست']],
  [2, ['لوازم‌التحریر', 'بسته']],
  [1, ['تخت بیمارستانی', 'دستگاه']],
] as const);
const services = weighted([
  [3, ['ویزیت رایگان', 'نفر']],
  [2, ['آموزش حرفه', 'ساعت']],
  [2, ['تعمیر ساختمان مرکز', 'روز']],
  [1, ['جابه‌جایی سالمندان', 'سفر']],
] as const);
const themes = weighted(
  firstLists.lists.theme.map(({ fa }, at) => [firstLists.lists.theme.length - at, fa] as const),
);
const institutions = ['شرکت نمایشی «افق»', 'خیریهٔ نمایشی «نوید»', 'صندوق نمایشی «مهر کارکنان»'] as const;

/**
 * The gifts that a province's office lists in a Solar Hijri year, in order of day: the same each time, whenever it is asked.
 * More of them in Ramadan and before Nowruz, few on Fridays.
 */
export function listedGifts(province: Province, year: number): ListedGift[] {
  const draw = drawOf(Number(province.code.slice(3)) * 10_007 + year);
  const isDetailed = province.code === 'IR-09';
  const perYear = isDetailed ? 1_300 : 40 + Math.round(province.population / 60_000);
  // What Razavi Khorasan's office recorded for 1404 is known; every other year is as the dice fall.
  const mood = isDetailed && year === 1404 ? 1 : 1 + 0.14 * aboutOf(draw);
  const meanIrr = (province.population * irrForEach * dearer ** (year - 1404) * mood) / perYear;
  const counties = weighted(
    allCounties
      .filter(({ provinceCode }) => provinceCode === province.code)
      // The capital's first: nearly half of all comes from there.
      .toSorted((a, b) => Number(b.nameFa === province.capitalFa) - Number(a.nameFa === province.capitalFa))
      .map(({ nameFa }, at) => [at === 0 ? 6 : 3 / (at + 1), nameFa] as const),
  );
  const days = weighedDays(year);
  const weight = days.reduce((sum, each) => sum + each.weight, 0);
  const found: ListedGift[] = [];
  for (const each of days) {
    const expected = (perYear * each.weight) / weight;
    const count = Math.floor(expected) + (chance(draw, expected % 1) ? 1 : 0);
    for (let n = 0; n < count; n += 1)
      found.push(
        drawGift(draw, {
          day: each.day,
          meanIrr,
          counties,
          tracking: trackingOf(province, year, found.length),
        }),
      );
  }
  return found;
}

/** Digits that no bank gives: the province, the year and the row. */
const trackingOf = ({ code }: Province, year: number, at: number): string =>
  `77${code.slice(3)}${year}${String(at + 1).padStart(5, '0')}`;

function weighedDays(year: number): { day: IsoDay; weight: number }[] {
  const feast = lunarOccasions(year).find(({ en }) => en.startsWith('Eid al-Fitr'))?.day;
  const fast = feast === undefined ? null : Date.parse(feast);
  return Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) =>
    Array.from({ length: solarMonthLength(year, month) }, (_, at) => {
      const day = solarToIsoDay({ year, month, day: at + 1 });
      const daysBeforeFeast = fast === null ? -1 : (fast - Date.parse(day)) / 86_400_000;
      const week = weekdayOf(day);
      const ofWeek = week === 6 ? 0.2 : week === 5 ? 0.6 : 1;
      const ofFast = daysBeforeFeast > 0 && daysBeforeFeast <= 30 ? 2.2 : 1;
      const ofNowruz = month === 12 && at > 8 ? 1.7 : month === 1 && at < 13 ? 0.4 : 1;
      return { day, weight: ofWeek * ofFast * ofNowruz };
    }),
  );
}

interface Shape {
  readonly day: IsoDay;
  readonly meanIrr: number;
  readonly counties: Parameters<typeof pick<string>>[1];
  readonly tracking: string;
}

function drawGift(draw: Draw, { day, meanIrr, counties, tracking }: Shape): ListedGift {
  const kind = pick(draw, kinds);
  // Most gifts are small and a few are large: a log-normal with the mean of the year.
  const factor = Math.exp(0.9 * aboutOf(draw) - 0.4);
  const amountIrr = BigInt(Math.max(1, Math.round((meanIrr * factor) / 1_000_000))) * 1_000_000n;
  const [item, unit] =
    kind === 'غیرنقدی' ? pick(draw, goods) : kind === 'خدمت' ? pick(draw, services) : ['', ''];
  return {
    day,
    donor: donorOf(draw, factor),
    kind,
    amountIrr,
    item,
    quantity: item === '' ? '' : String(1 + draw(40)),
    unit,
    county: chance(draw, 0.08) ? '' : pick(draw, counties),
    theme: pick(draw, themes),
    channel: kind === 'نقدی' ? pick(draw, channels) : '',
    tracking: kind === 'نقدی' ? tracking : '',
  };
}

function donorOf(draw: Draw, factor: number): string {
  if (factor > 2.5) return institutions[draw(institutions.length)] ?? '';
  return chance(draw, 0.3) ? '' : drawName(draw);
}
