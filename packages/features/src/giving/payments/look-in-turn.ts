import { payment, withTransaction } from '@hamyar/db';
import type { PaymentGateway } from '@hamyar/platform/ports/payment-gateway';
import { inArray } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { withFaultLogged } from '../../kit/with-fault-logged.ts';

/** Questions asked at once: enough that a turn is not the sum of all answers, few enough for any gateway. */
const atOnce = 5;
/** Questions without an answer, one after the other, after which a gateway is left alone for the turn. */
const maxUnanswered = 3;

/** A turn of asking the gateway: its context counts what the gateway leaves unanswered. */
export interface GatewayWatch {
  readonly ctx: Ctx;
  readonly startedAt: Date;
  /** Whether the gateway stopped answering: everything else asked in this turn would wait as long. */
  isAway(): boolean;
}

/** Begins a turn; what is asked through its `ctx` is watched. */
export function watchGateway(asker: Ctx): GatewayWatch {
  let unanswered = 0;
  const noted = async <Answer extends { kind: string }>(asked: Promise<Answer>): Promise<Answer> => {
    const answer = await asked;
    unanswered = answer.kind === 'unavailable' ? unanswered + 1 : 0;
    return answer;
  };
  const watch = (payments: PaymentGateway): PaymentGateway => ({
    ...payments,
    verify: (input) => noted(payments.verify(input)),
    inquire: (input) => noted(payments.inquire(input)),
    reverse: (input) => noted(payments.reverse(input)),
    listUnverified: () => noted(payments.listUnverified()),
    ofTerminal: (merchantId) => watch(payments.ofTerminal(merchantId)),
  });
  return {
    ctx: { ...asker, ports: { ...asker.ports, payments: watch(asker.ports.payments) } },
    startedAt: asker.clock.now(),
    isAway: () => unanswered >= maxUnanswered,
  };
}

/**
 * Looks at attempts in their order, a few at once, until all are done, the gateway is away or the time is over. Each is
 * noted as asked before it is, so that one that cannot be finished goes to the end of the row like any other.
 * @param untilMs how far into the turn the last ones may begin
 * @returns how many were looked at
 */
export async function lookInTurn<Row extends { readonly id: string }>(
  { ctx, startedAt, isAway }: GatewayWatch,
  rows: readonly Row[],
  look: (row: Row) => Promise<void>,
  untilMs: number,
): Promise<number> {
  const end = startedAt.getTime() + untilMs;
  let looked = 0;
  while (looked < rows.length && !isAway() && ctx.clock.now().getTime() < end) {
    const some = rows.slice(looked, looked + atOnce);
    await noteAsked(
      ctx,
      some.map(({ id }) => id),
    );
    await Promise.all(
      some.map((row) =>
        withFaultLogged(ctx, { paymentId: row.id, says: 'a payment could not be finished' }, () => look(row)),
      ),
    );
    looked += some.length;
  }
  return looked;
}

// To be asked about changes nothing of an attempt: what comes of it is audited where it is booked.
// eslint-disable-next-line hamyar/verb-guards
function noteAsked(ctx: Ctx, ids: string[]): Promise<void> {
  authorise(ctx, 'platform');
  return withTransaction(ctx, async (tx) => {
    await tx.update(payment).set({ askedAt: ctx.clock.now() }).where(inArray(payment.id, ids));
  });
}
