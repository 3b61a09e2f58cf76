import type { Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { type NamedNeed, notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { moveAssignment } from './move-assignment.ts';

/** A proposal that is to be offered, and what its person is told. */
export interface Proposal extends NamedNeed {
  readonly id: string;
  readonly runId: string | null;
  readonly provinceCode: string;
  readonly accountId: string;
  /** Null when one text tells of several offers. */
  readonly mobile: string | null;
  readonly startsAt: Date;
}

/**
 * Turns a proposal into an offer, with a message in the inbox at once and a text at its time; part of the caller's
 * transaction, who has authorised and holds the proposal and its volunteer.
 */
export async function offerAssignment(
  ctx: Ctx,
  tx: Transaction,
  proposal: Proposal,
  { offeredAt, expiresAt, textAt }: { offeredAt: Date; expiresAt: Date; textAt: Date },
): Promise<void> {
  if (!(await moveAssignment(ctx, tx, proposal.id, 'offered', { offeredAt, expiresAt })))
    throw new Error('only a proposal can be offered');
  await notify(ctx, tx, {
    accountId: proposal.accountId,
    mobile: proposal.mobile,
    provinceCode: proposal.provinceCode,
    template: 'offer',
    need: proposal,
    params: { startsAt: proposal.startsAt.toISOString() },
    link: linkPaths.offer(proposal.id),
    textAt,
  });
  await audit(ctx, tx, {
    action: 'assignment.offered',
    targetType: 'assignment',
    targetId: proposal.id,
    provinceCode: proposal.provinceCode,
    detail: { runId: proposal.runId },
  });
}
