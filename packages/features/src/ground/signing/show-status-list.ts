import type { Answer, signing } from '@hamyar/contracts';
import { statusList, withTransaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';

/** A status list as it was last signed, to everybody. */
export async function showStatusList(
  ctx: Ctx,
  number: number,
): Promise<Answer<typeof signing.showStatusList>> {
  authorise(ctx, 'public');
  const [row] = await withTransaction(ctx, (tx) =>
    tx.select({ token: statusList.token }).from(statusList).where(eq(statusList.number, number)),
  );
  if (!row) throw new Refusal('not_found', 'signing.no_list');
  return row;
}
