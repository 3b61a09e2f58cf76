import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { showPlaces, showTerms } from './list-places.ts';

export function placesRoutes(app: Routes): void {
  route(app, contract.listPlaces, (ctx) => Promise.resolve(showPlaces(ctx)));
  route(app, contract.listTerms, (ctx) => Promise.resolve(showTerms(ctx)));
}
