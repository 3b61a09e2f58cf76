import type { Answer, HandlerInput, letters } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { letterOffice } from '@hamyar/domain';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise, provincesOf, withinScope } from '../access/index.ts';
import { filesOf } from '../files/index.ts';
import { presentLine } from './present.ts';
import { letterPage } from './queries.ts';

/** The letters of the offices that the reader writes for, or of one of them. */
export async function listLetters(
  ctx: Ctx,
  { cursor, limit, office }: HandlerInput<typeof letters.list>['query'],
): Promise<Answer<typeof letters.list>> {
  const scope = authorise(ctx, 'letters.manage');
  if (office !== undefined) withinScope(scope, office === letterOffice(null) ? null : office);
  const query = {
    offices: office === undefined ? provincesOf(scope) : [office],
    before: lastSeenId(cursor),
    limit: limit + 1,
  };
  return withTransaction(ctx, async (tx) => {
    const rows = await letterPage(tx, query);
    const shown = rows.slice(0, limit);
    const drafts = shown.filter(({ issuedAt }) => issuedAt === null).map(({ id }) => id);
    const beside = drafts.length === 0 ? [] : await filesOf(tx, 'letter', drafts);
    return {
      items: shown.map((row) =>
        presentLine(row, beside.filter(({ subjectId }) => subjectId === row.id).length),
      ),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}
