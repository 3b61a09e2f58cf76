import type { ProjectRow } from './queries.ts';

/** Why nothing can be given to a project, or null. Pure. */
export const whyNotGive = (status: ProjectRow['status']): string | null =>
  status === 'open' ? null : 'project.not_open';
