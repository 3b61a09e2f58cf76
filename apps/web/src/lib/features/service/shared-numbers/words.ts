import type { sharedNumbers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';

/** What keeps a record from being parted, with its cure. */
export const partProblemWord: Readonly<Record<sharedNumbers.PartProblem, () => string>> = {
  barred: m.error_shared_number_barred,
  merge_waiting: m.error_shared_number_merge_waiting,
};

/** What waits for a second officer, a line each. */
export function waitingLines(part: sharedNumbers.Part, count: (number: number) => string): string[] {
  return [
    m.part_waiting_what({
      name: part.secondName ?? m.people_unnamed(),
      licences: count(part.licences),
      places: count(part.places),
    }),
    part.hasOwnNumber ? m.part_waiting_own_number() : m.part_waiting_no_number(),
    ...(part.reason === null ? [] : [part.reason]),
  ];
}

/** How a parting stands, as a mark. */
export function partStanding({ undoneAt, partedAt }: sharedNumbers.Part) {
  if (undoneAt) return { label: m.part_state_undone(), tone: 'ended' as const };
  return partedAt
    ? { label: m.part_state_done(), tone: 'good' as const }
    : { label: m.part_state_waiting(), tone: 'waiting' as const };
}

/** What was said of the record, or done. */
export function partLine({ undoneAt, partedAt, secondName }: sharedNumbers.Part): string {
  if (undoneAt) return m.part_line_gone();
  return (partedAt ? m.part_line : m.part_line_waiting)({ second: secondName ?? m.people_unnamed() });
}
