import type { Answer, credentials } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise, isOfCountyAlone } from '../../ground/access/index.ts';
import { lastSeenInstant } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentCase } from './present.ts';
import { countWaiting, placeOf, queuePage } from './queries.ts';

/** Licences waiting in the officer's reach, oldest first. */
export async function listCredentials(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof credentials.list>> {
  const scope = authorise(ctx, 'credentials.read');
  const after = lastSeenInstant(input.cursor);
  return withTransaction(ctx, async (tx) => {
    const rows = await queuePage(tx, scope, { after, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? shown.at(-1) : undefined;
    const items: Answer<typeof credentials.list>['items'] = [];
    for (const row of shown)
      items.push(await presentCase(ctx, tx, row, isOfCountyAlone(scope, placeOf(row))));
    return {
      items,
      next: last ? `${last.keyAt}_${last.credential.id}` : null,
      waiting: await countWaiting(tx, scope),
    };
  });
}
