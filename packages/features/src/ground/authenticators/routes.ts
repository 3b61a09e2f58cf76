import { authenticators } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { browserKeyOf, giveCookies, meOf } from '../identity/index.ts';
import { addPasskey } from './add-passkey.ts';
import { addTotp } from './add-totp.ts';
import { askRecovery } from './ask-recovery.ts';
import { beginConfirmation } from './begin-confirmation.ts';
import { beginPasskey } from './begin-passkey.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { beginTotp } from './begin-totp.ts';
import { confirmByPasskey } from './confirm-by-passkey.ts';
import { confirmByRecoveryCode } from './confirm-by-recovery-code.ts';
import { confirmByTotp } from './confirm-by-totp.ts';
import { confirmRecovery } from './confirm-recovery.ts';
import { listAuthenticators } from './list-authenticators.ts';
import { listRecoveries } from './list-recoveries.ts';
import { makeRecoveryCodes } from './make-recovery-codes.ts';
import { refuseRecovery } from './refuse-recovery.ts';
import { removeAuthenticator } from './remove-authenticator.ts';
import { showOwnRecovery } from './show-own-recovery.ts';
import { showRecovery } from './show-recovery.ts';
import { showTotp } from './show-totp.ts';
import { signInByPasskey } from './sign-in-by-passkey.ts';
import { signInByTotp } from './sign-in-by-totp.ts';

export function authenticatorsRoutes(app: Routes): void {
  route(app, authenticators.list, (ctx) => listAuthenticators(ctx));
  route(app, authenticators.beginPasskey, (ctx) => beginPasskey(ctx));
  route(app, authenticators.addPasskey, (ctx, { body }) => addPasskey(ctx, body));
  route(app, authenticators.beginTotp, (ctx) => beginTotp(ctx));
  route(app, authenticators.showTotp, (ctx, { params }) => showTotp(ctx, params.challengeId));
  route(app, authenticators.addTotp, (ctx, { params, body }) => addTotp(ctx, { ...params, ...body }));
  route(app, authenticators.remove, (ctx, { params }) => removeAuthenticator(ctx, params.authenticatorId));
  route(app, authenticators.makeRecoveryCodes, (ctx) => makeRecoveryCodes(ctx));

  route(app, authenticators.beginSignIn, (ctx, _input, http) =>
    beginSignIn(ctx, { browserKey: browserKeyOf(ctx, http), address: http.ip }),
  );
  route(app, authenticators.signInByPasskey, async (ctx, { body }, http) => {
    const browser = { browserKey: browserKeyOf(ctx, http), agent: http.agent };
    const issued = await signInByPasskey(ctx, { ...body, ...browser });
    giveCookies(http, issued);
    return { me: await meOf(ctx, issued.sessionId) };
  });
  route(app, authenticators.signInByTotp, async (ctx, { body }, http) => {
    const asker = { browserKey: browserKeyOf(ctx, http), address: http.ip, agent: http.agent };
    const issued = await signInByTotp(ctx, { ...body, ...asker });
    giveCookies(http, issued);
    return { me: await meOf(ctx, issued.sessionId) };
  });

  route(app, authenticators.beginConfirmation, (ctx) => beginConfirmation(ctx));
  route(app, authenticators.confirmByPasskey, async (ctx, { body }) => ({
    me: await meOf(ctx, await confirmByPasskey(ctx, body)),
  }));
  route(app, authenticators.confirmByTotp, async (ctx, { body }) => ({
    me: await meOf(ctx, await confirmByTotp(ctx, body.code)),
  }));
  route(app, authenticators.confirmByRecoveryCode, (ctx, { body }) => confirmByRecoveryCode(ctx, body.code));

  route(app, authenticators.showOwnRecovery, (ctx) => showOwnRecovery(ctx));
  route(app, authenticators.askRecovery, (ctx, { body }) => askRecovery(ctx, body.note));
  route(app, authenticators.listRecoveries, (ctx) => listRecoveries(ctx));
  route(app, authenticators.showRecovery, (ctx, { params }) => showRecovery(ctx, params.recoveryId));
  route(app, authenticators.confirmRecovery, (ctx, { params, body }) =>
    confirmRecovery(ctx, params.recoveryId, body),
  );
  route(app, authenticators.refuseRecovery, (ctx, { params, body }) =>
    refuseRecovery(ctx, params.recoveryId, body.version),
  );
}
