import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Behaviour, behaviours, outages, type Outage } from './behaviours.ts';
import type { GatewayParts } from './calls.ts';
import { closedPage, deadEndPage, payPage } from './pay-page.ts';
import type { Session } from './sessions.ts';

const params = z.object({ authority: z.string().max(64) });
const form = z.object({ action: z.enum(Object.keys(behaviours) as [Behaviour, ...Behaviour[]]) });
const outageForm = z.object({ next: z.enum(Object.keys(outages) as [Outage, ...Outage[]]) });

/** The browser's half: the bank's page and its buttons. */
export function registerPayPages(app: FastifyInstance, parts: GatewayParts): void {
  app.get('/pg/StartPay/:authority', (request, reply) => {
    const session = payable(request.params, reply, parts);
    return session ? page(reply, payPage(session, false)) : reply;
  });
  app.post('/pg/StartPay/:authority', async (request, reply) => {
    const session = payable(request.params, reply, parts);
    if (!session) return reply;
    const chosen = form.safeParse(request.body);
    if (!chosen.success) return page(reply.code(400), payPage(session, false));
    // The plain button leaves the word to the amount.
    if (chosen.data.action !== 'pay') session.behaviour = chosen.data.action;
    return act(session, reply, parts);
  });
  app.post('/pg/outage', (request, reply) => {
    const chosen = outageForm.safeParse(request.body);
    if (chosen.success) parts.nextOutage = chosen.data.next;
    return reply.redirect('/', 303);
  });
}

/** The session if it can still be paid; otherwise the page that says why not is already sent. */
function payable(input: unknown, reply: FastifyReply, { sessions }: GatewayParts): Session | null {
  const read = params.safeParse(input);
  const session = read.success ? sessions.find(read.data.authority) : null;
  if (!session) {
    page(reply.code(404), deadEndPage('unknown'));
    return null;
  }
  if (session.state === 'IN_BANK') return session;
  const lapsed =
    session.state === 'REVERSED' ||
    (session.state === 'FAILED' && !['cancel', 'unpaid'].includes(session.behaviour));
  page(reply.code(410), deadEndPage(lapsed ? 'lapsed' : 'used'));
  return null;
}

function act(session: Session, reply: FastifyReply, { sessions }: GatewayParts): FastifyReply {
  const { behaviour, amountIrr } = session;
  if (behaviour === 'insufficient') {
    // Another try gets through.
    session.behaviour = 'pay';
    return page(reply.code(402), payPage(session, true));
  }
  if (behaviour === 'cancel' || behaviour === 'unpaid') {
    session.state = 'FAILED';
    return reply.redirect(returnUrl(session, behaviour === 'cancel' ? 'NOK' : 'OK'), 303);
  }
  sessions.pay(session, takenOf(behaviour, amountIrr));
  if (behaviour === 'close') return page(reply, closedPage(session));
  if (behaviour === 'lapsed') session.state = 'REVERSED';
  // The first of the two returns: nobody waits for it, exactly as with an impatient double click.
  if (behaviour === 'twice') void fetch(returnUrl(session, 'OK'), { redirect: 'manual' }).catch(() => null);
  return reply.redirect(returnUrl(session, 'OK'), 303);
}

function takenOf(behaviour: Behaviour, amountIrr: bigint): bigint {
  if (behaviour === 'tenfold') return amountIrr * 10n;
  return behaviour === 'less' || behaviour === 'untold' ? amountIrr / 2n : amountIrr;
}

function returnUrl(session: Session, status: 'OK' | 'NOK'): string {
  const url = new URL(session.callbackUrl);
  const { authority, behaviour } = session;
  url.searchParams.set('Authority', behaviour === 'stranger' ? strangerOf(authority) : authority);
  url.searchParams.set('Status', status);
  return url.href;
}

/** A well-formed authority that nobody was given. */
const strangerOf = (authority: string): string => `A${authority.slice(1).split('').reverse().join('')}`;

function page(reply: FastifyReply, markup: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(markup);
}
