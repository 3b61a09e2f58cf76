import { z } from 'zod';
import type {
  GatewayPaymentState,
  InquireResult,
  PaymentGateway,
  PaymentOrder,
  Refused,
  RequestResult,
  ReverseResult,
  UnverifiedResult,
  VerifyResult,
} from './payment-gateway.ts';
import { fetchJson, unavailable, type Unavailable } from './unavailable.ts';

/**
 * Where the terminal lives. Real: `https://payment.zarinpal.com`; theirs for tests: `https://sandbox.zarinpal.com`;
 * ours: the address of `infra/sandbox`. `payBaseUrl` differs from `baseUrl` only when the browser reaches the gateway
 * by another name than the server does (containers).
 */
export type ZarinpalConfig = {
  readonly baseUrl: string;
  readonly payBaseUrl?: string;
  /** UUID of the terminal. */
  readonly merchantId: string;
  /** Limit of one call; 10 s unless told. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
};

type Answer = { readonly kind: 'answer'; readonly code: number; readonly data: Record<string, unknown> };
type Post = (path: string, body: Record<string, unknown>) => Promise<Answer | Unavailable>;

/** `A` or `S` and 35 letters or digits (docs of v4 and the pattern of the official SDK). */
const authorityPattern = /^[AS][0-9A-Za-z]{35}$/;
/** "Unexpected error": the gateway itself does not know, so neither do we. */
const unexpected = -52;

const part = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).nullish();
const envelope = z.object({ data: part, errors: part });
const amount = z.coerce.number().int().nonnegative().catch(0);
const verified = z.object({
  ref_id: z.union([z.number(), z.string().min(1)]).transform(String),
  card_pan: z.string().nullish(),
  card_hash: z.string().nullish(),
  fee: amount,
});
const unverified = z.array(
  z.object({
    authority: z.string(),
    amount: z.coerce.number().int().positive(),
    callback_url: z.string().catch(''),
  }),
);
const states: Readonly<Record<string, GatewayPaymentState>> = {
  VERIFIED: 'verified',
  PAID: 'paid',
  IN_BANK: 'in_bank',
  FAILED: 'failed',
  REVERSED: 'reversed',
};

/** ZarinPal REST v4. Source: zarinpal.com/docs and `zarinpal-node-sdk` 2.2.0. Currency is always IRR. */
export function createZarinpal(config: ZarinpalConfig): PaymentGateway {
  const post = poster(config);
  const base = { merchant_id: config.merchantId };
  const payBase = trimSlash(config.payBaseUrl ?? config.baseUrl);
  return {
    request: (order) => request(post, base, order),
    redirectUrl: (authority) => `${payBase}/pg/StartPay/${encodeURIComponent(authority)}`,
    parseCallback(query) {
      const { Authority: authority, Status: status } = query;
      if (typeof authority !== 'string' || !authorityPattern.test(authority)) return { kind: 'malformed' };
      return { kind: 'callback', authority, hint: status === 'OK' ? 'ok' : 'nok' };
    },
    verify: (input) => verify(post, base, input),
    inquire: async ({ authority }) => inquired(await post('payment/inquiry.json', { ...base, authority })),
    reverse: async ({ authority }) => reversed(await post('payment/reverse.json', { ...base, authority })),
    listUnverified: async () => listed(await post('payment/unVerified.json', base)),
    ofTerminal: (merchantId) => createZarinpal({ ...config, merchantId }),
  };
}

function poster(config: ZarinpalConfig): Post {
  const baseUrl = trimSlash(config.baseUrl);
  const options = { timeoutMs: config.timeoutMs ?? 10_000, fetch: config.fetch ?? fetch };
  return async (path, body) => {
    const answer = await fetchJson(
      `${baseUrl}/pg/v4/${path}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
      },
      options,
    );
    return answer.kind === 'unavailable' ? answer : readAnswer(answer.json);
  };
}

/** `data` and `errors` are `[]` when empty and objects otherwise; errors win. */
function readAnswer(json: unknown): Answer | Unavailable {
  const parsed = envelope.safeParse(json);
  if (!parsed.success) return unavailable('unreadable');
  const data = objectOf(parsed.data.data);
  const code = Number(objectOf(parsed.data.errors)['code'] ?? data['code']);
  if (!Number.isInteger(code)) return unavailable('unreadable');
  return code === unexpected ? unavailable('server') : { kind: 'answer', code, data };
}

function objectOf(value: unknown): Record<string, unknown> {
  const candidate: unknown = Array.isArray(value) ? value[0] : value;
  return typeof candidate === 'object' && candidate !== null ? { ...candidate } : {};
}

/** The protocol carries JSON numbers: an amount beyond 2^53 would be sent wrong, so it is not sent. */
function exactNumber(amountIrr: bigint): number | null {
  return amountIrr > 0n && amountIrr <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(amountIrr) : null;
}

async function request(post: Post, base: object, order: PaymentOrder): Promise<RequestResult> {
  const amountNumber = exactNumber(order.amountIrr);
  if (amountNumber === null) return { kind: 'refused', reason: 'amount_out_of_range', code: 0 };
  const answer = await post('payment/request.json', {
    ...base,
    amount: amountNumber,
    currency: 'IRR',
    description: order.description.slice(0, 500),
    callback_url: order.callbackUrl,
    metadata: {
      order_id: order.orderId,
      ...(order.mobile ? { mobile: order.mobile.replace(/^\+98/, '0') } : {}),
    },
  });
  if (answer.kind === 'unavailable') return answer;
  if (answer.code !== 100) return refused(answer.code);
  const authority = answer.data['authority'];
  if (typeof authority !== 'string' || !authorityPattern.test(authority)) return unavailable('unreadable');
  return { kind: 'ready', authority, feeIrr: BigInt(amount.parse(answer.data['fee'])) };
}

async function verify(
  post: Post,
  base: object,
  input: { authority: string; amountIrr: bigint },
): Promise<VerifyResult> {
  const amountNumber = exactNumber(input.amountIrr);
  if (amountNumber === null) return { kind: 'refused', reason: 'amount_out_of_range', code: 0 };
  const answer = await post('payment/verify.json', {
    ...base,
    amount: amountNumber,
    authority: input.authority,
  });
  if (answer.kind === 'unavailable') return answer;
  if (answer.code === -50) return { kind: 'amount_mismatch' };
  if (answer.code === -51) return { kind: 'not_paid' };
  if (answer.code !== 100 && answer.code !== 101) return foreign(answer.code) ?? refused(answer.code);
  const details = verified.safeParse(answer.data);
  // The money is ours but its reference is missing: ask again rather than post an unreferenced capture.
  if (!details.success) return unavailable('unreadable');
  return {
    kind: 'verified',
    first: answer.code === 100,
    refId: details.data.ref_id,
    cardMask: details.data.card_pan ?? null,
    cardHash: details.data.card_hash ?? null,
    feeIrr: BigInt(details.data.fee),
  };
}

function inquired(answer: Answer | Unavailable): InquireResult {
  if (answer.kind === 'unavailable') return answer;
  if (answer.code !== 100) return foreign(answer.code) ?? refused(answer.code);
  const state = states[String(answer.data['status'])];
  return state ? { kind: 'found', state } : unavailable('unreadable');
}

function reversed(answer: Answer | Unavailable): ReverseResult {
  if (answer.kind === 'unavailable') return answer;
  if (answer.code === 100) return { kind: 'reversed' };
  if (answer.code === -63) return { kind: 'too_late' };
  if (answer.code === -61) return { kind: 'not_paid' };
  if (answer.code === -60 || answer.code === -62) return { kind: 'not_permitted' };
  return foreign(answer.code) ?? refused(answer.code);
}

function listed(answer: Answer | Unavailable): UnverifiedResult {
  if (answer.kind === 'unavailable') return answer;
  if (answer.code !== 100) return refused(answer.code);
  const rows = unverified.safeParse(answer.data['authorities'] ?? []);
  if (!rows.success) return unavailable('unreadable');
  return {
    kind: 'listed',
    payments: rows.data.map((row) => ({
      authority: row.authority,
      amountIrr: BigInt(row.amount),
      callbackUrl: row.callback_url,
    })),
  };
}

function foreign(code: number): { kind: 'unknown_authority' } | { kind: 'other_merchant' } | null {
  if (code === -54 || code === -55) return { kind: 'unknown_authority' };
  return code === -53 ? { kind: 'other_merchant' } : null;
}

function refused(code: number): Refused {
  return { kind: 'refused', reason: reasonOf(code), code };
}

function reasonOf(code: number): Refused['reason'] {
  if (code === -9 || code === -40) return 'invalid_order';
  if (code === -41) return 'amount_out_of_range';
  if (code === -14) return 'callback_not_allowed';
  if (code === -12) return 'too_many_attempts';
  return [-10, -11, -13, -15, -16, -17].includes(code) ? 'merchant_not_accepted' : 'other';
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
