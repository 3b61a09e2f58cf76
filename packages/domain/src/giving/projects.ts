/** Where a project may stand; a draft is shown to nobody. The database names the same (a test compares them). */
export const projectStatuses = ['draft', 'open', 'funded', 'closed'] as const;
export type ProjectStatus = (typeof projectStatuses)[number];
