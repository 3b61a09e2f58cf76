import type { Answer, HandlerInput, listProjects as endpoint } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import { presentProject, themeLabel } from './present.ts';
import { openProjects, themesOfOpenProjects } from './queries.ts';

const beyondAll = 2_000_000_001;

/** Open projects for everyone, newest first. */
export async function listProjects(
  ctx: Ctx,
  input: HandlerInput<typeof endpoint>['query'],
): Promise<Answer<typeof endpoint>> {
  authorise(ctx, 'public');
  return withTransaction(ctx, async (tx) => {
    const rows = await openProjects(tx, {
      before: input.cursor && /^\d{1,9}$/.test(input.cursor) ? Number(input.cursor) : beyondAll,
      province: input.province ?? null,
      theme: input.theme ?? null,
      limit: input.limit + 1,
    });
    const themes = await themesOfOpenProjects(tx);
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map(presentProject),
      next: rows.length > input.limit ? String(shown.at(-1)?.number) : null,
      themes: themes.map(({ theme }) => themeLabel(theme)),
    };
  });
}
