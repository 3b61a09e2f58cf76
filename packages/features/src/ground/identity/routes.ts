import { identity } from '@hamyar/contracts';
import type { HttpExchange } from '@hamyar/platform';
import { type Ctx, route, type Routes } from '../../kit/feature.ts';
import { keepForm } from './keep-form.ts';
import { refreshSession } from './refresh-session.ts';
import { requestCode } from './request-code.ts';
import { showKeptForm } from './show-kept-form.ts';
import { signOut } from './sign-out.ts';
import { browserCookie, giveCookies, refreshCookie, takeCookies } from './tokens.ts';
import { verifyCode } from './verify-code.ts';
import { meOfSession, whoAmI } from './who-am-i.ts';

/** A year: a browser that has signed in before is known by it. */
const browserCookieSeconds = 365 * 86_400;

export function identityRoutes(app: Routes): void {
  route(app, identity.requestCode, async (ctx, { body }, http) => {
    const browserKey = browserKeyOf(ctx, http);
    const asked = await requestCode(ctx, { mobile: body.mobile, address: http.ip, browserKey });
    const { challengeId, digits } = asked;
    return {
      challengeId,
      digits,
      sentAt: asked.sentAt.toISOString(),
      expiresAt: asked.expiresAt.toISOString(),
    };
  });

  route(app, identity.verifyCode, async (ctx, { body }, http) => {
    const { isNew, issued } = await verifyCode(ctx, { ...body, browserKey: browserKeyOf(ctx, http) });
    giveCookies(http, issued);
    return { isNew, me: await meOf(ctx, issued.sessionId) };
  });

  route(app, identity.refreshSession, async (ctx, _input, http) => {
    const issued = await refreshSession(ctx, http.cookie(refreshCookie));
    giveCookies(http, issued);
    return { me: await meOf(ctx, issued.sessionId) };
  });

  route(app, identity.keepForm, async (ctx, { body }, http) => {
    const browserKey = browserKeyOf(ctx, http);
    return { keptFormId: await keepForm(ctx, { form: body, address: http.ip, browserKey }) };
  });

  route(app, identity.showKeptForm, (ctx, { params }, http) =>
    showKeptForm(ctx, { ...params, browserKey: browserKeyOf(ctx, http) }),
  );

  route(app, identity.signOut, async (ctx, _input, http) => {
    await signOut(ctx);
    takeCookies(http);
    return { ok: true as const };
  });

  route(app, identity.whoAmI, async (ctx) => ({ me: await whoAmI(ctx) }));
}

async function meOf(ctx: Ctx, sessionId: string) {
  const me = await meOfSession(ctx, sessionId);
  if (!me) throw new Error('a session just opened must be readable');
  return me;
}

function browserKeyOf(ctx: Ctx, http: HttpExchange): string {
  const known = http.cookie(browserCookie);
  if (known && /^[0-9a-f]{32}$/.test(known)) return known;
  const made = ctx.randomBytes(16).toString('hex');
  http.setCookie(browserCookie, made, browserCookieSeconds);
  return made;
}
