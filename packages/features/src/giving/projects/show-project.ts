import type { Answer, projects } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { presentProject } from './present.ts';
import { projectByNumber } from './queries.ts';

/** One project, as everyone may see it. */
export async function showProject(ctx: Ctx, number: number): Promise<Answer<typeof projects.show>> {
  authorise(ctx, 'public');
  return withTransaction(ctx, async (tx) => {
    const row = await projectByNumber(tx, number);
    if (!row) throw new Refusal('not_found', 'project.unknown');
    return presentProject(row, (await listsOf(ctx, tx)).theme);
  });
}
