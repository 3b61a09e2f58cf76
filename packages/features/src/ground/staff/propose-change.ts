import { staffChange, type Transaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import type { ChangeKind } from '@hamyar/domain';
import { and, eq } from 'drizzle-orm';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountName } from '../identity/index.ts';
import { moveChange } from './move-change.ts';
import type { Giver } from './policy.ts';
import type { GrantRow } from './queries.ts';
import { tellChange } from './tell-change.ts';
import { waitingChange } from './waiting-change.ts';

/** Days a change is kept after it was proposed: as long as the invitation that gave the office. */
const retentionDays = 3 * 365;

interface Proposal {
  readonly kind: ChangeKind;
  readonly reason: string;
  readonly expiresAt: Date;
  readonly lastDay?: string | undefined;
  /** Of other counties: what one person may do alone is written confirmed. */
  readonly countyCodes?: string[];
}

/**
 * Writes what is proposed about an office; part of the caller's transaction, who has authorised, locked and audits. Whoever
 * may be the second person is asked.
 * @throws Refusal `grant.change_waits` while something else waits
 */
export async function proposeChange(
  ctx: Ctx,
  tx: Transaction,
  giver: Giver,
  row: GrantRow,
  proposal: Proposal,
): Promise<string> {
  const now = ctx.clock.now();
  const { kind, reason, expiresAt, lastDay, countyCodes } = proposal;
  const waits = kind !== 'counties';
  if (waits) await refuseSecond(tx, row.id, now);
  const id = ctx.newId();
  await tx.insert(staffChange).values({
    id,
    grantId: row.id,
    provinceCode: row.provinceCode,
    kind,
    state: waits ? 'waiting' : 'confirmed',
    lastDay: lastDay ?? null,
    formerCounties: countyCodes ? (row.countyCodes ?? []) : null,
    countyCodes: countyCodes ?? null,
    reason,
    proposedBy: giver.accountId,
    proposerName: giver.accountId && (await accountName(tx, giver.accountId)),
    proposedAt: now,
    expiresAt,
    retainUntil: keptUntil(now, retentionDays),
  });
  if (waits) await enqueue(tx, tellChange, id, { changeId: id });
  return id;
}

/** One thing waits at a time; what nobody confirmed in time makes way, though the schedule has not come by yet. */
async function refuseSecond(tx: Transaction, grantId: string, now: Date): Promise<void> {
  if (await waitingChange(tx, grantId, now)) throw new Refusal('conflict', 'grant.change_waits');
  const [late] = await tx
    .select({ id: staffChange.id })
    .from(staffChange)
    .where(and(eq(staffChange.grantId, grantId), eq(staffChange.state, 'waiting')));
  if (late) await moveChange(tx, late.id, 'lapsed');
}
