import { officeAccount, officeSecret, type Transaction, withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import type { PaymentGateway } from '@hamyar/platform/ports/payment-gateway';
import { and, desc, eq, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

/** The column a merchant id is sealed for, and whose: that of one terminal cannot be passed off as another's. */
export const merchantPlace = (accountId: string): string => `office_secret.merchant.${accountId}`;

/**
 * The terminal that takes a gift of this intention for the province: its own or else the nation's, of the intention or else of
 * gifts in general, the newest that was tested and confirmed; null where the platform's own does. A read; the caller has
 * authorised the act.
 */
export async function terminalFor(
  ctx: Ctx,
  tx: Transaction,
  provinceCode: string,
  intention: string,
): Promise<string | null> {
  const day = today(ctx.clock.now());
  const [row] = await tx
    .select({ id: officeAccount.id })
    .from(officeAccount)
    .where(
      and(
        or(eq(officeAccount.provinceCode, provinceCode), isNull(officeAccount.provinceCode)),
        eq(officeAccount.kind, 'terminal'),
        inArray(officeAccount.intention, [intention, 'general']),
        eq(officeAccount.testOutcome, 'passed'),
        isNotNull(officeAccount.confirmedAt),
        isNull(officeAccount.endedAt),
        lte(officeAccount.validFrom, day),
        or(isNull(officeAccount.validTo), gte(officeAccount.validTo, day)),
      ),
    )
    .orderBy(
      sql`${officeAccount.provinceCode} is null`,
      sql`${officeAccount.intention} = ${intention} desc`,
      desc(officeAccount.confirmedAt),
    )
    .limit(1);
  return row?.id ?? null;
}

/** The gateway by the terminal that an attempt went through; after the terminal's end, too. A read of the act. */
// Not a verb: whoever asks has been authorised, and nothing is written.
// eslint-disable-next-line hamyar/verb-guards
export async function gatewayOf(ctx: Ctx, terminalId: string | null): Promise<PaymentGateway> {
  if (terminalId === null) return ctx.ports.payments;
  const [row] = await withTransaction(ctx, (tx) =>
    tx.select().from(officeSecret).where(eq(officeSecret.accountId, terminalId)),
  );
  if (!row) throw new Error('a terminal keeps its secret');
  return ctx.ports.payments.ofTerminal(ctx.sealing.open(row.merchantSealed, merchantPlace(terminalId)));
}

/** So long after its end a terminal may still tell of money: longer than any attempt is asked about. */
const afterEndMs = 48 * 3_600_000;

/** Terminals through which payments may have gone. */
// eslint-disable-next-line hamyar/verb-guards
export async function terminalsInUse(ctx: Ctx): Promise<string[]> {
  const since = new Date(ctx.clock.now().getTime() - afterEndMs);
  const rows = await withTransaction(ctx, (tx) =>
    tx
      .select({ id: officeAccount.id })
      .from(officeAccount)
      .where(
        and(
          eq(officeAccount.kind, 'terminal'),
          isNotNull(officeAccount.confirmedAt),
          or(isNull(officeAccount.endedAt), gte(officeAccount.endedAt, since)),
        ),
      )
      .orderBy(desc(officeAccount.id))
      .limit(200),
  );
  return rows.map(({ id }) => id);
}
