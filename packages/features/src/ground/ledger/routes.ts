import { ledger } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { closeBooks } from './close-books.ts';
import { exportJournal } from './export-journal.ts';
import { listBooks } from './list-books.ts';
import { reopenBooks } from './reopen-books.ts';
import { showBooks } from './show-books.ts';
import { showClosing } from './show-closing.ts';

export function ledgerRoutes(app: Routes): void {
  route(app, ledger.listBooks, (ctx) => listBooks(ctx));
  route(app, ledger.showBooks, (ctx, { params, query }) => showBooks(ctx, { ...params, ...query }));
  route(app, ledger.showClosing, (ctx, { params, query }) => showClosing(ctx, { ...params, ...query }));
  route(app, ledger.closeBooks, (ctx, { params, body }) => closeBooks(ctx, { ...params, ...body }));
  route(app, ledger.reopenBooks, (ctx, { params, body }) => reopenBooks(ctx, { ...params, ...body }));
  route(app, ledger.exportJournal, (ctx, { params, query }) => exportJournal(ctx, { ...params, ...query }));
}
