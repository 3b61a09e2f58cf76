import type { Answer, councils } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { allProvinces, today } from '@hamyar/domain';
import { cashByProvince, officeRecordedUntil } from '../../giving/contributions/index.ts';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { goalsInForce } from '../goals/index.ts';
import { comparabilityOf, comparedUntil, windowsAsOf } from './policy.ts';
import { noSums, presentCompared } from './present.ts';

/** The councils in the actor's reach, in Persian order. */
export async function listCouncils(ctx: Ctx): Promise<Answer<typeof councils.list>> {
  const within = provincesOf(authorise(ctx, 'council.read'));
  const provinces = allProvinces
    .filter((province) => within === null || within.includes(province.code))
    .sort((a, b) => a.sortFa - b.sortFa);
  const now = ctx.clock.now();
  const day = today(now);
  return withTransaction(ctx, async (tx) => {
    const office = new Map((await officeRecordedUntil(tx)).map(({ code, until }) => [code, until]));
    const windows = provinces.map(({ code }) => ({
      provinceCode: code,
      ...windowsAsOf(comparedUntil(day, office.get(code) ?? null)),
    }));
    const sums = await cashByProvince(tx, windows);
    const { year } = windowsAsOf(day);
    const goals = await goalsInForce(tx, { year, at: now });
    return {
      asOf: day,
      year,
      items: provinces.map((province, index) => {
        const { code: _code, ...cash } = sums.find((row) => row.code === province.code) ?? {
          code: '',
          ...noSums,
        };
        const asOf = windows[index]?.to ?? day;
        const comparability = comparabilityOf(asOf, office.get(province.code) ?? null);
        const goal = goals.find((row) => row.provinceCode === province.code);
        return {
          code: province.code,
          slug: province.slug,
          fa: province.nameFa,
          en: province.nameEn,
          asOf,
          comparability,
          cash: presentCompared(cash, comparability === 'alike'),
          targetIrr: goal?.targetIrr.toString() ?? null,
        };
      }),
    };
  });
}
