import type { Answer, payments } from '@hamyar/contracts';
import {
  allProvinces,
  amountInWords,
  countedPaymentStates,
  inGroups,
  type PaymentState,
  toBase32,
} from '@hamyar/domain';
import { whyNotGive } from '../projects/index.ts';
import type { outcomeOf, ReceiptRow } from './queries.ts';

type Outcome = Answer<typeof payments.returnFromGateway>;

export function presentOutcome(row: Awaited<ReturnType<typeof outcomeOf>>): Outcome {
  const outcome = outcomeWord(row.state);
  return {
    outcome,
    amountIrr: row.amountIrr.toString(),
    takenIrr: row.takenIrr?.toString() ?? null,
    isExtra: row.takenIrr === row.amountIrr,
    wish: row.wish,
    projectNumber: row.projectNumber,
    projectTitle: { fa: row.titleFa, en: row.titleEn },
    receiptCode: row.receiptCode,
    locale: row.locale === 'en' ? 'en' : 'fa',
    may: [
      ...(outcome === 'not_paid' && row.pledgeState === 'open' && whyNotGive(row.projectStatus) === null
        ? (['retry'] as const)
        : []),
      ...(outcome === 'held' && row.takenIrr !== null ? (['wish'] as const) : []),
    ],
  };
}

function outcomeWord(state: PaymentState): Outcome['outcome'] {
  if (countedPaymentStates.includes(state)) return 'paid';
  if (state === 'mismatch') return 'held';
  if (state === 'held_refund_due') return 'refund_due';
  if (state === 'held_refunded') return 'refunded';
  return state === 'failed' || state === 'expired' ? 'not_paid' : 'checking';
}

/** `1405/09/000123`: year, province number, number. */
export function serialOf(row: Pick<ReceiptRow, 'serialYear' | 'serialNumber' | 'provinceCode'>): string {
  return `${row.serialYear}/${row.provinceCode.slice(3)}/${String(row.serialNumber).padStart(6, '0')}`;
}

/** @param document its signed form; null for the moment until it has one */
export function presentReceipt(
  row: ReceiptRow,
  document: { readonly code: string; readonly document: Buffer } | null,
): Answer<typeof payments.showReceipt> {
  const province = allProvinces.find((candidate) => candidate.code === row.provinceCode);
  return {
    code: row.code,
    serial: serialOf(row),
    amountIrr: row.amountIrr.toString(),
    words: amountInWords(row.amountIrr),
    issuedAt: row.issuedAt.toISOString(),
    projectNumber: row.projectNumber,
    projectTitle: { fa: row.titleFa, en: row.titleEn },
    province: { fa: province?.nameFa ?? '', en: province?.nameEn ?? '' },
    donorName: row.isAnonymous ? null : row.donorName,
    referenceId: row.referenceId,
    cardMask: row.isAnonymous ? null : row.cardMask,
    isDemo: row.isDemo,
    signed: document && { code: inGroups(document.code), text: toBase32(document.document) },
  };
}

export function presentGift(row: ReceiptRow): Answer<typeof payments.listGifts>['items'][number] {
  return {
    id: row.paymentId,
    amountIrr: row.amountIrr.toString(),
    paidAt: row.issuedAt.toISOString(),
    receiptCode: row.code,
    serial: serialOf(row),
    projectNumber: row.projectNumber,
    projectTitle: { fa: row.titleFa, en: row.titleEn },
    isAnonymous: row.isAnonymous,
  };
}
