import type { Answer, offices } from '@hamyar/contracts';
import { officeAccount, withTransaction } from '@hamyar/db';
import { accountStateOf, today } from '@hamyar/domain';
import { linkIn, linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import type { PaymentGateway } from '@hamyar/platform/ports/payment-gateway';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { asService, authorise } from '../access/index.ts';
import { accountVersion } from './present.ts';
import { lockAccount } from './queries.ts';
import { gatewayOf } from './terminal-for.ts';

/** The least that the gateway takes, in rials. */
const smallestIrr = 1_000n;
const gatewayAway = 'gateway_away';

/**
 * Asks the gateway for the smallest payment by a terminal, then what it knows of it: that it knows the terminal, takes its
 * orders from our address and answers in the shape we read. Nobody pays, so that taking money itself is not tried.
 */
export async function testTerminal(
  asker: Ctx,
  input: { accountId: string; version: string },
): Promise<Answer<typeof offices.testTerminal>> {
  const scope = authorise(asker, 'offices.manage');
  await withTransaction(asker, async (tx) => {
    const row = await lockAccount(tx, scope, input.accountId);
    if (row.kind !== 'terminal') throw new Refusal('conflict', 'office.not_a_terminal');
    if (accountStateOf(row, today(asker.clock.now())) === 'ended')
      throw new Refusal('conflict', 'office.account_over');
    requireVersion(input.version, accountVersion(row));
  });
  const ctx = asService(asker, 'office-terminals');
  const outcome = await tryGateway(asker, await gatewayOf(ctx, input.accountId));
  return withTransaction(asker, async (tx) => {
    const row = await lockAccount(tx, scope, input.accountId);
    requireVersion(input.version, accountVersion(row));
    // An outage says nothing of a terminal that takes money: what its last answer was stays.
    if (row.confirmedAt === null || outcome !== gatewayAway)
      await tx
        .update(officeAccount)
        .set({ testedAt: asker.clock.now(), testOutcome: outcome })
        .where(eq(officeAccount.id, row.id));
    await audit(asker, tx, {
      action: 'office.terminal_tested',
      targetType: 'office_account',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { outcome },
    });
    return { outcome };
  });
}

/** `passed`, or what kept it from passing. */
async function tryGateway(ctx: Ctx, gateway: PaymentGateway): Promise<string> {
  const order = await gateway.request({
    amountIrr: smallestIrr,
    description: 'آزمون پایانه',
    callbackUrl: ctx.publicUrl + linkIn(linkPaths.payCallback(), 'fa'),
    orderId: ctx.newId(),
  });
  if (order.kind === 'refused') return order.reason;
  if (order.kind === 'unavailable') return gatewayAway;
  const { authority } = order;
  const unpaid = await gateway.verify({ authority, amountIrr: smallestIrr });
  if (unpaid.kind === 'unavailable') return gatewayAway;
  return unpaid.kind === 'not_paid' ? 'passed' : 'answer_unexpected';
}
