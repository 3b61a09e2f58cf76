import { goal, prepared } from '@hamyar/db';
import { and, desc, eq, lte, sql } from 'drizzle-orm';

/** The version of a province's goal in force at an instant: the latest set by then. */
export const goalInForce = prepared('goal_in_force', (db) =>
  db
    .select({ targetIrr: goal.targetIrr, version: goal.version, setAt: goal.setAt, source: goal.source })
    .from(goal)
    .where(
      and(
        eq(goal.provinceCode, sql.placeholder('provinceCode')),
        eq(goal.measure, sql.placeholder('measure')),
        eq(goal.year, sql.placeholder('year')),
        lte(goal.setAt, sql.placeholder('at')),
      ),
    )
    .orderBy(desc(goal.version))
    .limit(1),
);

/** Cash goals of a year in force now, one a province. */
export const goalsInForce = prepared('goals_in_force', (db) =>
  db
    .selectDistinctOn([goal.provinceCode], { provinceCode: goal.provinceCode, targetIrr: goal.targetIrr })
    .from(goal)
    .where(
      and(
        eq(goal.measure, 'cash'),
        eq(goal.year, sql.placeholder('year')),
        lte(goal.setAt, sql.placeholder('at')),
      ),
    )
    .orderBy(goal.provinceCode, desc(goal.version)),
);
