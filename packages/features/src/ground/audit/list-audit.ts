import type { Answer, audit, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { tehranInstant } from '@hamyar/domain';
import { lastSeenNumber } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { accountNames } from '../identity/index.ts';
import { presentEntry } from './present.ts';
import { entryPage } from './queries.ts';

/** Who did what to what in the asker's reach, newest first. */
export async function listAudit(
  ctx: Ctx,
  input: HandlerInput<typeof audit.list>['query'],
): Promise<Answer<typeof audit.list>> {
  const scope = authorise(ctx, 'audit.read');
  const { on, cursor, limit, ...filter } = input;
  const during = on === undefined ? null : { from: tehranInstant(on), to: tehranInstant(on, 24 * 60) };
  const after = lastSeenNumber(cursor);
  const rows = await withTransaction(ctx, (tx) =>
    entryPage(tx, scope, { ...filter, during, after, limit: limit + 1 }),
  );
  const shown = rows.slice(0, limit);
  // Whoever audits reads how people sign; of their accounts nothing else.
  const accounts = shown.flatMap(({ actorKind, actorId }) =>
    actorId !== null && (actorKind === 'staff' || actorKind === 'person') ? [actorId] : [],
  );
  const asked = filter.accountId === undefined ? [] : [filter.accountId];
  const names = await withTransaction(asService(ctx, 'audit-names'), (tx) =>
    accountNames(tx, [...new Set([...accounts, ...asked])]),
  );
  return {
    items: shown.map((row) => presentEntry(row, names)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    personName: (filter.accountId && names.get(filter.accountId)) ?? null,
  };
}
