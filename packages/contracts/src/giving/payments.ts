import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { paperLocale } from '../ground/documents.ts';
import { bilingual, fileAnswer, id, instant, irr, irrSum, page, pageQuery } from '../shared.ts';
import { amountWords, pledgeKey } from './pledges.ts';

/** Ten characters without look-alikes: the only way to a receipt for a donor without an account. */
export const receiptCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/);

/** The gateway's name for one attempt. */
export const authority = z.string().regex(/^[AS][0-9A-Za-z]{35}$/);

export const start = defineEndpoint({
  id: 'payments.start',
  method: 'POST',
  path: '/pledges/:key/payments',
  permission: 'public',
  summary: 'Opens an attempt to pay a pledge and tells where to send the browser.',
  params: z.strictObject({ key: pledgeKey }),
  response: z.object({ redirectUrl: z.url() }),
  reasons: [
    'pledge.unknown',
    'pledge.already_paid',
    'pledge.over',
    'pledge.payment_held',
    'pledge.payment_asked',
    'project.not_open',
    'payment.gateway_away',
    'payment.refused',
    'office.takes_no_money',
  ],
});

/** What a giver wishes for held money: that it is taken as it is, or that it comes back. */
export const giverWish = z.enum(['keep', 'return']);

/** What the donor is told after coming back: nothing here is believed from the address the browser brought. */
export const paymentOutcome = z.object({
  outcome: z.enum(['paid', 'not_paid', 'checking', 'held', 'refund_due', 'refunded']),
  amountIrr: irr,
  /** What the gateway says it took, of a payment that is or was held. */
  takenIrr: irr.nullable(),
  /** Held though in the right amount: the pledge had been paid before. */
  isExtra: z.boolean(),
  wish: giverWish.nullable(),
  projectNumber: z.number().int(),
  projectTitle: bilingual,
  receiptCode: receiptCode.nullable(),
  locale: z.enum(['fa', 'en']),
  /** `retry`: the pledge can be paid again. `wish`: the giver may say what should become of the money. */
  may: z.array(z.enum(['retry', 'wish'])).max(2),
});

export const showStanding = defineEndpoint({
  id: 'payments.showStanding',
  method: 'GET',
  path: '/pledges/:key/standing',
  permission: 'public',
  summary: 'Whether a pledge can be paid now, to whoever holds its key; if not, the reason.',
  params: z.strictObject({ key: pledgeKey }),
  response: z.object({
    whyNot: z.string().nullable(),
    may: z.array(z.enum(['pay'])).max(1),
    /** Of what was paid of it; null while nothing was. */
    receiptCode: receiptCode.nullable(),
  }),
  reasons: ['pledge.unknown'],
});

export const returnFromGateway = defineEndpoint({
  id: 'payments.returnFromGateway',
  method: 'POST',
  path: '/payments/return',
  permission: 'public',
  summary:
    'Takes the browser’s return from the gateway as a hint, asks the gateway, and posts the money at most once.',
  body: z.strictObject({ authority: z.string().max(80), status: z.string().max(20) }),
  response: paymentOutcome,
  reasons: ['payment.unknown'],
});

export const tellWish = defineEndpoint({
  id: 'payments.tellWish',
  method: 'POST',
  path: '/payments/wish',
  permission: 'public',
  summary: 'Says what the giver of held money wishes; whoever came back from the gateway with it may say so.',
  body: z.strictObject({ authority: z.string().max(80), wish: giverWish }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['payment.unknown', 'payment.decided'],
});

export const retry = defineEndpoint({
  id: 'payments.retry',
  method: 'POST',
  path: '/payments/retry',
  permission: 'public',
  summary: 'Opens another attempt for the pledge of an attempt that was not paid.',
  body: z.strictObject({ authority: z.string().max(80) }),
  response: z.object({ redirectUrl: z.url() }),
  reasons: [
    'payment.unknown',
    'pledge.already_paid',
    'pledge.over',
    'pledge.payment_held',
    'pledge.payment_asked',
    'project.not_open',
    'payment.gateway_away',
    'payment.refused',
    'office.takes_no_money',
  ],
});

export const receiptView = z.object({
  code: receiptCode,
  /** `1405/09/000123`: Solar Hijri year, province, number. */
  serial: z.string(),
  amountIrr: irr,
  words: amountWords,
  issuedAt: instant,
  projectNumber: z.number().int(),
  projectTitle: bilingual,
  province: z.object({ fa: z.string(), en: z.string() }),
  /** Null when the donor gave no name or asked not to be named. */
  donorName: z.string().nullable(),
  referenceId: z.string().nullable(),
  cardMask: z.string().nullable(),
  isDemo: z.boolean(),
  /**
   * Its signed form: the code for whoever cannot scan, and what the QR code says behind the `#`. Null for the moment until
   * it is signed.
   */
  signed: z.object({ code: z.string(), text: z.string() }).nullable(),
});

export const showReceipt = defineEndpoint({
  id: 'payments.showReceipt',
  method: 'GET',
  path: '/receipts/:code',
  permission: 'public',
  summary: 'A receipt to whoever knows its code.',
  params: z.strictObject({ code: z.string().max(20) }),
  response: receiptView,
  reasons: ['receipt.unknown'],
});

export const printReceipt = defineEndpoint({
  id: 'payments.printReceipt',
  method: 'GET',
  path: '/receipts/:code/pdf',
  permission: 'public',
  summary: 'A receipt as PDF/A-3a, with what its page shows inside as JSON, to whoever knows its code.',
  params: z.strictObject({ code: z.string().max(20) }),
  query: z.strictObject({ locale: paperLocale }),
  response: fileAnswer,
  reasons: ['receipt.unknown'],
});

/** Everything by which anybody can check that a receipt is in the public log. */
export const receiptProof = z.object({
  /** The signed receipt in Base32. */
  document: z.string(),
  /** 32 bytes in base64, which stand here alone: with the receipt they make the commitment of the leaf. */
  nonce: z.base64(),
  leaf: z.base64(),
  index: z.number().int(),
  size: z.number().int(),
  hashes: z.array(z.base64()).max(63),
  /** Signed note of the head. */
  note: z.string(),
  sealedAt: instant,
  /** All of it as a file for the drawer (C2SP tlog-proof). */
  file: z.string(),
});

export const showProof = defineEndpoint({
  id: 'payments.showProof',
  method: 'GET',
  path: '/receipts/:code/proof',
  permission: 'public',
  summary: 'The proof that a receipt is in the public log, to whoever knows its code.',
  params: z.strictObject({ code: z.string().max(20) }),
  response: z.object({
    code: receiptCode,
    serial: z.string(),
    /** Null until the log has it, or when what ties it to the log was forgotten. */
    proof: receiptProof.nullable(),
    isForgotten: z.boolean(),
  }),
  reasons: ['receipt.unknown'],
});

export const giftView = z.object({
  id,
  amountIrr: irr,
  paidAt: instant,
  receiptCode,
  serial: z.string(),
  projectNumber: z.number().int(),
  projectTitle: bilingual,
  isAnonymous: z.boolean(),
});

export const listGifts = defineEndpoint({
  id: 'payments.listGifts',
  method: 'GET',
  path: '/gifts',
  permission: 'signed-in',
  summary: 'Verified gifts of the signed-in donor, newest first.',
  query: z.strictObject(pageQuery),
  response: page(giftView).extend({ totalIrr: irrSum, giftCount: z.number().int() }),
});
