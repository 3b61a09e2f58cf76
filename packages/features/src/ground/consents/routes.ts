import { consents } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { giveConsents } from './give-consents.ts';
import { listConsents } from './list-consents.ts';
import { withdrawConsents } from './withdraw-consents.ts';

export function consentsRoutes(app: Routes): void {
  route(app, consents.list, (ctx) => listConsents(ctx));
  route(app, consents.give, (ctx, { body }) => giveConsents(ctx, body.version));
  route(app, consents.withdraw, (ctx, { body }) => withdrawConsents(ctx, body.version));
}
