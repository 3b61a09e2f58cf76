/** Who looks at the page, as far as navigation cares. What they may do is decided by the API, never here. */
export type Role = 'visitor' | 'member' | 'officer' | 'council' | 'nation' | 'auditor';

export interface Viewer {
  readonly role: Role;
  /** Name to greet, null for a visitor. */
  readonly name: string | null;
  /** Roles this person may switch to (the role switch shows when there is more than one). */
  readonly roles: readonly Role[];
}

export const visitor: Viewer = { role: 'visitor', name: null, roles: ['visitor'] };
