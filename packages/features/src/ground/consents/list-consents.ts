import type { Answer, consents } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, authorise } from '../access/index.ts';
import { presentConsents } from './present.ts';

/** What the caller agreed to, and what holds now. */
export async function listConsents(ctx: Ctx): Promise<Answer<typeof consents.list>> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, (tx) => presentConsents(tx, accountId));
}
