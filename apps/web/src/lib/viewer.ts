import { paths, type SitePath } from './paths.ts';
/** Who looks at the page, as far as navigation cares. What they may do is decided by the API, never here. */
export type Role =
  | 'visitor'
  | 'member'
  | 'officer'
  | 'county'
  | 'treasurer'
  | 'administrator'
  | 'council'
  | 'nation'
  | 'auditor';

export interface Viewer {
  readonly role: Role;
  /** Name to greet, null for a visitor or someone who has not told it. */
  readonly name: string | null;
  /** Roles this person may switch to (the role switch shows when there is more than one). */
  readonly roles: readonly Role[];
  /** Whether a volunteer profile exists. */
  readonly isVolunteer: boolean;
  /** What opens the offices that this session does not; null when it opens all there are. */
  readonly withheld: 'prove' | 'enrol' | null;
  /** Provinces of the staff grants; null stands for the nation. Empty for everyone else, county officers among them. */
  readonly provinces: readonly (string | null)[];
  /** Counties of a county officer; empty for everyone else. */
  readonly counties: readonly string[];
}

export const visitor: Viewer = {
  role: 'visitor',
  name: null,
  roles: ['visitor'],
  isVolunteer: false,
  withheld: null,
  provinces: [],
  counties: [],
};

/** Whether a province is among those that the viewer acts for; the nation acts for all. */
export const ownsProvince = ({ provinces }: Pick<Viewer, 'provinces'>, code: string): boolean =>
  provinces.includes(null) || provinces.includes(code);

/** Whether a county is one that the viewer acts for, by its own office or that of its province. */
export const ownsCounty = (
  viewer: Pick<Viewer, 'provinces' | 'counties'>,
  county: { readonly code: string; readonly provinceCode: string },
): boolean => viewer.counties.includes(county.code) || ownsProvince(viewer, county.provinceCode);

/** First page of each role after signing in. */
export const homeOf: Readonly<Record<Role, SitePath>> = {
  visitor: paths.home(),
  member: paths.me.home(),
  officer: paths.desk.home(),
  county: paths.desk.home(),
  treasurer: paths.desk.home(),
  administrator: paths.desk.home(),
  council: paths.councils.list(),
  nation: paths.councils.list(),
  auditor: paths.councils.list(),
};
