import { privacy } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { askCopy } from './ask-copy.ts';
import { askErasure } from './ask-erasure.ts';
import type { Keepers } from './policy.ts';
import { showErasure } from './show-erasure.ts';
import { showOwn } from './show-own.ts';
import { takeBackErasure } from './take-back-erasure.ts';

/** @param keepers what each feature of the house knows of people */
export function privacyRoutes(app: Routes, keepers: Keepers): void {
  route(app, privacy.showOwn, (ctx) => showOwn(ctx));
  route(app, privacy.askCopy, (ctx) => askCopy(ctx));
  route(app, privacy.showErasure, (ctx) => showErasure(ctx, keepers));
  route(app, privacy.askErasure, (ctx, { body }) => askErasure(ctx, keepers, body.version));
  route(app, privacy.takeBackErasure, (ctx) => takeBackErasure(ctx));
}
