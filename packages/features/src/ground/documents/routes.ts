import { documents } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { printForm } from './print-form.ts';

export function documentsRoutes(app: Routes): void {
  route(app, documents.printForm, (ctx, { params, query }) => printForm(ctx, { ...params, ...query }));
}
