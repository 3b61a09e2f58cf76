import { credentials } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { addEvidence } from './add-evidence.ts';
import { listCredentials } from './list-credentials.ts';
import { listEvidence } from './list-evidence.ts';
import { rejectCredential } from './reject-credential.ts';
import { removeEvidence } from './remove-evidence.ts';
import { revealCredential } from './reveal-credential.ts';
import { revokeCredential } from './revoke-credential.ts';
import { showCredential } from './show-credential.ts';
import { showEvidence } from './show-evidence.ts';
import { showRevocation } from './show-revocation.ts';
import { submitCredential } from './submit-credential.ts';
import { verifyCredential } from './verify-credential.ts';

export function credentialsRoutes(app: Routes): void {
  route(app, credentials.submit, async (ctx, { body }) => ({
    credential: await submitCredential(ctx, body),
  }));
  route(app, credentials.showEvidence, (ctx) => showEvidence(ctx));
  route(app, credentials.addEvidence, async (ctx, { query }, http) => {
    if (!http.upload) throw invalidField('file', 'file.empty');
    return addEvidence(ctx, query, http.upload);
  });
  route(app, credentials.removeEvidence, async (ctx, { params }) => {
    await removeEvidence(ctx, params.fileId);
    return { ok: true as const };
  });
  route(app, credentials.listEvidence, (ctx, { params }) => listEvidence(ctx, params.credentialId));
  route(app, credentials.list, (ctx, { query }) => listCredentials(ctx, query));
  route(app, credentials.show, async (ctx, { params }) => ({
    credential: await showCredential(ctx, params.credentialId),
  }));
  route(app, credentials.reveal, (ctx, { params }) => revealCredential(ctx, params.credentialId));
  route(app, credentials.verify, async (ctx, { params, body }) => ({
    credential: await verifyCredential(ctx, { ...params, ...body }),
  }));
  route(app, credentials.reject, async (ctx, { params, body }) => ({
    credential: await rejectCredential(ctx, { ...params, ...body }),
  }));
  route(app, credentials.showRevocation, (ctx, { params }) => showRevocation(ctx, params.credentialId));
  route(app, credentials.revoke, (ctx, { params, body }) => revokeCredential(ctx, { ...params, ...body }));
}
