import type { Answer, ledger } from '@hamyar/contracts';
import { ledgerClosing, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import { booksOf } from './policy.ts';
import { closingsOf, keepBalances, lastStanding } from './queries.ts';
import { settledBy } from './show-closing.ts';

/** Closes the books of a province through the last day of a month, as its page showed them; posted twice, it is done once. */
export async function closeBooks(
  ctx: Ctx,
  input: { provinceCode: string; through: string; version: string },
): Promise<Answer<typeof ledger.closeBooks>> {
  const { provinceCode, through } = input;
  withinScope(authorise(ctx, 'ledger.close'), provinceCode);
  return withTransaction(ctx, async (tx) => {
    // Whoever is posting ends first, whoever comes later finds the month closed.
    await inLine(tx, booksOf(provinceCode));
    const made = await closedBefore(tx, input, accountIdOf(ctx));
    if (made) return { closingId: made };
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

/** The closing that stands, where the same person has closed the same months. */
async function closedBefore(
  tx: Transaction,
  { provinceCode, through }: { readonly provinceCode: string; readonly through: string },
  accountId: string | null,
): Promise<string | null> {
  const last = lastStanding(await closingsOf(tx, provinceCode));
  return last?.throughDay === through && last.closedBy === accountId ? last.id : null;
}
