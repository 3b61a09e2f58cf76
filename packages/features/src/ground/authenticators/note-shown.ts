import type { Transaction } from '@hamyar/db';
import { type Factor, opensOffices } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { strengthenSession } from '../identity/index.ts';
import { endAsked } from './move-recovery.ts';
import type { OwnSession } from './require-enrolment.ts';

/** Notes what was shown in a session; part of the caller's transaction, who audits. */
export async function noteShown(ctx: Ctx, tx: Transaction, own: OwnSession, factor: Factor): Promise<void> {
  await strengthenSession(ctx, tx, own.sessionId, factor);
  if (opensOffices(factor)) await endAsked(ctx, tx, own.accountId);
}
