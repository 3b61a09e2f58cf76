import { type Transaction, withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountOf, type Scope } from '../access/index.ts';
import { mayHandle, type DeskAct, actsOnCase } from './policy.ts';
import { caseVersion } from './present.ts';
import { caseById, isOwnReport, type WholeCase, wholeCase } from './queries.ts';

/** A case under its lock, with whoever acts on it. */
export interface HeldCase extends WholeCase {
  readonly accountId: string;
  readonly isNation: boolean;
}

/**
 * Opens a case to one act of an office. The database shows it to the handler first, so that its walls decide who comes this
 * far; then the act goes on as a service, because it tells people whom no handler may look up.
 * @param actors.ctx the service that the act goes on as
 * @throws Refusal `complaint.unknown` for what is not theirs, `complaint.own` for their own report, `case.changed`,
 * `complaint.wrong_state` when the act is not open
 */
// eslint-disable-next-line hamyar/verb-guards -- the verbs that call it authorise, and their work audits
export async function openCase<Done>(
  { asker, ctx, scope }: { asker: Ctx; ctx: Ctx; scope: Scope },
  asked: { complaintId: string; version?: string; act: DeskAct },
  work: (tx: Transaction, held: HeldCase) => Promise<Done>,
): Promise<Done> {
  const accountId = accountOf(asker);
  await withTransaction(asker, async (tx) => {
    await caseById(tx, asked.complaintId);
    if (await isOwnReport(tx, asked.complaintId)) throw new Refusal('forbidden', 'complaint.own');
  });
  return withTransaction(ctx, async (tx) => {
    const whole = await wholeCase(tx, asked.complaintId, true);
    const { row, entries, bars } = whole;
    // Whom it concerns may have been found, or the nation have taken it, between the two.
    if (!mayHandle(scope, accountId, row)) throw new Refusal('not_found', 'complaint.unknown');
    if (asked.version !== undefined) requireVersion(asked.version, caseVersion(row, entries, bars));
    const isNation = scope.reach === 'nation';
    const acts = actsOnCase(
      row,
      { accountId, isNation },
      bars.some(({ kind }) => kind === 'suspension'),
    );
    if (!acts.includes(asked.act)) throw whyNot(row.state, asked.act, isNation);
    return work(tx, { ...whole, accountId, isNation });
  });
}

function whyNot(state: string, act: DeskAct, isNation: boolean): Refusal {
  if (act === 'confirm' && state === 'proposed') return new Refusal('conflict', 'complaint.same_person');
  if (act === 'settleAppeal' && state === 'appealed')
    return isNation
      ? new Refusal('conflict', 'complaint.same_person')
      : new Refusal('forbidden', 'complaint.nation_only');
  if (act === 'write') return new Refusal('conflict', 'complaint.over');
  return new Refusal('conflict', 'complaint.wrong_state');
}
