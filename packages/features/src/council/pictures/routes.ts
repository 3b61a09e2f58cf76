import { pictures } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { showPicture } from './show-picture.ts';

export function picturesRoutes(app: Routes): void {
  route(app, pictures.show, (ctx, { params, query }) => showPicture(ctx, { ...params, ...query }));
}
