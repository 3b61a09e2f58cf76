import type { Answer, indicators } from '@hamyar/contracts';
import { disagree } from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';
import { countyLabel, provinceLabel } from '../places/index.ts';
import type { ClaimRow, IndicatorRow } from './queries.ts';

type Presented = Answer<typeof indicators.list>['indicators'][number];

/** Of what whoever withdraws a claim has seen. */
export const claimVersion = (row: Pick<ClaimRow, 'id' | 'withdrawnAt'>): string =>
  versionOf([row.id, row.withdrawnAt?.toISOString() ?? null]);

/** `91000.000` as it is written. */
const bare = (figure: string | null): string | null => figure && figure.replace(/(?:\.0+|(\.\d*?)0+)$/, '$1');

function presentClaim(row: ClaimRow, mayWithdraw: boolean): Presented['claims'][number] {
  const { low, high, isApproximate, kind, asOf, asOfPrecision, speaker, confidence, note } = row;
  const province = row.provinceCode === null ? null : provinceLabel(row.provinceCode);
  return {
    id: row.id,
    version: claimVersion(row),
    low: bare(low),
    high: bare(high),
    isApproximate,
    kind,
    asOf,
    asOfPrecision,
    province: province && { code: province.code, fa: province.fa, en: province.en },
    county: row.countyCode === null ? null : countyLabel(row.countyCode),
    speaker,
    source: { title: row.sourceTitle, url: row.sourceUrl, day: row.sourceDay },
    confidence,
    note,
    may: mayWithdraw ? ['withdraw'] : [],
  };
}

/** Claims of one indicator that a page of the nation shows, and one of a province with its counties. */
const maxClaims = { nation: 20, province: 200 };

/** An indicator with its claims as they come: the nation's first, those of the same place side by side. */
export function presentIndicator(
  { key, nameFa, nameEn, unit }: IndicatorRow,
  claims: readonly ClaimRow[],
  { mayWithdraw, of }: { readonly mayWithdraw: boolean; readonly of: keyof typeof maxClaims },
): Presented {
  const shown = claims.slice(0, maxClaims[of]);
  const place = (row: ClaimRow) => row.countyCode ?? row.provinceCode ?? '';
  const differ = shown.some((one, at) =>
    shown.slice(at + 1).some((other) => place(one) === place(other) && disagree(one, other)),
  );
  return {
    key,
    name: { fa: nameFa, en: nameEn ?? nameFa },
    unit,
    claims: shown.map((row) => presentClaim(row, mayWithdraw)),
    left: claims.length - shown.length,
    differ,
  };
}
