import type { Transaction } from '@hamyar/db';
import { formatSolar, isoDayToSolar, keptForYears, today } from '@hamyar/domain';
import { linkIn, linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { contributionsAccount, transferOnce } from '../../ground/ledger/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { recordContribution, retentionYears } from '../contributions/index.ts';
import { creditPledge, lockPledge, type PledgeRow } from '../pledges/index.ts';
import { type ProjectGivenTo, projectById } from '../projects/index.ts';
import { receiptIssued } from './events.ts';
import { issueReceipt } from './issue-receipt.ts';
import { movePayment } from './move-payment.ts';
import type { PaymentRow } from './queries.ts';

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
  const project = await projectById(tx, pledge.projectId);
  await recordContribution(ctx, tx, {
    transactionId,
    provinceCode: row.provinceCode,
    countyCode: project.countyCode,
    theme: project.theme,
    projectId: pledge.projectId,
    donorName: pledge.donorName,
    donorMobile: pledge.donorMobile,
    isAnonymous: pledge.isAnonymous,
    amountIrr,
    referenceId,
    contributedOn: day,
  });
  await creditPledge(tx, pledge, amountIrr, keptForYears(day, retentionYears));
  const receipt = await issueReceipt(ctx, tx, row, day);
  await emit(ctx, tx, receiptIssued, receipt.id, { receiptId: receipt.id });
  await audit(ctx, tx, {
    action: 'payment.posted',
    targetType: 'payment',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: { transactionId, receiptId: receipt.id, solarDay: formatSolar(isoDayToSolar(day)) },
  });
  await tellDonor(ctx, tx, pledge, amountIrr, project, receipt.code);
}

/** Inbox for those with an account, SMS for those who left a number; the approved text is Persian. */
async function tellDonor(
  ctx: Ctx,
  tx: Transaction,
  pledge: PledgeRow,
  amountIrr: bigint,
  project: Pick<ProjectGivenTo, 'titleFa' | 'titleEn'>,
  code: string,
): Promise<void> {
  if (!pledge.donorAccountId && !pledge.donorMobile) return;
  const locale = pledge.locale === 'en' ? 'en' : 'fa';
  await notify(ctx, tx, {
    accountId: pledge.donorAccountId,
    mobile: pledge.donorMobile,
    provinceCode: pledge.provinceCode,
    template: 'receipt',
    params: {
      amountIrr: String(amountIrr),
      project: project.titleFa,
      ...(project.titleEn ? { projectEn: project.titleEn } : {}),
    },
    link: linkIn(linkPaths.receipt(code), locale),
    locale,
  });
}
