import type { Answer, ledger } from '@hamyar/contracts';
import { ledgerClosing, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import { booksOf } from './policy.ts';
import { keepBalances } from './queries.ts';
import { settledBy } from './show-closing.ts';

/** Closes the books of a province through the last day of a month, as its page showed them. */
export async function closeBooks(
  ctx: Ctx,
  input: { provinceCode: string; through: string; version: string },
): Promise<Answer<typeof ledger.closeBooks>> {
  const { provinceCode, through } = input;
  withinScope(authorise(ctx, 'ledger.close'), provinceCode);
  return withTransaction(ctx, async (tx) => {
    // Whoever is posting ends first, whoever comes later finds the month closed.
    await inLine(tx, booksOf(provinceCode));
    const settled = await settledBy(ctx, tx, input);
    requireVersion(input.version, settled.version);
    const id = ctx.newId();
    await tx.insert(ledgerClosing).values({
      id,
      provinceCode,
      throughDay: through,
      closedAt: ctx.clock.now(),
      closedBy: accountIdOf(ctx),
    });
    await keepBalances(tx, id, settled.accounts);
    await audit(ctx, tx, {
      action: 'ledger.closed',
      targetType: 'ledger_closing',
      targetId: id,
      provinceCode,
      detail: { through, transactions: settled.transactions },
    });
    return { closingId: id };
  });
}
