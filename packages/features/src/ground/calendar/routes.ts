import { calendar } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { importYear } from './import-year.ts';
import { setWeekend } from './set-weekend.ts';
import { showDesk } from './show-desk.ts';
import { showMonth } from './show-month.ts';
import { showPreview } from './show-preview.ts';

export function calendarRoutes(app: Routes): void {
  route(app, calendar.showMonth, (ctx, { query }) => showMonth(ctx, query));
  route(app, calendar.showDesk, (ctx) => showDesk(ctx));
  route(app, calendar.setWeekend, async (ctx, { body }) => {
    await setWeekend(ctx, body);
    return { ok: true as const };
  });
  route(app, calendar.showPreview, (ctx, { body }) => showPreview(ctx, body));
  route(app, calendar.importYear, (ctx, { body }) => importYear(ctx, body));
}
