import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { GatewayParts } from './calls.ts';
import { closedPage, deadEndPage, payPage } from './pay-page.ts';
import type { Session } from './sessions.ts';

const params = z.object({ authority: z.string().max(64) });
const form = z.object({ action: z.enum(['pay', 'cancel', 'insufficient', 'close', 'twice', 'slow']) });
type Action = z.infer<typeof form>['action'];

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
    return act(chosen.data.action, session, reply, parts);
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
    session.state === 'REVERSED' || (session.state === 'FAILED' && !session.faultsShown.has('cancelled'));
  page(reply.code(410), deadEndPage(lapsed ? 'lapsed' : 'used'));
  return null;
}

function act(action: Action, session: Session, reply: FastifyReply, parts: GatewayParts): FastifyReply {
  if (action === 'insufficient') return page(reply.code(402), payPage(session, true));
  if (action === 'cancel') {
    session.state = 'FAILED';
    session.faultsShown.add('cancelled');
    return reply.redirect(returnUrl(session, 'NOK'), 303);
  }
  parts.sessions.pay(session);
  if (action === 'close') return page(reply, closedPage(session));
  if (action === 'slow') session.slowVerify = true;
  // The first of the two returns: nobody waits for it, exactly as with an impatient double click.
  if (action === 'twice') void fetch(returnUrl(session, 'OK'), { redirect: 'manual' }).catch(() => null);
  return reply.redirect(returnUrl(session, 'OK'), 303);
}

function returnUrl(session: Session, status: 'OK' | 'NOK'): string {
  const url = new URL(session.callbackUrl);
  url.searchParams.set('Authority', session.authority);
  url.searchParams.set('Status', status);
  return url.href;
}

function page(reply: FastifyReply, markup: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(markup);
}
