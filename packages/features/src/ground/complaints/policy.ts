import type { complaints } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import {
  type ComplaintSeverity,
  type ComplaintState,
  type Finding,
  heardComplaintStates,
  type IsoDay,
  daysAfter,
  maxBarDays,
  mendCode,
  printedCode,
} from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import type { Scope } from '../access/index.ts';
import { type CaseRow, type EntryRow, maxFilesOfSide } from './queries.ts';

/** The office that tells people of a case: null is the nation's. */
export const officeOf = ({ level, provinceCode }: Pick<CaseRow, 'level' | 'provinceCode'>): string | null =>
  level === 'nation' ? null : provinceCode;

/** Keyed hash of a number (E.164): however it was typed, it is one. */
export const mobileIndexOf = ({ sealing }: Pick<Ctx, 'sealing'>, mobile: string): string =>
  sealing.index(mobile, 'person_bar.mobile');

const codeLength = 8;
const secretLength = 12;

const signsOf = (hash: string, length: number) => printedCode(Buffer.from(hash, 'hex').subarray(0, length));

/**
 * Code and secret of a report, drawn from its form by a key that only the server has: posted twice, it answers alike, and
 * the secret lies nowhere.
 */
export function keyOf({ sealing }: Pick<Ctx, 'sealing'>, formKey: string): { code: string; secret: string } {
  return {
    code: signsOf(sealing.index(formKey, 'complaint.code'), codeLength),
    secret: signsOf(sealing.index(formKey, 'complaint.secret'), secretLength),
  };
}

export const secretHash = ({ sealing }: Pick<Ctx, 'sealing'>, typed: string): string =>
  sealing.index(mendCode(typed), 'complaint_reporter.secret');

/** Whether an office of this reach may handle a case at all: a province none that is the nation's, nobody their own. Pure. */
export function mayHandle(scope: Scope, accountId: string | null, row: CaseRow): boolean {
  if (row.concernedAccountId !== null && row.concernedAccountId === accountId) return false;
  if (scope.reach === 'nation') return true;
  return (
    scope.reach === 'provinces' &&
    row.level === 'province' &&
    row.provinceCode !== null &&
    scope.provinceCodes.includes(row.provinceCode)
  );
}

/** Why a decision cannot be of this kind; null when it can. Pure. */
export function whyNotDecide(
  row: { state: ComplaintState; severity: ComplaintSeverity | null; concernedAccountId: string | null },
  decision: { finding: Finding; barUntil?: IsoDay | undefined },
  today: IsoDay,
): Reason | null {
  const { finding, barUntil } = decision;
  // Nobody is found at fault unheard.
  if (finding === 'upheld' && row.concernedAccountId !== null && row.state === 'triaged')
    return 'complaint.not_heard';
  if (barUntil === undefined) return null;
  if (finding !== 'upheld' || row.severity !== 'severe' || row.concernedAccountId === null)
    return 'complaint.bar_only_severe';
  return barUntil <= today || barUntil > daysAfter(today, maxBarDays) ? 'complaint.bar_day' : null;
}

export type DeskAct = complaints.DeskCase['may'][number];

interface Handler {
  readonly accountId: string | null;
  readonly isNation: boolean;
}

/** Whoever decided or proposed before does not sit over it again. Pure. */
export const tookPart = (row: CaseRow, accountId: string | null): boolean =>
  accountId === null || [row.triagedBy, row.proposedBy, row.decidedBy].includes(accountId);

/** What an office may do with a case as it stands. Pure. */
export function actsOnCase(row: CaseRow, handler: Handler, isSuspended: boolean): DeskAct[] {
  const { state, concernedAccountId } = row;
  const open = state !== 'closed';
  const acts: [DeskAct, boolean][] = [
    ['triage', state === 'received'],
    ['hear', state === 'triaged' && concernedAccountId !== null],
    ['write', heardComplaintStates.includes(state)],
    [
      'suspend',
      open && state !== 'received' && state !== 'decided' && concernedAccountId !== null && !isSuspended,
    ],
    ['lift', isSuspended],
    ['decide', state === 'triaged' || state === 'in_hearing'],
    ['confirm', state === 'proposed' && row.proposedBy !== handler.accountId],
    ['settleAppeal', state === 'appealed' && handler.isNation && !tookPart(row, handler.accountId)],
    ['reveal', row.erasedAt === null],
  ];
  return acts.flatMap(([act, may]) => (may ? [act] : []));
}

export type Side = complaints.SideCase['side'];

/** Whether a side reads an entry: what it wrote and what was written to it. Pure. */
export const isInRoom = (entry: Pick<EntryRow, 'by' | 'to'>, side: Side): boolean =>
  entry.by === side || entry.to === side;

/** States in which a reporter may take their complaint back. */
const takenBackStates: readonly ComplaintState[] = ['received', 'triaged', 'in_hearing'];

/**
 * Whether a complaint goes on whatever its reporter says since, who may be pressed: danger and safety that nobody has looked at
 * yet, what was found severe, and what somebody is suspended for. Pure.
 */
export function goesOn(
  { state, inDanger, kind, severity }: Pick<CaseRow, 'state' | 'inDanger' | 'kind' | 'severity'>,
  isSuspended: boolean,
): boolean {
  if (state === 'received') return inDanger || kind === 'safety';
  return severity === 'severe' || isSuspended;
}

/** What a side may do. Pure. */
export function actsOfSide(
  row: CaseRow,
  side: Side,
  now: { readonly today: IsoDay; readonly isSuspended: boolean; readonly files: number },
): complaints.SideCase['may'] {
  const { today, isSuspended, files } = now;
  const heard = heardComplaintStates.includes(row.state);
  return [
    ...(heard ? (['speak'] as const) : []),
    ...(heard && files < maxFilesOfSide ? (['attach'] as const) : []),
    ...(side === 'reporter' && takenBackStates.includes(row.state) && !goesOn(row, isSuspended)
      ? (['withdraw'] as const)
      : []),
    ...(row.state === 'decided' && row.appealUntil !== null && today <= row.appealUntil
      ? (['appeal'] as const)
      : []),
  ];
}
