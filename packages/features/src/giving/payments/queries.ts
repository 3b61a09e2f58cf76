import { payment, paymentEvent, pledge, project, receipt, type Transaction } from '@hamyar/db';
import { askedPaymentStates, type GiverWish, heldPaymentStates, type PaymentState } from '@hamyar/domain';
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

export type PaymentRow = typeof payment.$inferSelect;

/** The attempt, locked until the end of the transaction: fifty returns of one browser queue here. */
export async function lockPayment(tx: Transaction, id: string): Promise<PaymentRow> {
  const [row] = await tx.select().from(payment).where(eq(payment.id, id)).for('update');
  if (!row) throw new Error('a payment does not vanish');
  return row;
}

/** Id of the attempt the gateway calls by this authority, or null. */
export async function paymentIdOf(tx: Transaction, authority: string): Promise<string | null> {
  const [row] = await tx.select({ id: payment.id }).from(payment).where(eq(payment.authority, authority));
  return row?.id ?? null;
}

/** Writes what became known of an attempt's money where it stands; a move is written by `movePayment` alone. */
export async function noteKnown(
  tx: Transaction,
  id: string,
  known: Partial<Pick<PaymentRow, 'toldIrr' | 'takenIrr' | 'referenceId' | 'cardMask'>>,
): Promise<void> {
  const { toldIrr, takenIrr, referenceId, cardMask } = known;
  await tx.update(payment).set({ toldIrr, takenIrr, referenceId, cardMask }).where(eq(payment.id, id));
}

/**
 * What a payment of a pledge waits for, so that nobody should pay it again: two officers (`held`), or the gateway's answer
 * (`asked`); null when nothing stands in the way.
 */
export async function pendingOf(tx: Transaction, pledgeId: string): Promise<'held' | 'asked' | null> {
  const rows = await tx
    .select({ state: payment.state })
    .from(payment)
    .where(
      and(
        eq(payment.pledgeId, pledgeId),
        inArray(payment.state, [...heldPaymentStates, ...askedPaymentStates]),
      ),
    )
    .limit(20);
  if (rows.length === 0) return null;
  return rows.some(({ state }) => heldPaymentStates.includes(state)) ? 'held' : 'asked';
}

/** Attempts of a pledge whose payer went to the bank and has not come back, newest first. */
export async function awayAtBank(
  tx: Transaction,
  pledgeId: string,
): Promise<{ id: string; authority: string; terminalId: string | null }[]> {
  const rows = await tx
    .select({ id: payment.id, authority: payment.authority, terminalId: payment.terminalId })
    .from(payment)
    .where(and(eq(payment.pledgeId, pledgeId), eq(payment.state, 'redirected')))
    .orderBy(desc(payment.id))
    .limit(5);
  return rows.flatMap(({ id, authority, terminalId }) =>
    authority === null ? [] : [{ id, authority, terminalId }],
  );
}

/** Receipt of what was paid for a pledge, the newest where it was paid in parts. */
export async function receiptCodeOf(tx: Transaction, pledgeId: string): Promise<string | null> {
  const [row] = await tx
    .select({ code: receipt.code })
    .from(receipt)
    .innerJoin(payment, eq(payment.id, receipt.paymentId))
    .where(eq(payment.pledgeId, pledgeId))
    .orderBy(desc(receipt.issuedAt))
    .limit(1);
  return row?.code ?? null;
}

/** Writes what the giver of held money wishes; false when it is not held, or decided already. */
export async function noteWish(tx: Transaction, id: string, wish: GiverWish): Promise<boolean> {
  const { rowCount } = await tx
    .update(payment)
    .set({ giverWish: wish })
    .where(and(eq(payment.id, id), eq(payment.state, 'mismatch')));
  return rowCount === 1;
}

/** Appends to the way of an attempt: a move, or news about it where it stands. */
export async function notePayment(
  ctx: Ctx,
  tx: Transaction,
  row: Pick<PaymentRow, 'id' | 'state'>,
  to: PaymentState,
  detail?: Record<string, string | number>,
): Promise<void> {
  await tx.insert(paymentEvent).values({
    paymentId: row.id,
    fromState: row.state,
    toState: to,
    at: ctx.clock.now(),
    detail: detail ?? null,
  });
}

/** What counts of an attempt: as the gateway took it. */
export const takenIrr = sql<bigint>`coalesce(${payment.takenIrr}, ${payment.amountIrr})`.mapWith(BigInt);

/** What a donor is told about an attempt: its state, its pledge, its project and, when there is one, its receipt. */
export async function outcomeOf(tx: Transaction, paymentId: string) {
  const [row] = await tx
    .select({
      state: payment.state,
      amountIrr: payment.amountIrr,
      takenIrr: payment.takenIrr,
      wish: payment.giverWish,
      locale: pledge.locale,
      pledgeState: pledge.state,
      projectNumber: project.number,
      projectStatus: project.status,
      titleFa: project.titleFa,
      titleEn: project.titleEn,
      receiptCode: receipt.code,
    })
    .from(payment)
    .innerJoin(pledge, eq(pledge.id, payment.pledgeId))
    .innerJoin(project, eq(project.id, pledge.projectId))
    .leftJoin(receipt, eq(receipt.paymentId, payment.id))
    .where(eq(payment.id, paymentId));
  if (!row) throw new Error('a payment does not vanish');
  return row;
}

const receiptColumns = {
  code: receipt.code,
  serialYear: receipt.serialYear,
  serialNumber: receipt.serialNumber,
  provinceCode: receipt.provinceCode,
  issuedAt: receipt.issuedAt,
  documentId: receipt.documentId,
  amountIrr: takenIrr,
  referenceId: payment.referenceId,
  cardMask: payment.cardMask,
  paymentId: payment.id,
  donorName: pledge.donorName,
  isAnonymous: pledge.isAnonymous,
  projectNumber: project.number,
  titleFa: project.titleFa,
  titleEn: project.titleEn,
  isDemo: project.isDemo,
};

const receipts = (tx: Transaction) =>
  tx
    .select(receiptColumns)
    .from(receipt)
    .innerJoin(payment, eq(payment.id, receipt.paymentId))
    .innerJoin(pledge, eq(pledge.id, payment.pledgeId))
    .innerJoin(project, eq(project.id, pledge.projectId))
    .$dynamic();

export type ReceiptRow = Awaited<ReturnType<typeof receipts>>[number];

export async function receiptByCode(tx: Transaction, code: string): Promise<ReceiptRow | null> {
  const [row] = await receipts(tx).where(eq(receipt.code, code));
  return row ?? null;
}

/** Receipts of a donor's account, newest first; `before` is the payment of the last row seen. */
export async function receiptsOfAccount(
  tx: Transaction,
  input: { accountId: string; before: string; limit: number },
): Promise<ReceiptRow[]> {
  return receipts(tx)
    .where(and(eq(pledge.donorAccountId, input.accountId), lt(payment.id, input.before)))
    .orderBy(desc(payment.id))
    .limit(input.limit);
}

export async function sumOfAccount(
  tx: Transaction,
  accountId: string,
): Promise<{ totalIrr: string; giftCount: number }> {
  const [row] = await tx
    .select({
      totalIrr: sql<string>`coalesce(sum(${takenIrr}), 0)::text`,
      giftCount: sql<number>`count(*)::int`,
    })
    .from(receipt)
    .innerJoin(payment, eq(payment.id, receipt.paymentId))
    .innerJoin(pledge, eq(pledge.id, payment.pledgeId))
    .where(eq(pledge.donorAccountId, accountId));
  return row ?? { totalIrr: '0', giftCount: 0 };
}
