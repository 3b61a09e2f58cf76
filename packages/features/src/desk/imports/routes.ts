import { imports } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { answerImport } from './answer-import.ts';
import { commitImport } from './commit-import.ts';
import { discardImport } from './discard-import.ts';
import { listImports } from './list-imports.ts';
import { listRejectedRows } from './list-rejected-rows.ts';
import { listWarnings } from './list-warnings.ts';
import { showImport } from './show-import.ts';
import { showUndo } from './show-undo.ts';
import { undoImport } from './undo-import.ts';
import { uploadImport } from './upload-import.ts';

const done = { ok: true as const };

export function importsRoutes(app: Routes): void {
  route(app, imports.upload, async (ctx, { query }, http) => {
    if (!http.upload) throw invalidField('file', 'import.empty_file');
    return uploadImport(ctx, query, http.upload);
  });
  route(app, imports.list, (ctx, { query }) => listImports(ctx, query));
  route(app, imports.show, (ctx, { params }) => showImport(ctx, params.batchId));
  route(app, imports.listRejectedRows, (ctx, { params, query }) =>
    listRejectedRows(ctx, { ...params, ...query }),
  );
  route(app, imports.listWarnings, (ctx, { params, query }) => listWarnings(ctx, { ...params, ...query }));
  route(app, imports.showUndo, (ctx, { params }) => showUndo(ctx, params.batchId));
  route(app, imports.undo, async (ctx, { params, body }) => {
    await undoImport(ctx, params.batchId, body);
    return done;
  });
  route(app, imports.answer, async (ctx, { params, body }) => {
    await answerImport(ctx, params.batchId, body);
    return done;
  });
  route(app, imports.commit, async (ctx, { params, body }) => {
    await commitImport(ctx, params.batchId, body.version);
    return done;
  });
  route(app, imports.discard, async (ctx, { params, body }) => {
    await discardImport(ctx, params.batchId, body.version);
    return done;
  });
}
