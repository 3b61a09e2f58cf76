import { goal, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, desc, eq } from 'drizzle-orm';
import { accountIdOf, authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';

export interface GoalChange {
  readonly provinceCode: string;
  readonly measure: 'cash' | 'goods' | 'service';
  /** Solar Hijri year. */
  readonly year: number;
  readonly targetIrr: bigint;
  /** Which resolution or document says so. */
  readonly source: string;
  /** From when it is in force; now unless told. */
  readonly setAt?: Date;
}

/** Writes the next version of a goal; saying the same again changes nothing. */
export async function setGoal(ctx: Ctx, change: GoalChange): Promise<{ version: number }> {
  const scope = authorise(ctx, 'projects.manage');
  withinScope(scope, change.provinceCode);
  if (change.targetIrr <= 0n) throw new Refusal('invalid', 'goal.not_positive');
  return withTransaction(ctx, async (tx) => {
    await tx.$client.query('select pg_advisory_xact_lock(hashtext($1))', [
      `goal:${change.provinceCode}:${change.measure}:${change.year}`,
    ]);
    const [latest] = await tx
      .select()
      .from(goal)
      .where(
        and(
          eq(goal.provinceCode, change.provinceCode),
          eq(goal.measure, change.measure),
          eq(goal.year, change.year),
        ),
      )
      .orderBy(desc(goal.version))
      .limit(1);
    if (latest?.targetIrr === change.targetIrr && latest.source === change.source)
      return { version: latest.version };
    const version = (latest?.version ?? 0) + 1;
    const id = ctx.newId();
    await tx.insert(goal).values({
      id,
      provinceCode: change.provinceCode,
      measure: change.measure,
      year: change.year,
      version,
      targetIrr: change.targetIrr,
      basis: 'verified',
      setBy: accountIdOf(ctx),
      setAt: change.setAt ?? ctx.clock.now(),
      source: change.source,
    });
    await audit(ctx, tx, {
      action: 'goal.set',
      targetType: 'goal',
      targetId: id,
      provinceCode: change.provinceCode,
      detail: { version, year: change.year, measure: change.measure },
    });
    return { version };
  });
}
