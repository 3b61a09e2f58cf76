import { roleGrant, type Transaction } from '@hamyar/db';
import type { StaffRole } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

interface NewGrant {
  readonly accountId: string;
  readonly role: StaffRole;
  readonly provinceCode: string | null;
  /** Of a county officer, and of nobody else. */
  readonly countyCodes: string[] | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly invitationId: string;
  readonly holderName: string | null;
}

/**
 * Writes a grant; part of the caller's transaction, who has authorised and audits. The database asks for the open invitation
 * behind it.
 * @returns its id
 */
export async function giveGrant(ctx: Ctx, tx: Transaction, grant: NewGrant): Promise<string> {
  const id = ctx.newId();
  await tx.insert(roleGrant).values({ id, ...grant });
  return id;
}

/** Ends a grant at an instant, by whom and why; part of the caller's transaction, who has authorised, locked and audits. */
export async function closeGrant(
  ctx: Ctx,
  tx: Transaction,
  grantId: string,
  end: { validTo: Date; endedBy: string | null; enderName: string | null; endReason: string | null },
): Promise<void> {
  await tx
    .update(roleGrant)
    .set({ ...end, endedAt: ctx.clock.now() })
    .where(eq(roleGrant.id, grantId));
  if (end.validTo <= ctx.clock.now())
    await tx.$client.query({
      name: 'end_sessions_of_grant',
      text: 'select end_sessions_of_grant($1, $2, $3)',
      values: [grantId, ctx.clock.now(), 'service-ended'],
    });
}
