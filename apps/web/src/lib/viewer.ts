import { paths, type SitePath } from './paths.ts';
/** Who looks at the page, as far as navigation cares. What they may do is decided by the API, never here. */
export type Role = 'visitor' | 'member' | 'officer' | 'council' | 'nation' | 'auditor';

export interface Viewer {
  readonly role: Role;
  /** Name to greet, null for a visitor or someone who has not told it. */
  readonly name: string | null;
  /** Roles this person may switch to (the role switch shows when there is more than one). */
  readonly roles: readonly Role[];
  /** Whether a volunteer profile exists. */
  readonly isVolunteer: boolean;
  /** Provinces of the staff grants; null stands for the nation. Empty for everyone else. */
  readonly provinces: readonly (string | null)[];
}

export const visitor: Viewer = {
  role: 'visitor',
  name: null,
  roles: ['visitor'],
  isVolunteer: false,
  provinces: [],
};

/** First page of each role after signing in. */
export const homeOf: Readonly<Record<Role, SitePath>> = {
  visitor: paths.home(),
  member: paths.me.home(),
  officer: paths.desk.home(),
  council: paths.councils.list(),
  nation: paths.councils.list(),
  auditor: paths.councils.list(),
};
