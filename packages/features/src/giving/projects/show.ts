import type { Answer, getProject } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { AppError } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentProject } from './present.ts';
import { projectByNumber } from './queries.ts';

/** One project, as everyone may see it. */
export async function showProject(ctx: Ctx, number: number): Promise<Answer<typeof getProject>> {
  authorise(ctx, 'public');
  return withTransaction(ctx, async (tx) => {
    const row = await projectByNumber(tx, number);
    if (!row) throw new AppError('not_found', 'project.unknown');
    return presentProject(row);
  });
}
