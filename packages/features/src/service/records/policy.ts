import type { HandlerInput, records } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { type FieldStanding, type MergeField, mergeUndoneBy } from '@hamyar/domain';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import type { MergeRow } from './queries.ts';

const reasons: Readonly<Record<records.MergeProblem, Reason>> = {
  own: 'records.own',
  overlap: 'records.overlap',
  two_undecided: 'records.two_undecided',
  barred: 'records.barred',
};

/**
 * Confirms that nothing keeps two records apart.
 * @throws Refusal `records.own`, `records.overlap`, `records.two_undecided`, `records.barred`
 */
export function requireTogether(problem: records.MergeProblem | null): void {
  if (problem) throw new Refusal('conflict', reasons[problem]);
}

/**
 * Fields whose word is the other record's: said by it alone, or chosen.
 * @throws Refusal `records.choose` naming the first field that both say and nobody chose
 */
export function takenFields(
  fields: readonly { readonly field: MergeField; readonly stands: FieldStanding }[],
  choices: Pick<HandlerInput<typeof records.mergePeople>['body'], MergeField>,
): MergeField[] {
  return fields
    .filter(({ field, stands }) => {
      if (stands !== 'choose') return stands === 'other';
      const choice = choices[field];
      if (!choice) throw invalidField(field, 'records.choose');
      return choice === 'other';
    })
    .map(({ field }) => field);
}

/** Whether a joining can still be taken back; one that waits for a second officer always can. */
export function mayUndo(row: MergeRow, now: Date): boolean {
  return row.undoneAt === null && (row.mergedAt === null || now <= mergeUndoneBy(row.mergedAt));
}
