import type { Answer, listCouncils as endpoint } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { allProvinces, today } from '@hamyar/domain';
import { cashByProvince } from '../../giving/contributions/index.ts';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { goalsInForce } from '../goals/index.ts';
import { windowsAsOf } from './policy.ts';
import { presentCompared } from './present.ts';

const nothing = { currentIrr: '0', previousIrr: '0', currentCount: 0, previousCount: 0 };

/** The councils in the actor's reach, in Persian order. */
export async function listCouncils(ctx: Ctx): Promise<Answer<typeof endpoint>> {
  const within = provincesOf(authorise(ctx, 'council.read'));
  const provinces = allProvinces
    .filter((province) => within === null || within.includes(province.code))
    .sort((a, b) => a.sortFa - b.sortFa);
  const now = ctx.clock.now();
  const windows = windowsAsOf(today(now));
  return withTransaction(ctx, async (tx) => {
    const sums = await cashByProvince(tx, {
      provinceCodes: provinces.map((province) => province.code),
      from: windows.from,
      to: windows.to,
      previousFrom: windows.previousFrom,
      previousTo: windows.previousTo,
    });
    const goals = await goalsInForce(tx, { year: windows.year, at: now });
    return {
      asOf: windows.to,
      year: windows.year,
      items: provinces.map((province) => {
        const { code: _code, ...cash } = sums.find((row) => row.code === province.code) ?? {
          code: '',
          ...nothing,
        };
        const goal = goals.find((row) => row.provinceCode === province.code);
        return {
          code: province.code,
          slug: province.slug,
          fa: province.nameFa,
          en: province.nameEn,
          cash: presentCompared(cash),
          targetIrr: goal?.targetIrr.toString() ?? null,
        };
      }),
    };
  });
}
