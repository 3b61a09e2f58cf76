import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listQueue, showCase } from './list-queue.ts';
import { presentOwn } from './present.ts';
import { rejectCredential } from './reject-credential.ts';
import { revealNumber } from './reveal-number.ts';
import { revokeCredential } from './revoke-credential.ts';
import { submitCredential } from './submit-credential.ts';
import { verifyCredential } from './verify-credential.ts';

export function credentialsRoutes(app: Routes): void {
  route(app, contract.submitCredential, async (ctx, { body }) => ({
    credential: presentOwn(ctx, await submitCredential(ctx, body)),
  }));
  route(app, contract.listCredentialQueue, (ctx, { query }) => listQueue(ctx, query));
  route(app, contract.getCredential, async (ctx, { params }) => ({
    credential: await showCase(ctx, params.credentialId),
  }));
  route(app, contract.revealCredential, (ctx, { params }) => revealNumber(ctx, params.credentialId));
  route(app, contract.verifyCredential, async (ctx, { params, body }) => ({
    credential: await verifyCredential(ctx, { ...params, ...body }),
  }));
  route(app, contract.rejectCredential, async (ctx, { params, body }) => ({
    credential: await rejectCredential(ctx, { ...params, ...body }),
  }));
  route(app, contract.revokeCredential, (ctx, { params, body }) =>
    revokeCredential(ctx, { ...params, ...body }),
  );
}
