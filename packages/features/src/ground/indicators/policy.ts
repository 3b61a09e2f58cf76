import type { HandlerInput, indicators } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import {
  type ClaimedFigure,
  countyByCode,
  type IndicatorUnit,
  type IsoDay,
  readFigure,
  saysPercent,
} from '@hamyar/domain';

export type NewClaim = Omit<HandlerInput<typeof indicators.recordClaim>['body'], 'formKey'>;

/** A claim of what is counted already. */
export type KnownClaim = NewClaim & { readonly indicator: string };

/** Rows of one pasted table. */
export const maxTableRows = 500;

/** What of a claim can be judged without looking anything up. Pure. @returns the field and why not, or null */
export function whyNotClaim(claim: NewClaim, today: IsoDay): { path: string; reason: Reason } | null {
  if (!readFigure(claim.figure)) return { path: 'figure', reason: 'indicator.figure_unread' };
  if (!claim.indicator && !(claim.nameFa && claim.unit))
    return { path: claim.nameFa ? 'unit' : 'nameFa', reason: 'indicator.name_missing' };
  if (claim.countyCode && countyByCode(claim.countyCode)?.provinceCode !== claim.provinceCode)
    return { path: 'countyCode', reason: 'indicator.county_elsewhere' };
  // A plan may speak of a day to come; what was found may not.
  if (claim.kind !== 'planned' && claim.asOf && claim.asOf > today)
    return { path: 'asOf', reason: 'indicator.day_to_come' };
  return null;
}

/** Whether a figure is a share though something else is counted: 96% is not 96 people. Pure. */
export const isShareOfOther = ({ figure }: Pick<NewClaim, 'figure'>, unit: IndicatorUnit): boolean =>
  saysPercent(figure) && unit !== 'percent';

/** The figure of a claim that was judged to be one. */
export function figureOf(claim: Pick<NewClaim, 'figure'>): ClaimedFigure {
  const figure = readFigure(claim.figure);
  if (!figure) throw new Error('a claim without a figure');
  return figure;
}
