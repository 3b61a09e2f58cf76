import { allProvinces, solarToday, solarToIsoDay, tehranInstant } from '@hamyar/domain';
import { setGoal } from '@hamyar/features/council/goals/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { firstYear, listedGifts } from './listed-gifts.ts';

/** A goal is named in whole billions of rials. */
const roundIrr = 1_000_000_000n;

/** Each province's goals of cash, a fifth more than the year before; the resolutions that name them are invented. */
export async function seedCountryGoals(ctx: Ctx): Promise<void> {
  const thisYear = solarToday(ctx.clock.now()).year;
  for (const province of allProvinces) {
    for (let year = firstYear + 1; year <= thisYear; year += 1) {
      // What Razavi Khorasan wants this year, the demonstration says by itself.
      if (province.code === 'IR-09' && year === 1405) continue;
      const before = listedGifts(province, year - 1)
        .filter(({ kind }) => kind === 'نقدی')
        .reduce((sum, { amountIrr }) => sum + amountIrr, 0n);
      await setGoal(ctx, {
        provinceCode: province.code,
        measure: 'cash',
        year,
        targetIrr: ((before * 12n) / 10n / roundIrr + 1n) * roundIrr,
        source: `مصوبهٔ نمایشی شورای مشارکت ${province.nameFa}: ۲۰٪ بیش از سال پیش`,
        setAt: tehranInstant(solarToIsoDay({ year, month: 1, day: 20 }), 10 * 60),
      });
    }
  }
}
