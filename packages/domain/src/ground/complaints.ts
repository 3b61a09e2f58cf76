import { isFinal, type Moves, statesBefore } from '../kit/state-machine.ts';
import type { HeldRole } from './staff.ts';

/** What a complaint is about. */
export const complaintKinds = ['safety', 'volunteer', 'staff', 'money', 'privacy', 'other'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** How heavy it is, by triage. Severe ones are decided by two people and may bar somebody. */
export const complaintSeverities = ['minor', 'serious', 'severe'] as const;
export type ComplaintSeverity = (typeof complaintSeverities)[number];

/** How it ends. */
export const complaintOutcomes = ['unfounded', 'upheld', 'referred', 'withdrawn'] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];
/** What an office may find; withdrawn is the reporter's own word. */
export const findings = ['unfounded', 'upheld', 'referred'] as const;
export type Finding = (typeof findings)[number];

/** A suspension is no state: it is put on and taken off beside each of them. */
export const complaintStates = [
  'received',
  'triaged',
  'in_hearing',
  'proposed',
  'decided',
  'appealed',
  'closed',
] as const;
export type ComplaintState = (typeof complaintStates)[number];

export const complaintMoves: Moves<ComplaintState> = {
  received: ['triaged', 'closed'],
  triaged: ['in_hearing', 'proposed', 'decided', 'closed'],
  in_hearing: ['proposed', 'decided', 'closed'],
  /** A severe decision waits for a second person, who confirms it or sends it back. */
  proposed: ['decided', 'in_hearing', 'closed'],
  decided: ['appealed', 'closed'],
  appealed: ['closed'],
  closed: [],
};

/** States from which a complaint may come to this one: the `any(…)` of a guarded update. */
export const complaintStatesBefore = (to: ComplaintState): ComplaintState[] =>
  statesBefore(complaintMoves, to);

/** States in which an office still has something to do or to wait for. */
export const openComplaintStates = complaintStates.filter((state) => !isFinal(complaintMoves, state));

/** States in which both sides are still heard. */
export const heardComplaintStates: readonly ComplaintState[] = [
  'received',
  'triaged',
  'in_hearing',
  'proposed',
  'appealed',
];

/** Longest time somebody is barred: ten years. */
export const maxBarDays = 3_653;

/** Days a complaint is kept after it came, by its kind: harm to people and money longest. */
export const complaintRetentionDays: Readonly<Record<ComplaintKind, number>> = {
  safety: 3_653,
  money: 3_653,
  volunteer: 1_827,
  staff: 1_827,
  privacy: 1_096,
  other: 731,
};

const hourMs = 3_600_000;

/** The instant by which somebody must have looked: four hours where somebody is in danger, a day for safety, else three. */
export function triageDueAt(reported: { kind: ComplaintKind; inDanger: boolean }, at: Date): Date {
  const hours = reported.inDanger ? 4 : reported.kind === 'safety' ? 24 : 72;
  return new Date(at.getTime() + hours * hourMs);
}

/** Who handles a complaint: the province, or the nation where the province would judge itself. */
export const complaintLevels = ['province', 'nation'] as const;
export type ComplaintLevel = (typeof complaintLevels)[number];

/**
 * The office a complaint belongs to. What is about an office, its money or somebody who holds one goes to the nation, and so
 * does what names no province. Pure.
 */
export function levelOf(complaint: {
  readonly kind: ComplaintKind;
  readonly provinceCode: string | null;
  readonly offices: readonly HeldRole[];
}): ComplaintLevel {
  const ofOffice = complaint.kind === 'staff' || complaint.kind === 'money';
  return ofOffice || complaint.provinceCode === null || complaint.offices.length > 0 ? 'nation' : 'province';
}
