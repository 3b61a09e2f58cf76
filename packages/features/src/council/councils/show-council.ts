import type { Answer, councils } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { allProvinces, progressBasisPoints, today } from '@hamyar/domain';
import { countyTotals, dailyTotals, recordedUntil, themeTotals } from '../../giving/contributions/index.ts';
import { themeLabel } from '../../giving/projects/index.ts';
import { authorise, withinScope } from '../../ground/access/index.ts';
import { type ListTerm, listsOf } from '../../ground/lists/index.ts';
import { countyLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { goalInForce } from '../goals/index.ts';
import {
  comparabilityOf,
  type ComparedWindows,
  comparedUntil,
  dayProblem,
  isOfficeLate,
  windowsAsOf,
} from './policy.ts';
import { basisPoints, presentCompared, presentUpTo, runningSum, sumsOf } from './present.ts';

type Report = Answer<typeof councils.show>;

/**
 * A province's year to date against the same period of last year and the goal. Reads the folded totals only, so that it
 * costs the same for a thousand gifts and for a million; a gift is in them seconds after its receipt.
 */
export async function showCouncil(
  ctx: Ctx,
  input: { slug: string; asOf?: string | undefined },
): Promise<Report> {
  const scope = authorise(ctx, 'council.read');
  const province = allProvinces.find((candidate) => candidate.slug === input.slug);
  if (!province) throw new Refusal('not_found', 'access.out_of_scope');
  withinScope(scope, province.code);
  const now = ctx.clock.now();
  const problem = input.asOf && dayProblem(input.asOf, today(now));
  if (problem) throw invalidField('asOf', problem);
  return withTransaction(ctx, async (tx) => {
    const recorded = await recordedOf(tx, province.code, today(now));
    const asOf = input.asOf ?? comparedUntil(today(now), recorded.officeUntil);
    const windows = windowsAsOf(asOf);
    const comparability = comparabilityOf(asOf, recorded.officeUntil);
    return {
      province: { code: province.code, slug: province.slug, fa: province.nameFa, en: province.nameEn },
      asOf,
      period: {
        year: windows.year,
        from: windows.from,
        to: windows.to,
        previousFrom: windows.previousFrom,
        previousTo: windows.previousTo,
        clamped: windows.clamped,
        toYearEnd: windows.toYearEnd,
      },
      comparability,
      recorded,
      ...(await figures(tx, province.code, windows, {
        themes: (await listsOf(ctx, tx)).theme,
        isAlike: comparability === 'alike',
        today: input.asOf ? asOf : today(now),
      })),
      readAt: now.toISOString(),
    };
  });
}

type Figures = Pick<
  Report,
  'upToToday' | 'cash' | 'goods' | 'service' | 'goal' | 'thisYear' | 'lastYear' | 'byTheme' | 'byCounty'
>;

/** How far the sources have brought gifts, the office's lists and the gateway apart. */
async function recordedOf(tx: Transaction, provinceCode: string, day: string): Promise<Report['recorded']> {
  const rows = await recordedUntil(tx, { provinceCode });
  const lastOf = (source: 'import' | 'payment') =>
    rows.reduce<string | null>(
      (last, row) => (row.source === source && (last === null || row.until > last) ? row.until : last),
      null,
    );
  const officeUntil = lastOf('import');
  return {
    officeUntil,
    onlineUntil: lastOf('payment'),
    isOfficeLate: isOfficeLate(day, officeUntil),
    counties: rows
      .filter((row) => row.source === 'import')
      .map((row) => ({ ...labelOf(row.countyCode), until: row.until })),
  };
}

async function figures(
  tx: Transaction,
  provinceCode: string,
  windows: ComparedWindows,
  options: { readonly isAlike: boolean; readonly today: string; readonly themes: readonly ListTerm[] },
): Promise<Figures> {
  const { isAlike, today: lastDay } = options;
  const values = {
    provinceCode,
    from: windows.from,
    to: windows.to,
    previousFrom: windows.previousFrom,
    previousTo: windows.previousTo,
  };
  const rows = await dailyTotals(tx, { ...values, to: lastDay, previousTo: windows.previousYearEnd });
  const themes = await themeTotals(tx, values);
  const counties = await countyTotals(tx, values);
  const cash = presentCompared(sumsOf(rows, 'cash', windows), isAlike);
  return {
    upToToday: lastDay > windows.to ? presentUpTo(sumsOf(rows, 'cash', { ...windows, to: lastDay })) : null,
    cash,
    goods: presentCompared(sumsOf(rows, 'goods', windows), isAlike),
    service: presentCompared(sumsOf(rows, 'service', windows), isAlike),
    goal: await goalOf(tx, provinceCode, windows, BigInt(cash.currentIrr)),
    thisYear: runningSum(rows, windows.from, windows.to),
    lastYear: runningSum(rows, windows.previousFrom, windows.previousYearEnd),
    byTheme: themes.map((row) => ({
      ...themeLabel(options.themes, row.code),
      ...presentCompared(sumsAlone(row), isAlike),
    })),
    byCounty: counties.map((row) => ({ ...labelOf(row.code), ...presentCompared(sumsAlone(row), isAlike) })),
  };
}

const sumsAlone = ({
  currentIrr,
  previousIrr,
  currentCount,
  previousCount,
}: Awaited<ReturnType<typeof themeTotals>>[number]) => ({
  currentIrr,
  previousIrr,
  currentCount,
  previousCount,
});

const labelOf = (code: string) =>
  code === '' ? { code, fa: 'بدون شهرستان', en: 'No county named' } : countyLabel(code);

async function goalOf(
  tx: Transaction,
  provinceCode: string,
  windows: ComparedWindows,
  reachedIrr: bigint,
): Promise<Report['goal']> {
  // In force at the end of the as-of day in Tehran, so that an old figure keeps the goal it was judged by.
  const at = new Date(`${windows.to}T20:29:59.999Z`);
  const [row] = await goalInForce(tx, { provinceCode, measure: 'cash', year: windows.year, at });
  if (!row) return null;
  const progress = progressBasisPoints(reachedIrr, row.targetIrr);
  return {
    targetIrr: row.targetIrr.toString(),
    version: row.version,
    setAt: row.setAt.toISOString(),
    source: row.source,
    progressBasisPoints: progress === null ? null : basisPoints(progress),
  };
}
