import type { Answer, councils } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { allProvinces, today } from '@hamyar/domain';
import { cashByProvince, recordedUntil } from '../../giving/contributions/index.ts';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { comparabilityOf, comparedUntil, windowsAsOf } from './policy.ts';
import { noSums, presentCompared } from './present.ts';

/** What everyone may know of a province's year: its verified cash beside the same days of last year. */
export async function showProvince(ctx: Ctx, code: string): Promise<Answer<typeof councils.showProvince>> {
  authorise(ctx, 'public');
  const province = allProvinces.find((candidate) => candidate.code === code);
  if (!province) throw new Error(`the contract lets in no province ${code}`);
  const { slug, nameFa, nameEn } = province;
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const rows = await recordedUntil(tx, { provinceCode: code });
    const listed = rows.filter(({ source }) => source === 'import').map(({ until }) => until);
    const officeUntil = listed.toSorted().at(-1) ?? null;
    const asOf = comparedUntil(today(now), officeUntil);
    const windows = windowsAsOf(asOf);
    const comparability = comparabilityOf(asOf, officeUntil);
    const [sums] = await cashByProvince(tx, [{ provinceCode: code, ...windows }]);
    const { code: _code, ...cash } = sums ?? { code, ...noSums };
    return {
      province: { code, slug, fa: nameFa, en: nameEn },
      year: windows.year,
      asOf,
      comparability,
      cash: presentCompared(cash, comparability === 'alike'),
      readAt: now.toISOString(),
    };
  });
}
