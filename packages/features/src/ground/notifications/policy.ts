import { daysAfter, type IsoDay, tehranInstant, tehranOffsetMinutes, today } from '@hamyar/domain';
import type { QuietHours } from './settings.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const tehranMs = tehranOffsetMinutes * 60_000;

/** Days that a text waits at most: Nowruz with its Fridays is shorter. */
const maxWaitDays = 10;

/**
 * The first instant from `now` on at which a text of an office may ring a phone: at a decent hour of a day on which the office
 * is open. What can wait waits so; an offer goes by the hour alone, because people give their free days and its time runs. Pure.
 */
export function officeTime(now: Date, quiet: QuietHours | null, isOpen: (day: IsoDay) => boolean): Date {
  let at = decentTime(now, quiet);
  for (let waited = 0; quiet !== null && waited < maxWaitDays && !isOpen(today(at)); waited++)
    at = tehranInstant(daysAfter(today(at), 1), quiet.to * 60);
  return at;
}

/** The first instant from `now` on at which a phone may ring in Tehran. Pure. */
export function decentTime(now: Date, quiet: QuietHours | null): Date {
  if (quiet === null) return now;
  const local = now.getTime() + tehranMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const hour = (local - midnight) / hourMs;
  const overnight = quiet.from > quiet.to;
  const isQuiet = overnight ? hour >= quiet.from || hour < quiet.to : hour >= quiet.from && hour < quiet.to;
  if (!isQuiet) return now;
  const morning = midnight + quiet.to * hourMs + (overnight && hour >= quiet.from ? dayMs : 0);
  return new Date(morning - tehranMs);
}

/** A text held back for longer than this is stale when its message has been read meanwhile. */
const freshMs = 10 * 60_000;

/** Whether a text that waited has nothing left to say: its message was read in the inbox. Pure. */
export function isStaleText(message: { createdAt: Date; readAt: Date | null }, now: Date): boolean {
  return message.readAt !== null && now.getTime() - message.createdAt.getTime() > freshMs;
}

/** What a text says is news for so long; whoever opens the inbox later finds it there. */
const newsMs = 2 * dayMs;

/**
 * Whether a text comes too late to be news, as after a queue that stood for days: nothing rings for it any more. Pure.
 * @param dueAtMs when it was to go out, in milliseconds since 1970; null of one that somebody lets go again by hand
 */
export const isTooLate = (dueAtMs: number | null, now: Date): boolean =>
  dueAtMs !== null && now.getTime() - dueAtMs > newsMs;
