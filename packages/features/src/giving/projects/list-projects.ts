import type { Answer, HandlerInput, projects } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { presentProject, themeLabel } from './present.ts';
import { closestProjects, furthestProjects, openProjects, themesOfOpenProjects } from './queries.ts';

const beyondAll = 2_000_000_001;

/** Open projects for everyone: newest first, or the few that are closest to a whole unit, or furthest. */
export async function listProjects(
  ctx: Ctx,
  input: HandlerInput<typeof projects.list>['query'],
): Promise<Answer<typeof projects.list>> {
  authorise(ctx, 'public');
  // The cursor is the public number of the last project seen.
  if (input.cursor !== undefined && !/^\d{1,9}$/.test(input.cursor))
    throw invalidField('cursor', 'cursor.invalid');
  return withTransaction(ctx, async (tx) => {
    const rows = await rowsOf(tx, input);
    const open = await themesOfOpenProjects(tx);
    const { theme: themes } = await listsOf(ctx, tx);
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map((row) => presentProject(row, themes)),
      next: rows.length > input.limit ? String(shown.at(-1)?.number) : null,
      themes: open.map(({ theme }) => themeLabel(themes, theme)),
    };
  });
}

function rowsOf(tx: Transaction, input: HandlerInput<typeof projects.list>['query']) {
  if (input.order === 'closest') return closestProjects(tx, input.limit);
  if (input.order === 'furthest') return furthestProjects(tx, input.limit);
  return openProjects(tx, {
    before: input.cursor === undefined ? beyondAll : Number(input.cursor),
    province: input.province,
    theme: input.theme,
    limit: input.limit + 1,
  });
}
