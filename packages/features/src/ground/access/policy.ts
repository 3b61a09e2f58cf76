import type { Permission } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { keysOf } from '@hamyar/domain';
import { type Actor, countiesOf, type SessionProof, type StaffRole } from '@hamyar/platform';

declare const minted: unique symbol;

/**
 * Where an allowed action may reach. Branded: only the gate below can make one, so a query that asks for a scope cannot
 * be called without having passed it.
 */
export type Scope = { readonly [minted]: true } & (
  | { readonly reach: 'public' }
  | { readonly reach: 'nation' }
  | {
      readonly reach: 'provinces';
      readonly provinceCodes: readonly string[];
      /** Counties of other offices: what asks for provinces alone does not open to them. */
      readonly countyCodes: readonly string[];
    }
  | { readonly reach: 'own'; readonly accountId: string }
);

/** What an office opens: permissions that nobody has by being somebody. */
export type StaffPermission = Exclude<
  Permission,
  'public' | 'signed-in' | 'volunteer' | 'platform' | 'gateway'
>;

/** Which staff roles hold each permission; `nation` marks those that reach everywhere by a national grant only. */
const staffPermissions: Record<StaffPermission, readonly StaffRole[]> = {
  'imports.run': ['officer', 'national'],
  'volunteers.read': ['officer', 'national', 'auditor'],
  'records.manage': ['officer', 'national'],
  'credentials.read': ['officer', 'county_officer', 'national'],
  'credentials.review': ['officer', 'national'],
  'needs.read': ['officer', 'county_officer', 'national'],
  'needs.draft': ['officer', 'county_officer', 'national'],
  'needs.manage': ['officer', 'national'],
  'matching.run': ['officer', 'national'],
  'projects.manage': ['officer', 'national'],
  'held-payments.resolve': ['treasurer', 'national_treasurer'],
  'council.read': ['officer', 'council_chair', 'council_secretary', 'council', 'national', 'auditor'],
  'audit.read': ['auditor', 'national'],
  'indicators.manage': ['national'],
  'ledger.read': ['treasurer', 'national', 'national_treasurer', 'auditor'],
  'ledger.close': ['treasurer', 'national_treasurer'],
  'ledger.reopen': ['national_treasurer'],
  'letters.manage': ['officer', 'provincial_administrator', 'national', 'national_administrator'],
  'offices.manage': ['provincial_administrator', 'national_administrator'],
  'statements.publish': ['national_administrator'],
  'lists.manage': ['national_administrator'],
  'complaints.handle': ['provincial_administrator', 'national_administrator'],
  'staff.read': ['provincial_administrator', 'national_administrator', 'auditor'],
  'staff.manage': ['provincial_administrator', 'national_administrator'],
  'system.manage': ['national', 'national_administrator'],
  'calendar.manage': ['provincial_administrator', 'national_administrator'],
  'closures.manage': ['officer', 'provincial_administrator', 'national', 'national_administrator'],
  'venues.read': [
    'officer',
    'county_officer',
    'provincial_administrator',
    'national',
    'national_administrator',
  ],
  'venues.manage': ['officer', 'provincial_administrator', 'national', 'national_administrator'],
};

export type Decision =
  | { readonly allowed: true; readonly scope: Scope }
  | { readonly allowed: false; readonly reason: Reason };

type Unbranded = Scope extends infer S ? (S extends unknown ? Omit<S, typeof minted> : never) : never;
// The one mint of scopes: the brand is nothing but this cast.
const allow = (scope: Unbranded): Decision => ({ allowed: true, scope: scope as Scope });
const refuse = (reason: Reason): Decision => ({ allowed: false, reason });

const notAPerson = refuse('access.platform_only');

/** What holders of a role may do. */
export const permissionsOf = (role: StaffRole): StaffPermission[] =>
  keysOf(staffPermissions).filter((permission) => staffPermissions[permission].includes(role));

/** Roles whose holders should hear of what waits for this permission. */
export const rolesWith = (permission: StaffPermission): readonly StaffRole[] => staffPermissions[permission];

/** Why somebody who acts as a person alone does nothing of an office: they hold none, or this session does not open it. */
function closedTo(proof: SessionProof | undefined): Reason {
  if (!proof?.withholdsOffices) return 'access.staff_only';
  return proof.hasFactor ? 'access.prove_first' : 'access.enrol_first';
}

/** The one place where roles and province scope are decided. Pure. */
export function decide(actor: Actor, permission: Permission): Decision {
  if (permission === 'platform') return actor.kind === 'job' ? allow({ reach: 'nation' }) : notAPerson;
  if (permission === 'gateway') return actor.kind === 'gateway' ? allow({ reach: 'nation' }) : notAPerson;
  // The platform and the gateway hold what is theirs and nothing that people ask for.
  if (actor.kind === 'job' || actor.kind === 'gateway') return refuse('access.people_only');
  if (actor.kind === 'operator') return allow({ reach: 'nation' });
  if (permission === 'public') return allow({ reach: 'public' });
  if (actor.kind === 'visitor') return refuse('access.sign_in_first');
  if (permission === 'signed-in') return allow({ reach: 'own', accountId: actor.accountId });
  if (permission === 'volunteer') {
    return actor.isVolunteer
      ? allow({ reach: 'own', accountId: actor.accountId })
      : refuse('access.volunteers_only');
  }
  if (actor.kind === 'person') return refuse(closedTo(actor.proof));
  const roles = staffPermissions[permission];
  const grants = actor.grants.filter((grant) => roles.includes(grant.role));
  if (grants.length === 0) return refuse('access.role_lacks_permission');
  if (grants.some((grant) => grant.provinceCode === null)) return allow({ reach: 'nation' });
  return allow({
    reach: 'provinces',
    provinceCodes: grants.flatMap(({ role, provinceCode }) =>
      provinceCode === null || role === 'county_officer' ? [] : [provinceCode],
    ),
    countyCodes: countiesOf(grants),
  });
}
