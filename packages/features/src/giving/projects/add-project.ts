import { project, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';

export type NewProject = Omit<typeof project.$inferInsert, 'id' | 'number' | 'createdAt'>;

/** Writes a new project of a province in reach. */
export async function addProject(ctx: Ctx, input: NewProject): Promise<{ id: string; number: number }> {
  const scope = authorise(ctx, 'projects.manage');
  withinScope(scope, input.provinceCode);
  if (input.targetIrr <= 0n || input.unitCount < 1) throw new Refusal('invalid', 'project.without_target');
  return withTransaction(ctx, async (tx) => {
    const id = ctx.newId();
    const [made] = await tx
      .insert(project)
      .values({ ...input, id, createdAt: ctx.clock.now() })
      .returning({ number: project.number });
    await audit(ctx, tx, {
      action: 'project.added',
      targetType: 'project',
      targetId: id,
      provinceCode: input.provinceCode,
      detail: { status: input.status },
    });
    return { id, number: made?.number ?? 0 };
  });
}
