import type { Reason } from '@hamyar/contracts/reasons';
import type { ProjectRow } from './queries.ts';

/** Why nothing can be given to a project, or null. Pure. */
export const whyNotGive = (status: ProjectRow['status']): Reason | null =>
  status === 'open' ? null : 'project.not_open';
