import type { sharedNumbers } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { mergeUndoneBy, parseMobile, parsePersonName } from '@hamyar/domain';
import { type FieldRefusal, invalidField, Refusal } from '../../kit/refusal.ts';
import type { PartRow } from './queries.ts';

const reasons: Readonly<Record<sharedNumbers.PartProblem, Reason>> = {
  barred: 'shared_number.barred',
  merge_waiting: 'shared_number.merge_waiting',
};

/**
 * Confirms that nothing keeps a record from being parted.
 * @throws Refusal `shared_number.barred`, `shared_number.merge_waiting`
 */
export function requireApart(problem: sharedNumbers.PartProblem | null): void {
  if (problem) throw new Refusal('conflict', reasons[problem]);
}

/** Both names of the second person; both are judged before either is refused. */
export function readNames(said: { readonly firstName: string; readonly lastName: string }): {
  readonly firstName: string;
  readonly lastName: string;
} {
  const [first, last] = [parsePersonName(said.firstName), parsePersonName(said.lastName)];
  const faults: FieldRefusal[] = [];
  if ('fault' in first) faults.push({ path: 'firstName', reason: `name.${first.fault}` });
  if ('fault' in last) faults.push({ path: 'lastName', reason: `name.${last.fault}` });
  const [fault] = faults;
  if ('fault' in first || 'fault' in last)
    throw new Refusal('invalid', fault?.reason ?? 'name.missing', { fields: faults });
  return { firstName: first.name, lastName: last.name };
}

/** A number as it is stored, E.164. @throws Refusal `mobile.invalid` */
export function readMobile(text: string): string {
  const mobile = parseMobile(text);
  if (mobile === null) throw invalidField('mobile', 'mobile.invalid');
  return mobile;
}

/** Whether a parting can still be taken back; one that waits for a second officer always can. */
export function mayUndoPart(row: PartRow, now: Date): boolean {
  return row.undoneAt === null && (row.partedAt === null || now <= mergeUndoneBy(row.partedAt));
}
