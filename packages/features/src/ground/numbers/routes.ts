import { numbers } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { browserKeyOf } from '../identity/index.ts';
import { cancelByLink } from './cancel-by-link.ts';
import { cancelNumber } from './cancel-number.ts';
import { changeNumber } from './change-number.ts';
import { showByLink } from './show-by-link.ts';
import { showNumber } from './show-number.ts';

export function numbersRoutes(app: Routes): void {
  route(app, numbers.show, (ctx) => showNumber(ctx));
  route(app, numbers.change, (ctx, { body }, http) =>
    changeNumber(ctx, { ...body, browserKey: browserKeyOf(ctx, http) }),
  );
  route(app, numbers.cancel, (ctx, { body }) => cancelNumber(ctx, body));
  route(app, numbers.showByLink, (ctx, { params }) => showByLink(ctx, params));
  route(app, numbers.cancelByLink, (ctx, { params, body }) => cancelByLink(ctx, { ...params, ...body }));
}
