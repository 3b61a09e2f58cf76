import { files } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { openFile } from './open-file.ts';
import { showFile } from './show-file.ts';

export function filesRoutes(app: Routes): void {
  route(app, files.open, (ctx, { params }) => openFile(ctx, params.fileId));
  route(app, files.show, (ctx, { params, query }) => showFile(ctx, params.fileId, query));
}
