import { sharedNumbers } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { askPart } from './ask-part.ts';
import { confirmPart } from './confirm-part.ts';
import { giveNumber } from './give-number.ts';
import { listParts } from './list-parts.ts';
import { showRecord } from './show-record.ts';
import { undoPart } from './undo-part.ts';

export function sharedNumbersRoutes(app: Routes): void {
  route(app, sharedNumbers.showRecord, (ctx, { params }) => showRecord(ctx, params.volunteerId));
  route(app, sharedNumbers.askPart, (ctx, { params, body }) => askPart(ctx, params.volunteerId, body));
  route(app, sharedNumbers.confirmPart, (ctx, { params, body }) =>
    confirmPart(ctx, params.partId, body.version),
  );
  route(app, sharedNumbers.undoPart, async (ctx, { params }) => {
    await undoPart(ctx, params.partId);
    return {};
  });
  route(app, sharedNumbers.giveNumber, async (ctx, { params, body }) => {
    await giveNumber(ctx, params.volunteerId, body);
    return {};
  });
  route(app, sharedNumbers.listParts, (ctx, { query }) => listParts(ctx, query));
}
