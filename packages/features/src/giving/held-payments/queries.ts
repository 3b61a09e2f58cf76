import {
  payment,
  paymentResolution,
  paymentEvent,
  pledge,
  project,
  receipt,
  type Transaction,
} from '@hamyar/db';
import { heldPaymentStates } from '@hamyar/domain';
import { and, asc, desc, eq, inArray, isNotNull, notInArray, type SQL, sql } from 'drizzle-orm';
import { accountOf, provincesOf, type Scope, withinScope } from '../../ground/access/index.ts';
import { accountName } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { PaymentRow } from '../payments/index.ts';

export type ResolutionRow = typeof paymentResolution.$inferSelect;

export const notFound = () => new Refusal('not_found', 'payment.unknown');

/** A payment that is or was held, in reach and locked until the end of the transaction. */
export async function lockHeld(tx: Transaction, scope: Scope, paymentId: string): Promise<PaymentRow> {
  const [row] = await tx
    .select()
    .from(payment)
    .where(and(eq(payment.id, paymentId), isNotNull(payment.heldAt)))
    .for('update');
  if (!row) throw notFound();
  withinScope(scope, row.provinceCode);
  return row;
}

export async function lockResolution(
  tx: Transaction,
  paymentId: string,
  resolutionId: string,
): Promise<ResolutionRow> {
  const [row] = await tx
    .select()
    .from(paymentResolution)
    .where(and(eq(paymentResolution.id, resolutionId), eq(paymentResolution.paymentId, paymentId)))
    .for('update');
  if (!row) throw new Refusal('not_found', 'resolution.unknown');
  return row;
}

/** The proposal that waits or stands; there is at most one. */
export async function liveResolution(tx: Transaction, paymentId: string): Promise<ResolutionRow | null> {
  const [row] = await tx
    .select()
    .from(paymentResolution)
    .where(
      and(
        eq(paymentResolution.paymentId, paymentId),
        inArray(paymentResolution.state, ['proposed', 'confirmed']),
      ),
    );
  return row ?? null;
}

/** Every proposal for a payment, newest first. */
function resolutionsOf(tx: Transaction, paymentId: string): Promise<ResolutionRow[]> {
  return tx
    .select()
    .from(paymentResolution)
    .where(eq(paymentResolution.paymentId, paymentId))
    .orderBy(desc(paymentResolution.id))
    .limit(50);
}

function eventsOf(tx: Transaction, paymentId: string) {
  return tx
    .select({ state: paymentEvent.toState, at: paymentEvent.at })
    .from(paymentEvent)
    .where(eq(paymentEvent.paymentId, paymentId))
    .orderBy(asc(paymentEvent.id))
    .limit(100);
}

/** How the officer who acts signs. */
export const ownName = (ctx: Ctx, tx: Transaction): Promise<string | null> => accountName(tx, accountOf(ctx));

const heldColumns = {
  payment,
  pledgeIrr: pledge.amountIrr,
  paidIrr: pledge.paidIrr,
  donorAccountId: pledge.donorAccountId,
  donorName: pledge.donorName,
  donorMobile: pledge.donorMobile,
  isAnonymous: pledge.isAnonymous,
  projectNumber: project.number,
  titleFa: project.titleFa,
  titleEn: project.titleEn,
  receiptCode: receipt.code,
  waiting: sql<ResolutionRow['kind'] | null>`(select c.kind from payment_resolution c
    where c.payment_id = ${payment.id} and c.state = 'proposed')`,
  /** Exact to the microsecond, which a Date is not. */
  keyAt: sql<string>`to_char(${payment.heldAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
};

function held(tx: Transaction) {
  return tx
    .select(heldColumns)
    .from(payment)
    .innerJoin(pledge, eq(pledge.id, payment.pledgeId))
    .innerJoin(project, eq(project.id, pledge.projectId))
    .leftJoin(receipt, eq(receipt.paymentId, payment.id));
}
export type HeldRow = Awaited<ReturnType<typeof held>>[number];

async function heldById(tx: Transaction, scope: Scope, paymentId: string): Promise<HeldRow> {
  const [row] = await held(tx).where(and(eq(payment.id, paymentId), isNotNull(payment.heldAt)));
  if (!row) throw notFound();
  withinScope(scope, row.payment.provinceCode);
  return row;
}

export interface HeldCase {
  readonly held: HeldRow;
  readonly events: readonly { readonly state: string; readonly at: Date }[];
  readonly resolutions: readonly ResolutionRow[];
}

/** All that is shown of one held payment, as it stands in this transaction. */
export async function heldCase(tx: Transaction, scope: Scope, paymentId: string): Promise<HeldCase> {
  const held = await heldById(tx, scope, paymentId);
  const events = await eventsOf(tx, paymentId);
  return { held, events, resolutions: await resolutionsOf(tx, paymentId) };
}

function inView(scope: Scope, isSettled: boolean) {
  const provinces = provincesOf(scope);
  const states = [...heldPaymentStates];
  return and(
    isNotNull(payment.heldAt),
    isSettled ? notInArray(payment.state, states) : inArray(payment.state, states),
    provinces ? inArray(payment.provinceCode, [...provinces]) : undefined,
  );
}

/** Waiting ones oldest first, settled ones newest first; keyset by when they were held. */
export function heldPage(
  tx: Transaction,
  scope: Scope,
  input: { isSettled: boolean; after: { at: string; id: string } | null; limit: number },
): Promise<HeldRow[]> {
  const { after, isSettled } = input;
  const key = after && sql`(${after.at}::timestamptz, ${after.id}::uuid)`;
  const beyond = key
    ? isSettled
      ? sql`(${payment.heldAt}, ${payment.id}) < ${key}`
      : sql`(${payment.heldAt}, ${payment.id}) > ${key}`
    : undefined;
  const order = isSettled ? [desc(payment.heldAt), desc(payment.id)] : [asc(payment.heldAt), asc(payment.id)];
  return held(tx)
    .where(and(inView(scope, isSettled), beyond))
    .orderBy(...order)
    .limit(input.limit);
}

export async function countWaiting(tx: Transaction, scope: Scope): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(payment)
    .where(inView(scope, false));
  return row?.count ?? 0;
}

/** When each payment that waits for a decision was held. */
export const heldMoments = (scope: Scope): SQL =>
  sql`select ${payment.heldAt} as at from ${payment} where ${inView(scope, false)}`;
