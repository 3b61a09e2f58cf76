import type { complaints } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { moveComplaint } from './move-complaint.ts';
import { actsOfSide, goesOn, type Side } from './policy.ts';
import { presentSideCase } from './present.ts';
import { endBars } from './put-bar.ts';
import { barsOf, caseById, type CaseRow, lastWords, maxEntriesOf, wholeCase } from './queries.ts';
import { tellConcerned } from './tell-concerned.ts';
import { tellHandlers } from './tell-handlers.ts';
import { tellReporter } from './tell-reporter.ts';
import { formUsed, isWritten, writeEntry } from './write-entry.ts';

export interface Speech {
  readonly formKey: string;
  readonly act: 'speak' | 'withdraw' | 'appeal';
  readonly text: string;
}

/**
 * Takes what a side says, and what it means: a statement, the end of its own complaint, or an appeal. Part of the caller's
 * transaction, a service that has made sure who speaks.
 */
export async function takeSpeech(
  ctx: Ctx,
  tx: Transaction,
  said: { complaintId: string; side: Side } & Speech,
): Promise<complaints.SideCase> {
  const { complaintId, side, act, text, formKey } = said;
  const row = await caseById(tx, complaintId, true);
  const entry = { complaintId, by: side, to: 'office', text, accountId: null, formKey } as const;
  if (await isWritten(ctx, tx, entry)) {
    if (!hasFollowed(row, act)) throw formUsed();
  } else {
    const isSuspended = (await barsOf(tx, [row.id])).some(({ kind }) => kind === 'suspension');
    const may = actsOfSide(row, side, { today: today(ctx.clock.now()), isSuspended, files: 0 });
    if (!may.includes(act)) throw whyNot(row, act, may.includes('speak') && goesOn(row, isSuspended));
    await writeEntry(ctx, tx, entry, maxEntriesOf[side] - (act === 'speak' ? lastWords : 0));
    await follow(ctx, tx, row, side, act);
    // In the name of the act: the log does not say who reported.
    await audit(ctx, tx, {
      action:
        act === 'speak'
          ? 'complaint.spoken'
          : act === 'appeal'
            ? 'complaint.appealed'
            : 'complaint.withdrawn',
      targetType: 'complaint',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { side },
    });
  }
  return presentSideCase(ctx, await wholeCase(tx, complaintId), side);
}

/** Whether a case shows what an act of the same words came to: a key that only spoke has not withdrawn. */
const hasFollowed = (row: CaseRow, act: Speech['act']): boolean =>
  act === 'speak' || (act === 'withdraw' ? row.outcome === 'withdrawn' : row.appealedAt !== null);

function whyNot(row: CaseRow, act: Speech['act'], isHeardOn: boolean): Refusal {
  if (act === 'appeal' && row.state === 'decided') return new Refusal('conflict', 'complaint.appeal_over');
  if (act === 'withdraw' && isHeardOn) return new Refusal('conflict', 'complaint.goes_on');
  return new Refusal('conflict', 'complaint.over');
}

async function follow(
  ctx: Ctx,
  tx: Transaction,
  row: CaseRow,
  side: Side,
  act: Speech['act'],
): Promise<void> {
  const now = ctx.clock.now();
  if (act === 'appeal') {
    await moveComplaint(tx, row.id, 'appealed', { level: 'nation', appealedAt: now });
    // What was decided for the other side is open again: they learn it from here, and may speak.
    await (side === 'reporter' ? tellConcerned : tellReporter)(ctx, tx, row, 'complaint_news');
  }
  if (act === 'withdraw') {
    await moveComplaint(tx, row.id, 'closed', { outcome: 'withdrawn', closedAt: now });
    await endBars(ctx, tx, row, { by: null });
    if (row.concernedToldAt !== null) await tellConcerned(ctx, tx, row, 'complaint_news');
  }
  await tellHandlers(ctx, tx, act === 'appeal' ? { ...row, level: 'nation' } : row, {
    template: 'complaint_answered',
  });
}
