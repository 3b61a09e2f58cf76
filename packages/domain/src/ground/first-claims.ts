import claims from '../../data/claims.json' with { type: 'json' };
import type { ClaimConfidence, ClaimKind, DayPrecision, IndicatorUnit } from './indicators.ts';

/** A claim that every new platform begins with; its source is named in `packages/domain/data/SOURCES.md`. */
export interface FirstClaim {
  readonly indicator: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly isApproximate: boolean;
  readonly kind: ClaimKind;
  readonly asOf: string | null;
  readonly asOfPrecision: DayPrecision | null;
  readonly provinceCode: string | null;
  readonly countyCode: string | null;
  readonly speaker: string;
  readonly sourceTitle: string;
  readonly sourceDay: string | null;
  readonly confidence: ClaimConfidence;
  readonly note: string | null;
}

interface Written extends Partial<Omit<FirstClaim, 'indicator' | 'kind' | 'confidence'>> {
  readonly indicator: string;
  readonly kind: string;
  readonly confidence: string;
  readonly source: string;
}

const sources: Readonly<Record<string, { title: string; day?: string; speaker: string }>> = claims.sources;

/** What is counted, before anybody adds to it. */
export const firstIndicators = claims.indicators as readonly {
  readonly key: string;
  readonly nameFa: string;
  readonly nameEn: string;
  readonly unit: IndicatorUnit;
}[];

/** Figures of the press about the organisation, each as it was said. */
export const firstClaims: readonly FirstClaim[] = (claims.claims as readonly Written[]).map(
  ({ source, ...claim }) => {
    const from = sources[source];
    if (!from) throw new Error(`no source ${source}`);
    return {
      indicator: claim.indicator,
      low: claim.low ?? null,
      high: claim.high ?? null,
      isApproximate: claim.isApproximate ?? false,
      kind: claim.kind as ClaimKind,
      asOf: claim.asOf ?? null,
      asOfPrecision: claim.asOfPrecision ?? null,
      provinceCode: claim.provinceCode ?? null,
      countyCode: claim.countyCode ?? null,
      speaker: from.speaker,
      sourceTitle: from.title,
      sourceDay: from.day ?? null,
      confidence: claim.confidence as ClaimConfidence,
      note: claim.note ?? null,
    };
  },
);
