import { CalendarDate, GregorianCalendar, IslamicCivilCalendar, toCalendar } from '@internationalized/date';
import { type IsoDay, isoDayToSolar, solarToIsoDay, yearEnd, yearStart } from '../kit/solar-hijri.ts';

/** A holiday is off by law; a civic day is marked and worked. */
export const occasionKinds = ['holiday', 'civic'] as const;
export type OccasionKind = (typeof occasionKinds)[number];

/** Something a day is known for. */
export interface Occasion {
  readonly day: IsoDay;
  readonly kind: OccasionKind;
  readonly fa: string;
  readonly en: string;
  /** `solar`: fixed by its date; `lunar`: computed; `official`: of the imported table of its year. */
  readonly basis: 'solar' | 'lunar' | 'official';
}

/** Whether the official table may still move it: by a day either way, as the moon is seen. */
export const isProvisional = ({ basis }: Pick<Occasion, 'basis'>): boolean => basis === 'lunar';

interface YearlyRow {
  readonly month: number;
  readonly day: number;
  /** Last day, for a week. */
  readonly to?: number;
  readonly kind: OccasionKind;
  readonly fa: string;
  readonly en: string;
  /** First and last Solar Hijri year it holds in; the law changes, and what was a holiday stays one in its years. */
  readonly from?: number;
  readonly until?: number;
}

const holiday = (month: number, day: number, fa: string, en: string): YearlyRow => ({
  month,
  day,
  kind: 'holiday',
  fa,
  en,
});
const civic = (month: number, day: number, fa: string, en: string): YearlyRow => ({
  month,
  day,
  kind: 'civic',
  fa,
  en,
});

/** What falls on a fixed day of the Solar Hijri year: the ten holidays of the law and the days of those Behzisti serves. */
const solarRows: readonly YearlyRow[] = [
  holiday(1, 1, 'نوروز', 'Nowruz'),
  holiday(1, 2, 'نوروز', 'Nowruz'),
  holiday(1, 3, 'نوروز', 'Nowruz'),
  holiday(1, 4, 'نوروز', 'Nowruz'),
  holiday(1, 12, 'روز جمهوری اسلامی', 'Islamic Republic Day'),
  holiday(1, 13, 'روز طبیعت', 'Nature Day'),
  holiday(3, 14, 'درگذشت امام خمینی', 'Death of Imam Khomeini'),
  holiday(3, 15, 'قیام ۱۵ خرداد', '15 Khordad uprising'),
  holiday(11, 22, 'پیروزی انقلاب اسلامی', 'Victory of the Revolution'),
  holiday(12, 29, 'ملی شدن صنعت نفت', 'Nationalisation of oil'),
  civic(2, 9, 'روز روان‌شناس و مشاور', 'Psychologists’ and Counsellors’ Day'),
  { ...civic(4, 25, 'هفتهٔ بهزیستی', 'Behzisti Week'), to: 31 },
  civic(6, 1, 'روز پزشک', 'Doctors’ Day'),
  civic(7, 8, 'روز جهانی ناشنوایان', 'International Day of the Deaf'),
  civic(7, 9, 'روز جهانی سالمندان', 'International Day of Older Persons'),
  civic(7, 16, 'روز جهانی کودک', 'Children’s Day'),
  civic(7, 23, 'روز جهانی نابینایان', 'White Cane Day'),
  civic(9, 12, 'روز جهانی افراد دارای معلولیت', 'International Day of Persons with Disabilities'),
  civic(9, 14, 'روز جهانی داوطلب', 'International Volunteer Day'),
];

/** Holidays of the lunar year, by the tabular (civil) calendar; `day: 0` is the last day of its month. */
const lunarRows: readonly Omit<YearlyRow, 'to'>[] = [
  holiday(1, 9, 'تاسوعای حسینی', 'Tasu’a'),
  holiday(1, 10, 'عاشورای حسینی', 'Ashura'),
  holiday(2, 20, 'اربعین حسینی', 'Arbaeen'),
  holiday(2, 28, 'رحلت پیامبر و شهادت امام حسن مجتبی', 'Death of the Prophet, martyrdom of Imam Hasan'),
  holiday(2, 0, 'شهادت امام رضا', 'Martyrdom of Imam Reza'),
  holiday(3, 8, 'شهادت امام حسن عسکری', 'Martyrdom of Imam Hasan al-Askari'),
  holiday(3, 17, 'میلاد پیامبر و امام جعفر صادق', 'Birth of the Prophet and of Imam Sadiq'),
  holiday(6, 3, 'شهادت حضرت فاطمه', 'Martyrdom of Fatimah'),
  holiday(7, 13, 'ولادت امام علی', 'Birth of Imam Ali'),
  holiday(7, 27, 'مبعث', 'Mab’ath'),
  holiday(8, 15, 'ولادت حضرت قائم', 'Birth of Imam Mahdi'),
  holiday(9, 21, 'شهادت امام علی', 'Martyrdom of Imam Ali'),
  holiday(10, 1, 'عید فطر', 'Eid al-Fitr'),
  holiday(10, 2, 'تعطیل عید فطر', 'Eid al-Fitr, second day'),
  holiday(10, 25, 'شهادت امام جعفر صادق', 'Martyrdom of Imam Sadiq'),
  holiday(12, 10, 'عید قربان', 'Eid al-Adha'),
  holiday(12, 18, 'عید غدیر خم', 'Eid al-Ghadir'),
];

const holdsIn = ({ from, until }: YearlyRow, year: number): boolean =>
  (from === undefined || from <= year) && (until === undefined || year <= until);

/** Days of a year are asked for day by day and never change: they are made once. */
function onceAYear(make: (year: number) => readonly Occasion[]): (year: number) => readonly Occasion[] {
  const made = new Map<number, readonly Occasion[]>();
  return (year) => {
    const known = made.get(year) ?? make(year);
    made.set(year, known);
    return known;
  };
}

/** Occasions of a Solar Hijri year that are known by its date alone. */
export const solarOccasions = onceAYear((year) =>
  solarRows
    .filter((row) => holdsIn(row, year))
    .flatMap(({ month, day, to = day, kind, fa, en }) =>
      Array.from({ length: to - day + 1 }, (_, index) => ({
        day: solarToIsoDay({ year, month, day: day + index }),
        kind,
        fa,
        en,
        basis: 'solar' as const,
      })),
    ),
);

const lunar = new IslamicCivilCalendar();
const gregorian = new GregorianCalendar();

/** The lunar year in which a civil day lies. */
function lunarYearOf(day: IsoDay): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return toCalendar(new CalendarDate(year, month, date), lunar).year;
}

function lunarDay(year: number, month: number, day: number): IsoDay {
  const first = new CalendarDate(lunar, year, month, 1);
  const date = first.set({ day: day === 0 ? lunar.getDaysInMonth(first) : day });
  return toCalendar(date, gregorian).toString();
}

/**
 * Holidays of the lunar calendar that fall into a Solar Hijri year, computed: the official table may have each of them a day
 * earlier or later. A year holds parts of two or three lunar years, so that one occasion may fall into it twice.
 */
export const lunarOccasions = onceAYear((year) => {
  const [first, last] = [solarToIsoDay(yearStart(year)), solarToIsoDay(yearEnd(year))];
  const found: Occasion[] = [];
  for (let lunarYear = lunarYearOf(first); lunarYear <= lunarYearOf(last); lunarYear++)
    for (const { month, day, kind, fa, en } of lunarRows) {
      const isoDay = lunarDay(lunarYear, month, day);
      if (isoDayToSolar(isoDay).year === year) found.push({ day: isoDay, kind, fa, en, basis: 'lunar' });
    }
  return found;
});
