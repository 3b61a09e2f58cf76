import { prepared, project, projectTotal, type Transaction } from '@hamyar/db';
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';

const columns = {
  id: project.id,
  number: project.number,
  provinceCode: project.provinceCode,
  countyCode: project.countyCode,
  theme: project.theme,
  titleFa: project.titleFa,
  titleEn: project.titleEn,
  summaryFa: project.summaryFa,
  summaryEn: project.summaryEn,
  targetIrr: project.targetIrr,
  unitLabelFa: project.unitLabelFa,
  unitLabelEn: project.unitLabelEn,
  unitCount: project.unitCount,
  status: project.status,
  isDemo: project.isDemo,
  givenIrr: sql<string>`coalesce(${projectTotal.amountIrr}, 0)::text`,
  giftCount: sql<number>`coalesce(${projectTotal.giftCount}, 0)`,
};

const byNumber = prepared('project_by_number', (db) =>
  db
    .select(columns)
    .from(project)
    .leftJoin(projectTotal, eq(projectTotal.projectId, project.id))
    .where(eq(project.number, sql.placeholder('number'))),
);

export type ProjectRow = Awaited<ReturnType<typeof byNumber>>[number];

/** What a payment needs to know of its project; drafts too, for money is never turned away by a slip of the office. */
export type ProjectGivenTo = Pick<ProjectRow, 'status' | 'theme' | 'countyCode' | 'titleFa' | 'titleEn'>;

/** The project of a pledge, which does not vanish. */
export async function projectById(tx: Transaction, id: string): Promise<ProjectGivenTo> {
  const { status, theme, countyCode, titleFa, titleEn } = columns;
  const [row] = await tx
    .select({ status, theme, countyCode, titleFa, titleEn })
    .from(project)
    .where(eq(project.id, id));
  if (!row) throw new Error('a pledge must have its project');
  return row;
}

/** A project people may see (no drafts), with what was verified for it; null when there is none. */
export async function projectByNumber(tx: Transaction, number: number): Promise<ProjectRow | null> {
  const [row] = await byNumber(tx, { number });
  return row && row.status !== 'draft' ? row : null;
}

/** Open projects, newest first; `before` is the number of the last row seen. */
export function openProjects(
  tx: Transaction,
  query: { before: number; province: string | undefined; theme: string | undefined; limit: number },
): Promise<ProjectRow[]> {
  return tx
    .select(columns)
    .from(project)
    .leftJoin(projectTotal, eq(projectTotal.projectId, project.id))
    .where(
      and(
        eq(project.status, 'open'),
        lt(project.number, query.before),
        query.province === undefined ? undefined : eq(project.provinceCode, query.province),
        query.theme === undefined ? undefined : eq(project.theme, query.theme),
      ),
    )
    .orderBy(desc(project.number))
    .limit(query.limit);
}

/** Whole units of what was given, and what is missing of the next one; as `presentProject` works them out. */
const completed = sql`floor(${projectTotal.amountIrr}::numeric * ${project.unitCount} / ${project.targetIrr})`;
const missingIrr = sql`ceil((${completed} + 1) * ${project.targetIrr} / ${project.unitCount}) - ${projectTotal.amountIrr}`;

/** Open projects that something was given to and that lack something, those closest to their next unit first. */
export function closestProjects(tx: Transaction, limit: number): Promise<ProjectRow[]> {
  return tx
    .select(columns)
    .from(project)
    .innerJoin(projectTotal, eq(projectTotal.projectId, project.id))
    .where(
      and(
        eq(project.status, 'open'),
        gt(projectTotal.amountIrr, 0n),
        sql`${projectTotal.amountIrr} < ${project.targetIrr}`,
      ),
    )
    .orderBy(asc(missingIrr), desc(project.number))
    .limit(limit);
}

/** Open projects with at least one whole unit, those of which the greatest share is done first. */
export function furthestProjects(tx: Transaction, limit: number): Promise<ProjectRow[]> {
  return tx
    .select(columns)
    .from(project)
    .innerJoin(projectTotal, eq(projectTotal.projectId, project.id))
    .where(and(eq(project.status, 'open'), sql`${completed} >= 1`))
    .orderBy(sql`${projectTotal.amountIrr}::numeric / ${project.targetIrr} desc`, desc(project.number))
    .limit(limit);
}

/** Verified rials and gifts of all projects together, and of how many. */
export const givenToProjects = prepared('project_given', (db) =>
  db
    .select({
      givenIrr: sql<string>`coalesce(sum(${projectTotal.amountIrr}), 0)::text`,
      giftCount: sql<number>`coalesce(sum(${projectTotal.giftCount}), 0)::int`,
      projectCount: sql<number>`count(*) filter (where ${projectTotal.giftCount} > 0)::int`,
    })
    .from(projectTotal),
);

export const themesOfOpenProjects = prepared('project_themes', (db) =>
  db.selectDistinct({ theme: project.theme }).from(project).where(eq(project.status, 'open')).limit(100),
);
