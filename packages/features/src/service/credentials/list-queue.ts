import type { Answer, getCredential, listCredentialQueue } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { AppError } from '@hamyar/platform';
import { authorise, withinScope } from '../../ground/access/index.ts';
import { lastSeenInstant } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentCase } from './present.ts';
import { caseById, countWaiting, queuePage } from './queries.ts';

/** Licences waiting in the officer's reach, oldest first. */
export async function listQueue(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof listCredentialQueue>> {
  const scope = authorise(ctx, 'credentials.review');
  const after = lastSeenInstant(input.cursor);
  return withTransaction(ctx, async (tx) => {
    const rows = await queuePage(tx, scope, { after, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => presentCase(ctx, row)),
      next: last ? `${last.keyAt}_${last.credential.id}` : null,
      waiting: await countWaiting(tx, scope),
    };
  });
}

/** One licence in the officer's reach; elsewhere it does not exist. */
export async function showCase(
  ctx: Ctx,
  credentialId: string,
): Promise<Answer<typeof getCredential>['credential']> {
  const scope = authorise(ctx, 'credentials.review');
  return withTransaction(ctx, async (tx) => {
    const row = await caseById(tx, credentialId);
    if (!row) throw notFound();
    withinScope(scope, row.credential.provinceCode ?? '');
    return presentCase(ctx, row);
  });
}

export const notFound = () => new AppError('not_found', 'credential.not_found');
