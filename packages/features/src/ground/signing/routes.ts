import { signing } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { declareCompromise } from './declare-compromise.ts';
import { listDeskKeys } from './list-desk-keys.ts';
import { listKeys } from './list-keys.ts';
import { showByCode } from './show-by-code.ts';
import { showByText } from './show-by-text.ts';
import { showCompromise } from './show-compromise.ts';
import { showStatusList } from './show-status-list.ts';

export function signingRoutes(app: Routes): void {
  route(app, signing.listKeys, (ctx) => listKeys(ctx));
  route(app, signing.showStatusList, (ctx, { params }) => showStatusList(ctx, params.number));
  route(app, signing.showByCode, (ctx, { params }, http) => showByCode(ctx, params.code, http.ip));
  route(app, signing.showByText, (ctx, { body }, http) => showByText(ctx, body.text, http.ip));
  route(app, signing.listDeskKeys, (ctx) => listDeskKeys(ctx));
  route(app, signing.showCompromise, (ctx, { params, query }) => showCompromise(ctx, params.kid, query.day));
  route(app, signing.declareCompromise, (ctx, { params, body }) =>
    declareCompromise(ctx, { ...params, ...body }),
  );
}
