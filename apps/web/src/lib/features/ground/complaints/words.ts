import type { complaints } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { choicesOf } from '#lib/form.ts';

type Case = complaints.DeskCase;

export const kinds: Record<Case['kind'], () => string> = {
  safety: m.complaint_kind_safety,
  volunteer: m.complaint_kind_volunteer,
  staff: m.complaint_kind_staff,
  money: m.complaint_kind_money,
  privacy: m.complaint_kind_privacy,
  other: m.complaint_kind_other,
};
export const states = {
  received: { word: m.complaint_state_received, tone: 'warn' },
  triaged: { word: m.complaint_state_triaged, tone: 'waiting' },
  in_hearing: { word: m.complaint_state_in_hearing, tone: 'waiting' },
  proposed: { word: m.complaint_state_proposed, tone: 'warn' },
  decided: { word: m.complaint_state_decided, tone: 'good' },
  appealed: { word: m.complaint_state_appealed, tone: 'warn' },
  closed: { word: m.complaint_state_closed, tone: 'ended' },
} as const satisfies Record<Case['state'], object>;
export const severities: Record<NonNullable<Case['severity']>, () => string> = {
  minor: m.complaint_severity_minor,
  serious: m.complaint_severity_serious,
  severe: m.complaint_severity_severe,
};
export const outcomes: Record<NonNullable<Case['outcome']>, () => string> = {
  unfounded: m.complaint_outcome_unfounded,
  upheld: m.complaint_outcome_upheld,
  referred: m.complaint_outcome_referred,
  withdrawn: m.complaint_outcome_withdrawn,
};
export const sides: Record<complaints.Entry['by'], () => string> = {
  reporter: m.complaint_by_reporter,
  concerned: m.complaint_by_concerned,
  office: m.complaint_by_office,
};

/** What an office may find; withdrawn is the reporter's own word. */
export const findingChoices = () => choicesOf(outcomes).filter(({ value }) => value !== 'withdrawn');

/** Who wrote it to whom: a note of the office is written to itself. */
export function entryTitle({ by, to }: complaints.Entry): string {
  if (by === 'office' && to === 'office') return m.complaint_note();
  return by === 'office' ? `${sides[by]()} ${m.complaint_to({ side: sides[to]() })}` : sides[by]();
}

/** The forms of a side's cases stand on one page: each has its own ids. */
export const sideForm = (complaintId: string, act: string): string => `${complaintId}-${act}`;
