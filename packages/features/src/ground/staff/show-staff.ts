import type { Answer, staff } from '@hamyar/contracts';
import { staffInvitation, type Transaction, withTransaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import type { OpenWork } from '../../kit/open-work.ts';
import { authorise, type Scope } from '../access/index.ts';
import { type GrantFacts, presentGrantCase } from './present.ts';
import { giverOf, grantById, type GrantRow, historyOf } from './queries.ts';
import { changesOf } from './waiting-change.ts';

type GrantCase = Answer<typeof staff.show>['grant'];

/**
 * One office: who gave it, what it opens, every office of the same person, and what is open by their hand.
 * @param work what each feature counts of it
 */
export async function showStaff(
  ctx: Ctx,
  grantId: string,
  work: readonly OpenWork[] = [],
): Promise<Answer<typeof staff.show>> {
  const scope = authorise(ctx, 'staff.read');
  const grant = await withTransaction(ctx, (tx) => grantCaseOf(ctx, tx, scope, grantId));
  return { grant: { ...grant, openWork: await openBy(ctx, grant.accountId, work) } };
}

/** What is open by somebody's hand; features without any are left out. */
export async function openBy(
  ctx: Ctx,
  accountId: string,
  work: readonly OpenWork[],
): Promise<GrantCase['openWork']> {
  const open: GrantCase['openWork'] = [];
  for (const { key, count } of work) open.push({ key, count: await count(ctx, accountId) });
  return open.filter(({ count }) => count > 0);
}

/** All that is shown of an office. */
async function factsOf(tx: Transaction, scope: Scope, row: GrantRow): Promise<GrantFacts> {
  const [invitation] = await tx
    .select()
    .from(staffInvitation)
    .where(eq(staffInvitation.id, row.invitationId));
  return {
    row,
    invitation: invitation ?? null,
    history: await historyOf(tx, scope, row.accountId),
    changes: await changesOf(tx, row.id),
  };
}

/** One office as whoever just changed it reads it, without the work that is open; the caller has authorised. */
export async function grantCaseOf(
  ctx: Ctx,
  tx: Transaction,
  scope: Scope,
  grantId: string,
): Promise<GrantCase> {
  const facts = await factsOf(tx, scope, await grantById(tx, scope, grantId));
  return presentGrantCase(facts, await giverOf(ctx, tx), ctx.clock.now());
}
