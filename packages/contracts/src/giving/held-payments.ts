import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { bilingual, freeText, id, instant, irr, page, pageQuery, provinceCode, version } from '../shared.ts';
import { giverWish, receiptCode } from './payments.ts';

/** What became of money that came in another amount than asked. */
export const heldState = z.enum(['held', 'refund_due', 'refunded', 'accepted']);
export type HeldState = z.infer<typeof heldState>;

/** Taken for the pledge as it is, or given back. */
export const resolutionKind = z.enum(['accept', 'refund']);

/** A proposal waits for a second officer, who confirms it, or somebody sets it aside. */
export const resolutionState = z.enum(['proposed', 'confirmed', 'dropped']);

/** Who gives the money back: the gateway when asked, or a person by a transfer. */
export const refundRoute = z.enum(['gateway', 'hand']);

export const heldPayment = z.object({
  id,
  state: heldState,
  heldAt: instant,
  provinceCode,
  askedIrr: irr,
  /** Null while the gateway has not told what it took. */
  takenIrr: irr.nullable(),
  /** In the right amount, for a pledge that had been paid before. */
  isExtra: z.boolean(),
  /** What the giver said should become of it. */
  wish: giverWish.nullable(),
  projectNumber: z.number().int(),
  projectTitle: bilingual,
  /** Null when the giver gave no name or asked not to be named. */
  donorName: z.string().nullable(),
  mobileMasked: z.string().nullable(),
  /** What somebody proposed and nobody has decided yet. */
  waiting: resolutionKind.nullable(),
});

/** A proposal of one officer and what another one made of it. */
export const resolutionView = z.object({
  id,
  kind: resolutionKind,
  state: resolutionState,
  amountIrr: irr,
  /** Of the gateway's statement; null when the gateway itself told the amount. */
  reference: z.string().nullable(),
  reason: z.string(),
  proposerName: z.string().nullable(),
  proposedAt: instant,
  deciderName: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionNote: z.string().nullable(),
  /** Whether the reader proposed it: then somebody else must confirm. */
  isMine: z.boolean(),
  /** Null while the gateway is being asked to give the money back. */
  refundRoute: refundRoute.nullable(),
  refundReference: z.string().nullable(),
  refundedAt: instant.nullable(),
});

/** What the reader may do with a held payment; `drop` is one's own proposal too. */
export const heldAct = z.enum(['propose', 'confirm', 'drop', 'recordRefund']);
export type HeldAct = z.infer<typeof heldAct>;

export const heldCase = heldPayment.extend({
  may: z.array(heldAct).max(4),
  version,
  pledgeIrr: irr,
  /** Of the pledge, paid and counted by now; and what is left of it. */
  paidIrr: irr,
  dueIrr: irr,
  referenceId: z.string().nullable(),
  cardMask: z.string().nullable(),
  receiptCode: receiptCode.nullable(),
  events: z.array(z.object({ state: z.string(), at: instant })).max(100),
  resolutions: z.array(resolutionView).max(50),
});

const paymentId = z.strictObject({ paymentId: id });
const resolutionId = z.strictObject({ paymentId: id, resolutionId: id });
const response = z.object({ payment: heldCase });

export const list = defineEndpoint({
  id: 'heldPayments.list',
  method: 'GET',
  path: '/held-payments',
  permission: 'held-payments.resolve',
  summary: 'Payments in another amount than asked: those that wait, oldest first, or those that are settled.',
  query: z.strictObject({ ...pageQuery, settled: z.enum(['yes', 'no']).default('no') }),
  response: page(heldPayment).extend({ waiting: z.number().int() }),
});

export const show = defineEndpoint({
  id: 'heldPayments.show',
  method: 'GET',
  path: '/held-payments/:paymentId',
  permission: 'held-payments.resolve',
  summary: 'One held payment with its way so far and what was proposed for it.',
  params: paymentId,
  response,
  reasons: ['payment.unknown'],
});

export const proposeResolution = defineEndpoint({
  id: 'heldPayments.proposeResolution',
  method: 'POST',
  path: '/held-payments/:paymentId/resolutions',
  permission: 'held-payments.resolve',
  stepUp: true,
  summary: 'Proposes to accept a held payment as it is or to give it back; somebody else has to confirm.',
  params: paymentId,
  body: z.strictObject({
    version,
    kind: resolutionKind,
    reason: freeText({ max: 500 }).default(''),
    /** Only when the gateway has not told: as its statement has it. */
    amountIrr: irr.optional(),
    reference: z.string().max(60).optional(),
  }),
  response,
  reasons: [
    'payment.unknown',
    'case.changed',
    'payment.not_held',
    'payment.own',
    'resolution.waiting',
    'resolution.too_many',
    'resolution.reason_missing',
    'resolution.amount_missing',
    'resolution.amount_impossible',
    'resolution.reference_missing',
    'resolution.reference_used',
    'resolution.above_pledge',
    'resolution.giver_wants_it_back',
  ],
});

export const confirmResolution = defineEndpoint({
  id: 'heldPayments.confirmResolution',
  method: 'POST',
  path: '/held-payments/:paymentId/resolutions/:resolutionId/confirm',
  permission: 'held-payments.resolve',
  stepUp: true,
  summary: 'Confirms what another officer proposed: the money is posted, once, and leaves suspense.',
  params: resolutionId,
  response,
  reasons: [
    'payment.unknown',
    'resolution.unknown',
    'payment.own',
    'resolution.own_proposal',
    'resolution.dropped',
    'resolution.outdated',
    'resolution.reference_used',
    'resolution.above_pledge',
    'resolution.giver_wants_it_back',
  ],
});

export const dropResolution = defineEndpoint({
  id: 'heldPayments.dropResolution',
  method: 'POST',
  path: '/held-payments/:paymentId/resolutions/:resolutionId/drop',
  permission: 'held-payments.resolve',
  stepUp: true,
  summary: 'Sets a proposal aside, one’s own or another’s; the money stays held.',
  params: resolutionId,
  body: z.strictObject({ note: freeText({ max: 500 }).optional() }),
  response,
  reasons: ['payment.unknown', 'resolution.unknown', 'resolution.confirmed', 'resolution.note_missing'],
});

export const recordRefund = defineEndpoint({
  id: 'heldPayments.recordRefund',
  method: 'POST',
  path: '/held-payments/:paymentId/refund',
  permission: 'held-payments.resolve',
  stepUp: true,
  summary: 'Notes that money owed back was transferred by hand, with the reference of the transfer.',
  params: paymentId,
  body: z.strictObject({ reference: z.string().max(60) }),
  response,
  reasons: [
    'payment.unknown',
    'payment.own',
    'payment.no_refund_due',
    'payment.refund_running',
    'resolution.reference_missing',
  ],
});
