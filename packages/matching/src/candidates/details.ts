import { intAt } from '../at.ts';
import { breaksRest } from '../feasibility.ts';
import type { RoleSlot, Volunteer } from '../types.ts';
import { weekOf } from '../week.ts';
import { type Column, emptyColumn, push, take } from './column.ts';

/** A credential of a volunteer: its kind's number and when it holds. */
export type Held = {
  readonly kind: number;
  readonly profession: number;
  /** Number of its profession with its specialty. */
  readonly family: number;
  readonly from: number;
  readonly until: number;
};

/**
 * What few volunteers have and a column for all would waste: blackouts, commitments, and several credentials of one
 * profession. Row `d` has stretches `start[d] .. start[d + 1]` in each list.
 */
export type Details = {
  readonly capMinutes: Int32Array;
  readonly blackouts: { readonly start: Int32Array; readonly values: Int32Array };
  readonly commitments: { readonly start: Int32Array; readonly values: Int32Array };
  readonly credentials: { readonly start: Int32Array; readonly values: Int32Array };
};

type GrowingList = { readonly start: Column; readonly values: Column };

export type GrowingDetails = {
  readonly capMinutes: Column;
  readonly blackouts: GrowingList;
  readonly commitments: GrowingList;
  readonly credentials: GrowingList;
};

/** Details of nobody yet. */
export function emptyDetails(): GrowingDetails {
  return {
    capMinutes: emptyColumn(),
    blackouts: emptyList(),
    commitments: emptyList(),
    credentials: emptyList(),
  };
}

function emptyList(): GrowingList {
  const start = emptyColumn();
  push(start, 0);
  return { start, values: emptyColumn() };
}

/** Adds a row when there is anything to say; its number, or -1. */
export function pushDetails(details: GrowingDetails, volunteer: Volunteer, held: readonly Held[]): number {
  const several = held.length > 1 && new Set(held.map(({ profession }) => profession)).size < held.length;
  if (!several && volunteer.blackouts.length === 0 && volunteer.commitments.length === 0) return -1;
  push(details.capMinutes, volunteer.weeklyCapMinutes);
  for (const { start, end } of volunteer.blackouts) pushAll(details.blackouts.values, [start, end]);
  for (const { start, end, restMinutes } of volunteer.commitments) {
    pushAll(details.commitments.values, [start, end, restMinutes]);
  }
  if (several)
    for (const { kind, from, until } of held) pushAll(details.credentials.values, [kind, from, until]);
  for (const list of [details.blackouts, details.commitments, details.credentials]) {
    push(list.start, list.values.length);
  }
  return details.capMinutes.length - 1;
}

function pushAll(column: Column, values: readonly number[]): void {
  for (const value of values) push(column, value);
}

/** The details at their exact length; the growing ones are emptied. */
export function detailsOf(details: GrowingDetails): Details {
  const settle = ({ start, values }: GrowingList) => ({ start: take(start), values: take(values) });
  return {
    capMinutes: take(details.capMinutes),
    blackouts: settle(details.blackouts),
    commitments: settle(details.commitments),
    credentials: settle(details.credentials),
  };
}

/** Nothing promised or blacked out stands against the slot; the same as `feasibility` says. */
export function timeIsFree(details: Details, row: number, slot: RoleSlot): boolean {
  const { blackouts, commitments } = details;
  const blackoutsEnd = intAt(blackouts.start, row + 1);
  for (let at = intAt(blackouts.start, row); at < blackoutsEnd; at += 2) {
    if (intAt(blackouts.values, at) < slot.end && slot.start < intAt(blackouts.values, at + 1)) return false;
  }
  const week = weekOf(slot.start);
  let minutes = slot.end - slot.start;
  const commitmentsEnd = intAt(commitments.start, row + 1);
  for (let at = intAt(commitments.start, row); at < commitmentsEnd; at += 3) {
    const [start, end, rest] = [
      intAt(commitments.values, at),
      intAt(commitments.values, at + 1),
      intAt(commitments.values, at + 2),
    ];
    if (breaksRest(start, end, rest, slot.start, slot.end, slot.restMinutes)) return false;
    if (weekOf(start) === week) minutes += end - start;
  }
  return minutes <= intAt(details.capMinutes, row);
}

/** Is a credential the one that counts for a slot, of somebody's several? True where they have but one. */
export function credentialCounts(
  index: { readonly details: Details; readonly fitOf: Int32Array; readonly preferenceOf: Int32Array },
  row: number,
  slot: RoleSlot,
  credential: Pick<Held, 'kind' | 'from' | 'until'>,
): boolean {
  const { fitOf, preferenceOf } = index;
  const { start, values } = index.details.credentials;
  const end = intAt(start, row + 1);
  let preferred = -1;
  let best = -1;
  for (let at = intAt(start, row); at < end; at += 3) {
    const kind = intAt(values, at);
    const holds = intAt(values, at + 1) <= slot.start && intAt(values, at + 2) >= slot.end;
    if ((fitOf[kind] ?? -1) < 0 || !holds || intAt(preferenceOf, kind) <= preferred) continue;
    preferred = intAt(preferenceOf, kind);
    best = at;
  }
  const { kind, from, until } = credential;
  return best < 0 || (values[best] === kind && values[best + 1] === from && values[best + 2] === until);
}
