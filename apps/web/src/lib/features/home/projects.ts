/** What the home page shows of a project; amounts are texts with their unit. */
export interface ProjectTeaser {
  readonly href: string;
  readonly title: string;
  readonly place: string;
  /** 0 to 1. */
  readonly ratio: number;
  readonly progress: string;
}

/** Open projects for the home page. Empty until projects have a list: then the section shows by itself. */
export function openProjects(): Promise<readonly ProjectTeaser[]> {
  return Promise.resolve([]);
}
