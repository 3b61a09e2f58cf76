import { type Transaction, volunteer } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

/** Writes where a volunteer lives from now on; part of the caller's transaction, who has authorised, holds the row and audits. */
export async function settleHome(
  ctx: Ctx,
  tx: Transaction,
  volunteerId: string,
  home: { readonly provinceCode: string; readonly countyCode: string },
): Promise<void> {
  await tx
    .update(volunteer)
    .set({ provinceCode: home.provinceCode, countyCode: home.countyCode, updatedAt: ctx.clock.now() })
    .where(eq(volunteer.id, volunteerId));
}
