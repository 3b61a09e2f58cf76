import { m } from '@hamyar/i18n/messages';

export function runStateLabel(state: string): string {
  if (state === 'queued') return m.matching_state_queued();
  if (state === 'proposed') return m.matching_state_proposed();
  return state === 'offered' ? m.matching_state_offered() : m.matching_state_discarded();
}

export function runStateTone(state: string): 'waiting' | 'good' | 'neutral' | 'ended' {
  if (state === 'queued') return 'waiting';
  if (state === 'proposed') return 'neutral';
  return state === 'offered' ? 'good' : 'ended';
}
