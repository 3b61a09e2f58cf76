import type { Transaction } from '@hamyar/db';
import { mayGive } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import type { Scope } from '../access/index.ts';
import { type Giver, isOver } from './policy.ts';
import { grantVersion } from './present.ts';
import { giverOf, type GrantRow, lockGrant } from './queries.ts';

/**
 * An office that is not over, locked, for whoever may give it and saw it as it stands; part of the caller's transaction.
 * @throws Refusal `grant.unknown`, `grant.beyond_own_office`, `case.changed`, `grant.over`
 */
export async function openGrant(
  ctx: Ctx,
  tx: Transaction,
  scope: Scope,
  { grantId, version }: { grantId: string; version: string },
): Promise<{ row: GrantRow; giver: Giver }> {
  const row = await lockGrant(tx, scope, grantId);
  const giver = await giverOf(ctx, tx);
  if (!mayGive(giver.held, row)) throw new Refusal('forbidden', 'grant.beyond_own_office');
  requireVersion(version, grantVersion(row));
  if (isOver(row, ctx.clock.now())) throw new Refusal('conflict', 'grant.over');
  return { row, giver };
}
