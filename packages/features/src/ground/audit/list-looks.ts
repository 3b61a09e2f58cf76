import type { Answer, audit, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { lastSeenNumber } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { accountNames } from '../identity/index.ts';
import { looksAt } from './queries.ts';

/** Who looked at the data of whoever asks. */
export async function listLooks(
  ctx: Ctx,
  { cursor, limit }: HandlerInput<typeof audit.listLooks>['query'],
): Promise<Answer<typeof audit.listLooks>> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  const after = lastSeenNumber(cursor);
  const rows = await withTransaction(ctx, (tx) => looksAt(tx, accountId, after, limit + 1));
  const shown = rows.slice(0, limit);
  const lookers = [...new Set(shown.flatMap(({ actorId }) => actorId ?? []))];
  const names = await withTransaction(asService(ctx, 'audit-names'), (tx) => accountNames(tx, lookers));
  return {
    items: shown.map(({ actorId, at, ...look }) => ({
      ...look,
      at: at.toISOString(),
      byName: (actorId && names.get(actorId)) ?? null,
    })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
