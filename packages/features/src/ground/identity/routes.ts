import * as contract from '@hamyar/contracts';
import type { HttpExchange } from '@hamyar/platform';
import { type Ctx, route, type Routes } from '../../kit/feature.ts';
import { presentMe } from './present.ts';
import { refreshSession } from './refresh-session.ts';
import { requestCode } from './request-code.ts';
import { signOut } from './sign-out.ts';
import { browserCookie, giveCookies, refreshCookie, takeCookies } from './tokens.ts';
import { verifyCode } from './verify-code.ts';

const browserCookieSeconds = 3_600;

export function identityRoutes(app: Routes): void {
  route(app, contract.requestCode, async (ctx, { body }, http) => {
    const browserKey = browserKeyOf(ctx, http);
    const asked = await requestCode(ctx, { mobile: body.mobile, address: http.ip, browserKey });
    return { challengeId: asked.challengeId, expiresAt: asked.expiresAt.toISOString() };
  });

  route(app, contract.verifyCode, async (ctx, { body }, http) => {
    const { isNew, issued } = await verifyCode(ctx, { ...body, browserKey: browserKeyOf(ctx, http) });
    giveCookies(http, issued);
    return { isNew, me: await meOf(ctx, issued.sessionId) };
  });

  route(app, contract.refreshSession, async (ctx, _input, http) => {
    const issued = await refreshSession(ctx, http.cookie(refreshCookie));
    giveCookies(http, issued);
    return { me: await meOf(ctx, issued.sessionId) };
  });

  route(app, contract.signOut, async (ctx, _input, http) => {
    await signOut(ctx);
    takeCookies(http);
    return { ok: true as const };
  });

  route(app, contract.whoAmI, async (ctx) => {
    const signedIn = ctx.actor.kind === 'person' || ctx.actor.kind === 'staff';
    return { me: signedIn ? await presentMe(ctx.pool, ctx.actor.sessionId) : null };
  });
}

async function meOf(ctx: Ctx, sessionId: string) {
  const me = await presentMe(ctx.pool, sessionId);
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
