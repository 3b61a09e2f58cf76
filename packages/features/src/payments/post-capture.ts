import { project, type Transaction } from '@hamyar/db';
import { formatSolar, isoDayToSolar, today } from '@hamyar/domain';
import { formatIrr } from '@hamyar/i18n';
import { audit } from '@hamyar/platform';
import type { VerifyResult } from '@hamyar/platform/ports/payment-gateway';
import { eq } from 'drizzle-orm';
import { authorise } from '../access/index.ts';
import { recordContribution } from '../contributions/index.ts';
import type { Ctx } from '../feature.ts';
import { contributionsAccount, gatewayAccount, postOnce } from '../ledger/index.ts';
import { notify } from '../notifications/index.ts';
import { fulfilPledge, lockPledge, type PledgeRow } from '../pledges/index.ts';
import { issueReceipt } from './issue-receipt.ts';
import { movePayment, type PaymentRow } from './queries.ts';

type Verified = Extract<VerifyResult, { kind: 'verified' }>;

/** Years a paid pledge is kept: as long as its contribution. */
const retentionYears = 10;

/**
 * Books verified money, in the caller's transaction and under the lock on the payment: ledger, contribution, pledge,
 * receipt, message. The ledger's own uniqueness is the second guard: a capture that stands already stops here.
 */
export async function postCapture(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  answer: Verified,
): Promise<void> {
  authorise(ctx, 'public');
  const now = ctx.clock.now();
  const day = today(now);
  const pledge = await lockPledge(tx, row.pledgeId);
  const transactionId = await postOnce(ctx, tx, {
    kind: 'capture',
    refType: 'payment',
    refId: row.id,
    recognisedOn: day,
    entries: [
      { account: gatewayAccount(row.gateway), amountIrr: row.amountIrr },
      { account: contributionsAccount(row.provinceCode, 'cash'), amountIrr: -row.amountIrr },
    ],
  });
  if (!transactionId) return;
  const proof = { referenceId: answer.refId, cardMask: answer.cardMask, verifiedAt: now };
  const moved =
    (await movePayment(ctx, tx, row, 'verified', proof, { repeated: answer.first ? 0 : 1 })) &&
    (await movePayment(ctx, tx, { id: row.id, state: 'verified' }, 'posted'));
  if (!moved) throw new Error(`a payment in state ${row.state} cannot be posted`);
  const target = await projectOf(tx, pledge.projectId);
  await recordContribution(ctx, tx, {
    transactionId,
    provinceCode: row.provinceCode,
    countyCode: target.countyCode,
    theme: target.theme,
    projectId: pledge.projectId,
    donorName: pledge.donorName,
    donorMobile: pledge.donorMobile,
    isAnonymous: pledge.isAnonymous,
    amountIrr: row.amountIrr,
    referenceId: answer.refId,
    contributedOn: day,
  });
  // Two tabs may pay one pledge twice. Both are real money and both are posted; staff see the second as extra.
  const isExtra = pledge.state === 'fulfilled';
  await fulfilPledge(
    tx,
    pledge,
    `${Number(day.slice(0, 4)) + retentionYears}-${day.slice(5).replace('02-29', '02-28')}`,
  );
  const receipt = await issueReceipt(ctx, tx, row, day);
  await audit(ctx, tx, {
    action: 'payment.posted',
    targetType: 'payment',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: { transactionId, receiptId: receipt.id, isExtra, solarDay: formatSolar(isoDayToSolar(day)) },
  });
  await tellDonor(ctx, tx, pledge, row.amountIrr, target, receipt.code);
}

async function projectOf(tx: Transaction, id: string) {
  const [row] = await tx
    .select({
      theme: project.theme,
      countyCode: project.countyCode,
      titleFa: project.titleFa,
      titleEn: project.titleEn,
    })
    .from(project)
    .where(eq(project.id, id));
  if (!row) throw new Error('a pledge must have its project');
  return row;
}

/** Inbox for those with an account, SMS for those who left a number; the approved text is Persian. */
async function tellDonor(
  ctx: Ctx,
  tx: Transaction,
  pledge: PledgeRow,
  amountIrr: bigint,
  target: { titleFa: string; titleEn: string | null },
  code: string,
): Promise<void> {
  if (!pledge.donorAccountId && !pledge.donorMobile) return;
  const locale = pledge.locale === 'en' ? 'en' : 'fa';
  await notify(ctx, tx, {
    accountId: pledge.donorAccountId,
    mobile: pledge.donorMobile,
    template: 'receipt',
    params: {
      amount: formatIrr(amountIrr, locale),
      project: locale === 'en' ? (target.titleEn ?? target.titleFa) : target.titleFa,
    },
    link: `${locale === 'en' ? '/en' : ''}/receipts/${code}`,
    locale,
  });
}
