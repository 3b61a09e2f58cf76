import type { Answer, calendar } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { authorise, decide } from '../access/index.ts';
import { lawsVersion } from './policy.ts';
import { importedYears, lawsOf } from './queries.ts';

/** Laws and imported years, which are everybody's, with what the reader may change of them. */
export async function showDesk(ctx: Ctx): Promise<Answer<typeof calendar.showDesk>> {
  authorise(ctx, 'closures.manage');
  const decision = decide(ctx.actor, 'calendar.manage');
  const ofNation = decision.allowed && decision.scope.reach === 'nation';
  return withTransaction(ctx, async (tx) => {
    const laws = await lawsOf(tx);
    const years = await importedYears(tx);
    return {
      laws: laws
        .toSorted((a, b) => Number(a.provinceCode !== null) - Number(b.provinceCode !== null))
        .map(({ provinceCode, startsOn, offDays, halfDays }) => ({
          provinceCode,
          startsOn,
          offDays,
          halfDays,
        })),
      years: years.map((row) => ({ ...row, importedAt: row.importedAt.toISOString() })),
      version: lawsVersion(laws),
      may: decision.allowed ? ['setWeekend' as const, ...(ofNation ? (['importYear'] as const) : [])] : [],
    };
  });
}
