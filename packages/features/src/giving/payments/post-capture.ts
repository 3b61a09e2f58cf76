import { project, type Transaction } from '@hamyar/db';
import { formatSolar, isoDayToSolar, today } from '@hamyar/domain';
import { linkIn, linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import { contributionsAccount, transferOnce } from '../../ground/ledger/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { recordContribution } from '../contributions/index.ts';
import { creditPledge, lockPledge, type PledgeRow } from '../pledges/index.ts';
import { issueReceipt } from './issue-receipt.ts';
import { movePayment, type PaymentRow } from './queries.ts';

/** Years a paid pledge is kept: as long as its contribution. */
const retentionYears = 10;

/** Money that is ours: how much, by which reference the bank knows it, and the ledger account it lies on until now. */
export interface ProvenMoney {
  readonly amountIrr: bigint;
  readonly referenceId: string;
  readonly cardMask: string | null;
  /** The gateway's, or suspense. */
  readonly from: string;
}

/**
 * Books verified money, in the caller's transaction and under the lock on the payment: ledger, contribution, pledge,
 * receipt, message. The ledger's own uniqueness is the second guard: a capture that stands already stops here.
 */
export async function postCapture(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  money: ProvenMoney,
): Promise<void> {
  authorise(ctx, 'public');
  const now = ctx.clock.now();
  const day = today(now);
  const { amountIrr, referenceId, cardMask } = money;
  const pledge = await lockPledge(tx, row.pledgeId);
  const transactionId = await transferOnce(ctx, tx, {
    kind: 'capture',
    refType: 'payment',
    refId: row.id,
    debit: money.from,
    credit: contributionsAccount(row.provinceCode, 'cash'),
    amountIrr,
  });
  if (!transactionId) return;
  const moved =
    (await movePayment(ctx, tx, row, 'verified', { referenceId, cardMask, verifiedAt: now })) &&
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
    amountIrr,
    referenceId,
    contributedOn: day,
  });
  // Two tabs may pay one pledge twice. Both are real money and both are posted; staff see the second as extra.
  const isExtra = pledge.state === 'fulfilled';
  await creditPledge(
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
  await tellDonor(ctx, tx, pledge, amountIrr, target, receipt.code);
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
      amountIrr: String(amountIrr),
      project: target.titleFa,
      ...(target.titleEn ? { projectEn: target.titleEn } : {}),
    },
    link: linkIn(linkPaths.receipt(code), locale),
    locale,
  });
}
