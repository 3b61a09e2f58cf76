import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SandboxConfig } from '../config.ts';
import { refusal, success } from './answers.ts';
import { type Outage, outageOf } from './behaviours.ts';
import type { Currency, Session, Sessions } from './sessions.ts';

export type GatewayParts = {
  readonly config: SandboxConfig;
  readonly sessions: Sessions;
  readonly pause: (ms: number) => Promise<void>;
  /** How the next request for a payment fails, when somebody asked for it. */
  nextOutage: Outage | null;
};

const merchant = { merchant_id: z.uuid() };
const currency = z.enum(['IRR', 'IRT']);
const amount = z.number().int().positive();
const requestBody = z.object({
  ...merchant,
  amount,
  currency: currency.default('IRR'),
  description: z.string().min(1).max(500),
  callback_url: z.url({ protocol: /^https?$/ }),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
const merchantBody = z.object(merchant);
const authorityBody = z.object({ ...merchant, authority: z.string() });
const verifyBody = z.object({
  ...merchant,
  amount,
  currency: currency.optional(),
  authority: z.string(),
});
const feeBody = z.object({ ...merchant, amount, currency: currency.default('IRR') });
/** At most a day more. */
const refreshBody = z.object({
  ...merchant,
  authority: z.string(),
  expire: z.number().int().min(1).max(86_400),
});

/** The server-to-server half of ZarinPal v4. Headers `x-sandbox-status` and `x-sandbox-delay-ms` inject faults anywhere. */
export function registerGatewayCalls(app: FastifyInstance, parts: GatewayParts): void {
  const { config, sessions } = parts;
  const on = <T extends { merchant_id: string }>(
    name: string,
    schema: z.ZodType<T>,
    answer: (body: T, reply: FastifyReply) => unknown,
  ): void => {
    app.post(`/pg/v4/payment/${name}.json`, async (request, reply) => {
      await injectFault(request, reply, parts);
      if (reply.sent) return reply;
      const body = schema.safeParse(request.body);
      if (!body.success) return reply.code(422).send(refusal(-9, body.error.issues));
      if (!config.MERCHANT_IDS.includes(body.data.merchant_id)) return reply.code(401).send(refusal(-10));
      return answer(body.data, reply);
    });
  };
  const own = (body: z.infer<typeof authorityBody>): Session | ReturnType<typeof refusal> => {
    const session = sessions.find(body.authority);
    if (!session) return refusal(-54);
    return session.merchantId === body.merchant_id ? session : refusal(-53);
  };

  on('request', requestBody, (body, reply) => openSession(body, reply, parts));
  on('verify', verifyBody, (body, reply) => verify(body, own(body), reply, parts));
  on('inquiry', authorityBody, (body) => {
    const session = own(body);
    return 'errors' in session ? session : success({ status: session.state });
  });
  on('reverse', authorityBody, (body) => {
    const session = own(body);
    if ('errors' in session) return session;
    if (session.state !== 'PAID' && session.state !== 'VERIFIED') return refusal(-61);
    if (!sessions.mayReverse(session)) return refusal(-63);
    session.state = 'REVERSED';
    return success({});
  });
  on('refresh', refreshBody, (body) => {
    const session = own(body);
    if ('errors' in session) return session;
    if (session.state !== 'IN_BANK') return refusal(-51);
    sessions.refresh(session, body.expire);
    return success({});
  });
  on('unVerified', merchantBody, (body) =>
    success({
      authorities: sessions.unverified(body.merchant_id).map((session) => ({
        authority: session.authority,
        amount: amountIn(session.currency, session.takenIrr ?? session.amountIrr),
        callback_url: session.callbackUrl,
        referer: '',
        date: new Date(session.paidAt ?? session.createdAt).toISOString().slice(0, 19).replace('T', ' '),
      })),
    }),
  );
  on('feeCalculation', feeBody, (body) => {
    const fee = feeOf(rialsOf(body.amount, body.currency));
    return success({
      amount: body.amount,
      fee: amountIn(body.currency, fee),
      fee_type: 'Merchant',
      suggested_amount: body.amount,
    });
  });
}

function openSession(body: z.infer<typeof requestBody>, reply: FastifyReply, parts: GatewayParts) {
  const { config, sessions } = parts;
  const amountIrr = rialsOf(body.amount, body.currency);
  if (amountIrr < config.MIN_AMOUNT_IRR) return reply.code(422).send(refusal(-9, [{ amount: 'min' }]));
  if (amountIrr > config.MAX_AMOUNT_IRR) return refusal(-41);
  if (!config.CALLBACK_HOSTS.includes(new URL(body.callback_url).hostname)) return refusal(-14);
  const outage = parts.nextOutage ?? outageOf(amountIrr);
  parts.nextOutage = null;
  if (outage === 'down') return reply.code(503).send({ message: 'Service Unavailable' });
  if (outage === 'garbled') return reply.type('text/html').send('<!doctype html><p>در حال به‌روزرسانی</p>');
  const session = sessions.open({
    merchantId: body.merchant_id,
    amountIrr,
    currency: body.currency,
    description: body.description,
    callbackUrl: body.callback_url,
  });
  return success({
    authority: session.authority,
    fee_type: 'Merchant',
    fee: amountIn(body.currency, feeOf(amountIrr)),
  });
}

const refusals: Readonly<Partial<Record<Session['behaviour'], number>>> = {
  untold: -50,
  foreign: -53,
  unknown: -54,
};

async function verify(
  body: z.infer<typeof verifyBody>,
  session: Session | ReturnType<typeof refusal>,
  reply: FastifyReply,
  { config, pause }: GatewayParts,
) {
  if ('errors' in session) return session;
  const refused = refusals[session.behaviour];
  if (refused !== undefined) return refusal(refused);
  const paidIrr = session.takenIrr ?? session.amountIrr;
  // Clients that order in tomans verify in tomans without saying so again.
  const unit = body.currency ?? session.currency;
  if (rialsOf(body.amount, unit) !== paidIrr) return refusal(-50);
  if (session.state !== 'PAID' && session.state !== 'VERIFIED') return refusal(-51);
  const code = session.state === 'VERIFIED' ? 101 : 100;
  session.state = 'VERIFIED';
  const isFirst = !session.isShown;
  session.isShown = true;
  if (session.behaviour === 'broken' && isFirst) return reply.code(502).send('Bad Gateway');
  if (session.behaviour === 'slow' && isFirst) await pause(config.SLOW_MS);
  return success(
    {
      card_hash: session.cardHash,
      card_pan: session.cardMask,
      ref_id: session.refId,
      fee_type: 'Merchant',
      fee: amountIn(unit, feeOf(paidIrr)),
    },
    code,
  );
}

async function injectFault(
  request: FastifyRequest,
  reply: FastifyReply,
  { pause }: GatewayParts,
): Promise<void> {
  const delayMs = Number(request.headers['x-sandbox-delay-ms'] ?? 0);
  if (delayMs > 0) await pause(Math.min(delayMs, 60_000));
  const status = Number(request.headers['x-sandbox-status'] ?? 0);
  if (status >= 500 && status <= 599) await reply.code(status).send({ message: 'injected' });
}

/** An amount as the gateway writes it to whoever speaks in this currency. */
function amountIn(unit: Currency, irr: bigint): number {
  return Number(unit === 'IRT' ? irr / 10n : irr);
}

function rialsOf(value: number, unit: Currency): bigint {
  return unit === 'IRT' ? BigInt(value) * 10n : BigInt(value);
}

/** Half a per cent, at least 1,200 and at most 120,000 rials: the order of a real terminal's fee. */
function feeOf(amountIrr: bigint): bigint {
  const fee = amountIrr / 200n;
  return fee < 1_200n ? 1_200n : fee > 120_000n ? 120_000n : fee;
}
