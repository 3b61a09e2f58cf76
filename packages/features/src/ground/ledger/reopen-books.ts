import type { Answer, ledger } from '@hamyar/contracts';
import { ledgerClosing, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import { booksOf } from './policy.ts';
import { booksVersion } from './present.ts';
import { closedThroughOf, closingsOf, lastStanding } from './queries.ts';

/** Takes the last closing of a province back: its months may be written again. */
export async function reopenBooks(
  ctx: Ctx,
  { provinceCode, version, reason }: { provinceCode: string; version: string; reason: string },
): Promise<Answer<typeof ledger.reopenBooks>> {
  withinScope(authorise(ctx, 'ledger.reopen'), provinceCode);
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, booksOf(provinceCode));
    const closings = await closingsOf(tx, provinceCode);
    requireVersion(version, booksVersion(closings));
    const last = lastStanding(closings);
    if (!last) throw new Refusal('conflict', 'ledger.nothing_closed');
    await tx
      .update(ledgerClosing)
      .set({ openedAt: ctx.clock.now(), openedBy: accountIdOf(ctx), openedReason: reason })
      .where(eq(ledgerClosing.id, last.id));
    await audit(ctx, tx, {
      action: 'ledger.opened',
      targetType: 'ledger_closing',
      targetId: last.id,
      provinceCode,
      detail: { through: last.throughDay },
    });
    return { closedThrough: closedThroughOf(closings.filter(({ id }) => id !== last.id)) };
  });
}
