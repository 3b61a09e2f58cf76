import type { Answer, complaints } from '@hamyar/contracts';
import { today } from '@hamyar/domain';
import type { Sealing } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { versionOf } from '../../kit/version.ts';
import { type FileRow, presentFile } from '../files/index.ts';
import { actsOfSide, actsOnCase, isInRoom, type Side } from './policy.ts';
import type { BarRow, CaseRow, EntryRow, WholeCase } from './queries.ts';

type Opened = (sealed: Buffer | null, place: string) => string | null;
const opener =
  ({ sealing }: { sealing: Sealing }): Opened =>
  (sealed, place) =>
    sealed === null ? null : sealing.open(sealed, place);

/** Of a case with all that was said in it: what somebody writes meanwhile is read before a decision. */
export const caseVersion = (row: CaseRow, entries: readonly EntryRow[], bars: readonly BarRow[]): string =>
  versionOf([
    row.id,
    row.kind,
    row.severity,
    row.state,
    row.level,
    row.concernedAccountId,
    row.finding,
    row.proposedBy,
    row.decidedBy,
    row.barUntil,
    bars.length,
    entries.at(-1)?.id ?? null,
  ]);

export function presentListed(
  row: CaseRow,
  bars: readonly BarRow[],
  now: Date,
): Answer<typeof complaints.list>['items'][number] {
  const { id, kind, severity, state, level, provinceCode, inDanger, triageDueAt } = row;
  return {
    id,
    number: String(row.number),
    kind,
    severity,
    state,
    level,
    provinceCode,
    inDanger,
    reportedAt: row.createdAt.toISOString(),
    triageDueAt: triageDueAt.toISOString(),
    isOverdue: state === 'received' && triageDueAt < now,
    isSuspended: bars.some((bar) => bar.complaintId === id && bar.kind === 'suspension'),
  };
}

function presentEntry(open: Opened, row: EntryRow, files: readonly FileRow[]): complaints.Entry {
  const file = files.find(({ subjectId }) => subjectId === row.id);
  const sides = { by: row.by as complaints.Entry['by'], to: row.to as complaints.Entry['to'] };
  return {
    id: row.id,
    at: row.at.toISOString(),
    ...sides,
    text: open(row.textSealed, 'complaint_entry.text') ?? '',
    file: file ? presentFile(file, false) : null,
  };
}

interface Handler {
  readonly accountId: string | null;
  readonly isNation: boolean;
}

export function presentDeskCase(
  ctx: Ctx,
  { row, entries, bars, files }: WholeCase,
  handler: Handler,
): complaints.DeskCase {
  const open = opener(ctx);
  const shown = presentListed(row, bars, ctx.clock.now());
  return {
    ...shown,
    version: caseVersion(row, entries, bars),
    words: open(row.wordsSealed, 'complaint.words') ?? '',
    about: open(row.aboutSealed, 'complaint.about'),
    aboutNumber: open(row.aboutNumberSealed, 'complaint.about_number'),
    byPhone: row.byPhone,
    mayContact: row.mayContact,
    substance: open(row.substanceSealed, 'complaint.substance'),
    concerned: row.concernedAccountId === null ? null : { name: row.concernedName },
    outcome: row.outcome ?? row.finding,
    reason: open(row.reasonSealed, 'complaint.reason'),
    barUntil: row.barUntil,
    proposedBy: row.proposerName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.deciderName,
    appealUntil: row.appealUntil,
    entries: entries.map((entry) => presentEntry(open, entry, files)),
    may: actsOnCase(row, handler, shown.isSuspended),
  };
}

/** A case as a handler reads it who reported it themselves: of what an office knows, no more than any reporter reads. */
export function presentOwnReport(ctx: Ctx, whole: WholeCase, handler: Handler): complaints.DeskCase {
  const { state, outcome, reason, entries } = presentSideCase(ctx, whole, 'reporter');
  return {
    ...presentDeskCase(ctx, whole, handler),
    ...{ state, outcome, reason, entries },
    severity: null,
    isSuspended: false,
    substance: null,
    concerned: null,
    barUntil: null,
    proposedBy: null,
    decidedBy: null,
    may: [],
  };
}

/** Pictures that a side has shown; what something was found in is none. Pure. */
export const filesBy = (side: Side, entries: readonly EntryRow[], files: readonly FileRow[]): FileRow[] =>
  files.filter(
    ({ subjectId, state }) =>
      state !== 'refused' && entries.some(({ id, by }) => id === subjectId && by === side),
  );

/** A case as one of its sides reads it: a proposal is nobody's news yet, and nobody reads what was said to another. */
export function presentSideCase(
  ctx: Ctx,
  { row, entries, bars, files }: WholeCase,
  side: Side,
): complaints.SideCase {
  const open = opener(ctx);
  const isTold = row.decidedAt !== null;
  const suspension = bars.find(({ kind }) => kind === 'suspension');
  const text =
    side === 'reporter'
      ? open(row.wordsSealed, 'complaint.words')
      : open(row.substanceSealed, 'complaint.substance');
  return {
    id: row.id,
    number: String(row.number),
    side,
    kind: row.kind,
    state: row.state === 'proposed' ? 'in_hearing' : row.state,
    reportedAt: row.createdAt.toISOString(),
    text: text ?? '',
    suspendedSince: side === 'concerned' ? (suspension?.startsAt.toISOString() ?? null) : null,
    outcome: row.outcome,
    reason: isTold ? open(row.reasonSealed, 'complaint.reason') : null,
    barredUntil: side === 'concerned' && isTold ? row.barUntil : null,
    appealUntil: row.appealUntil,
    entries: entries
      .filter((entry) => isInRoom(entry, side))
      .map((entry) => presentEntry(open, entry, files)),
    may: actsOfSide(row, side, {
      today: today(ctx.clock.now()),
      isSuspended: suspension !== undefined,
      files: filesBy(side, entries, files).length,
    }),
  };
}
