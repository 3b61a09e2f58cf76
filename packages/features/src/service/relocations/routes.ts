import { relocations } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listMoves } from './list-moves.ts';
import { moveOwn } from './move-own.ts';
import { movePerson } from './move-person.ts';
import { showMove } from './show-move.ts';
import { showOwn } from './show-own.ts';

export function relocationsRoutes(app: Routes): void {
  route(app, relocations.showOwn, (ctx, { query }) => showOwn(ctx, query.countyCode));
  route(app, relocations.moveOwn, (ctx, { body }) => moveOwn(ctx, body));
  route(app, relocations.showMove, (ctx, { params, query }) => showMove(ctx, { ...params, ...query }));
  route(app, relocations.movePerson, (ctx, { params, body }) => movePerson(ctx, params.volunteerId, body));
  route(app, relocations.listMoves, (ctx, { query }) => listMoves(ctx, query));
}
