import * as contract from '@hamyar/contracts';
import { invalidField } from '@hamyar/platform';
import { route, type Routes } from '../../kit/feature.ts';
import { answerImport } from './answer.ts';
import { commitImport } from './commit.ts';
import { discardImport } from './discard.ts';
import { listBatches } from './list.ts';
import { showBatch, showRejected } from './show.ts';
import { uploadImport } from './upload.ts';

const done = { ok: true as const };

export function transfersRoutes(app: Routes): void {
  route(app, contract.uploadImport, async (ctx, { query }, http) => {
    if (!http.upload) throw invalidField('file', 'import.empty_file');
    return uploadImport(ctx, query, http.upload);
  });
  route(app, contract.listImports, (ctx, { query }) => listBatches(ctx, query));
  route(app, contract.getImport, (ctx, { params }) => showBatch(ctx, params.batchId));
  route(app, contract.listRejectedRows, (ctx, { params, query }) =>
    showRejected(ctx, { ...params, ...query }),
  );
  route(app, contract.answerImport, async (ctx, { params, body }) => {
    await answerImport(ctx, params.batchId, body);
    return done;
  });
  route(app, contract.commitImport, async (ctx, { params, body }) => {
    await commitImport(ctx, params.batchId, body.version);
    return done;
  });
  route(app, contract.discardImport, async (ctx, { params, body }) => {
    await discardImport(ctx, params.batchId, body.version);
    return done;
  });
}
