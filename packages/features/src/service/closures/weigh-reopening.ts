import type { Transaction } from '@hamyar/db';
import { closedOver, type ClosureRow } from '../../ground/calendar/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { findEndedPlaces, type FormerPlace } from '../assignments/index.ts';
import { shiftsOf } from '../needs/index.ts';
import { reopeningVersion } from './policy.ts';

type Shift = Awaited<ReturnType<typeof shiftsOf>>[number];

/** What opening the days of a closure again would do. */
export interface Reopening {
  /** Shifts that would take place again; none where they were moved, because they stand on other days now. */
  readonly back: readonly Shift[];
  /** Shifts of the closure that begin no more, or were moved. */
  readonly gone: number;
  /** People of those shifts, with a place or asked for one, who may be asked again. */
  readonly people: readonly FormerPlace[];
  /** Whether a later closure covers these days. */
  readonly isCovered: boolean;
  readonly version: string;
}

/** Weighs opening a closure again; part of the caller's transaction, who has authorised. */
export async function weighReopening(ctx: Ctx, tx: Transaction, closed: ClosureRow): Promise<Reopening> {
  const now = ctx.clock.now();
  const all = await shiftsOf(tx, closed.id);
  const back = closed.treatment === 'move' ? [] : all.filter(({ startsAt }) => startsAt > now);
  const shiftIds = back.map(({ id }) => id);
  const people = await findEndedPlaces(tx, { shiftIds, since: closed.toldAt, now });
  const isCovered = (await closedOver(tx, [closed.id])).has(closed.id);
  const version = reopeningVersion(closed, shiftIds, people);
  return { back, gone: all.length - back.length, people, isCovered, version };
}
