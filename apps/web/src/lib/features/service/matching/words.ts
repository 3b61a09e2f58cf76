import type { matching } from '@hamyar/contracts';
import { formatPercent } from '@hamyar/i18n';
import { reasonSentence } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

export function runStateLabel(state: string): string {
  switch (state) {
    case 'queued':
      return m.matching_state_queued();
    case 'running':
      return m.matching_state_running();
    case 'proposed':
      return m.matching_state_proposed();
    case 'offered':
      return m.matching_state_offered();
    case 'failed':
      return m.matching_state_failed();
    default:
      return m.matching_state_discarded();
  }
}

export function runStateTone(state: string): 'waiting' | 'good' | 'neutral' | 'bad' | 'ended' {
  if (state === 'queued' || state === 'running') return 'waiting';
  if (state === 'proposed') return 'neutral';
  if (state === 'failed') return 'bad';
  return state === 'offered' ? 'good' : 'ended';
}

export const isUnderWay = ({ state }: Pick<matching.MatchingRun, 'state'>): boolean =>
  state === 'queued' || state === 'running';

/** What the worker is doing, by how far the bar has come. */
export function stageLabel(perMille: number): string {
  if (perMille < 50) return m.matching_progress_loading();
  return perMille < 950 ? m.matching_progress_solving() : m.matching_progress_writing();
}

export const modeLabel = (mode: matching.MatchingRun['mode']): string =>
  mode === 'score' ? m.matching_mode_score() : m.matching_mode_coverage();

/** Points of 10,000 as the form offers them. */
export const stabilities = [0, 300, 1_000] as const;

export function stabilityLabel(stability: number): string {
  if (stability < stabilities[1]) return m.matching_stability_none();
  return stability < stabilities[2] ? m.matching_stability_some() : m.matching_stability_much();
}

/** What was asked of a run, a line each. */
export function optionLines(run: matching.MatchingRun): string[] {
  const share = formatPercent(run.floorPerMille / 1_000, currentLocale());
  return [
    m.matching_with_mode({ mode: modeLabel(run.mode) }),
    ...(run.floorPerMille > 0 ? [m.matching_with_floor({ share })] : []),
    ...(run.stability > 0 ? [m.matching_with_stability({ stability: stabilityLabel(run.stability) })] : []),
  ];
}

/** A hundredth of a percent: what the engine promises at worst, and the smallest share that is shown. */
const finest = 0.0001;

/** How good any plan could be, beside this one, in words. */
export function boundSentences(run: matching.MatchingRun, digits: (value: number) => string): string[] {
  if (!run.bound) return [];
  const { seats, score, scoreReached } = run.bound;
  const isBest = score <= scoreReached && (run.mode === 'score' || run.proposedCount >= seats);
  if (isBest) return [m.matching_bound_best()];
  const gap = score > 0 ? Math.max(finest, Math.ceil((score - scoreReached) / score / finest) * finest) : 0;
  const share = formatPercent(gap, currentLocale(), { decimals: 2 });
  return [
    ...(gap > 0 && score > scoreReached ? [m.matching_bound_gap({ share })] : []),
    ...(run.proposedCount < seats ? [m.matching_bound_seats({ seats: digits(seats) })] : []),
  ];
}

/** Why a run failed. */
export const failureText = (reason: string): string =>
  reasonSentence(reason) ?? m.error_matching_engine_failed();

type Standing = 'proposed' | 'possible' | 'refused';

export function standingLabel(standing: Standing): string {
  if (standing === 'proposed') return m.matching_standing_proposed();
  return standing === 'possible' ? m.matching_standing_possible() : m.matching_standing_refused();
}

export function standingTone(standing: Standing): 'good' | 'neutral' | 'ended' {
  if (standing === 'proposed') return 'good';
  return standing === 'possible' ? 'neutral' : 'ended';
}
