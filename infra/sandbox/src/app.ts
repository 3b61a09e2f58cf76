import Fastify, { type FastifyInstance } from 'fastify';
import type { SandboxConfig } from './config.ts';
import { type GatewayParts, registerGatewayCalls } from './gateway/calls.ts';
import { outageForm } from './gateway/pay-page.ts';
import { registerPayPages } from './gateway/pay-routes.ts';
import { createSessions } from './gateway/sessions.ts';
import { html, shell } from './page.ts';
import { createInbox } from './sms/inbox.ts';
import { registerSms } from './sms/routes.ts';

export type SandboxOptions = {
  readonly config: SandboxConfig;
  /** Approved SMS templates: name → text. */
  readonly templates: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits for slow answers; replaceable in tests. */
  readonly pause?: (ms: number) => Promise<void>;
};

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** Some clients send the whole address in the request line, as if to a proxy; servers take both (RFC 9112, 3.2.2). */
const pathOf = (target: string): string => target.replace(/^https?:\/\/[^/]+/, '') || '/';

/** The stand-in outside world as one HTTP app. All state is in memory and dies with it. */
export function buildSandbox(options: SandboxOptions): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, rewriteUrl: (request) => pathOf(request.url ?? '/') });
  const { config, templates, now, pause = wait } = options;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  const sessions = createSessions(config, now);
  const gateway: GatewayParts = { config, sessions, pause, nextOutage: null };
  registerGatewayCalls(app, gateway);
  registerPayPages(app, gateway);
  registerSms(app, { config, inbox: createInbox(now), templates, pause });
  app.get('/health', () => ({ ok: true }));
  app.get('/', (_request, reply) => {
    void reply.type('text/html; charset=utf-8');
    return shell(
      'دنیای بیرونِ آزمایشی',
      html`<ul class="links">
          <li><a href="/sms">صندوق پیامک‌ها</a></li>
          <li>درگاه پرداخت آزمایشی: از صفحهٔ پرداخت همیار به این‌جا می‌رسید.</li>
        </ul>
        <h2>درگاه هنگام آغاز پرداخت</h2>
        ${outageForm(gateway.nextOutage)}`,
    );
  });
  return app;
}
