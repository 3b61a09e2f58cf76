import { places } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listPlaces } from './list-places.ts';
import { listTerms } from './list-terms.ts';

export function placesRoutes(app: Routes): void {
  route(app, places.list, (ctx) => Promise.resolve(listPlaces(ctx)));
  route(app, places.listTerms, (ctx) => listTerms(ctx));
}
