import { identity } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { beginAfresh } from './begin-afresh.ts';
import { chooseLanguage } from './choose-language.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSession } from './end-session.ts';
import { keepForm } from './keep-form.ts';
import { listSessions } from './list-sessions.ts';
import { proveOwner } from './prove-owner.ts';
import { refreshSession } from './refresh-session.ts';
import { requestCode } from './request-code.ts';
import { showKeptForm } from './show-kept-form.ts';
import { showLanguage } from './show-language.ts';
import { signOut } from './sign-out.ts';
import { browserKeyOf, giveCookies, refreshCookie, takeCookies } from './tokens.ts';
import { verifyCode } from './verify-code.ts';
import { meOf, whoAmI } from './who-am-i.ts';

export function identityRoutes(app: Routes): void {
  route(app, identity.requestCode, async (ctx, { body }, http) => {
    const browserKey = browserKeyOf(ctx, http);
    const asked = await requestCode(ctx, { ...body, address: http.ip, browserKey });
    const { challengeId, digits } = asked;
    return {
      challengeId,
      digits,
      sentAt: asked.sentAt.toISOString(),
      expiresAt: asked.expiresAt.toISOString(),
    };
  });

  route(app, identity.verifyCode, async (ctx, { body }, http) => {
    const browser = { browserKey: browserKeyOf(ctx, http), agent: http.agent };
    const { isNew, issued } = await verifyCode(ctx, { ...body, ...browser });
    giveCookies(http, issued);
    return { isNew, me: await meOf(ctx, issued.sessionId) };
  });

  route(app, identity.proveOwner, async (ctx, { body }, http) => {
    const browser = { browserKey: browserKeyOf(ctx, http), agent: http.agent };
    const { isNew, issued } = await proveOwner(ctx, { ...body, ...browser });
    giveCookies(http, issued);
    return { isNew, me: await meOf(ctx, issued.sessionId) };
  });

  route(app, identity.beginAfresh, async (ctx, _input, http) => {
    const browser = { browserKey: browserKeyOf(ctx, http), agent: http.agent };
    const { isNew, issued } = await beginAfresh(ctx, browser);
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

  route(app, identity.listSessions, (ctx) => listSessions(ctx));
  route(app, identity.endSession, (ctx, { params }) => endSession(ctx, params.sessionId));
  route(app, identity.endOtherSessions, (ctx) => endOtherSessions(ctx));

  route(app, identity.showLanguage, (ctx) => showLanguage(ctx));
  route(app, identity.chooseLanguage, (ctx, { body }) => chooseLanguage(ctx, body.language));

  route(app, identity.whoAmI, async (ctx) => ({ me: await whoAmI(ctx) }));
}
