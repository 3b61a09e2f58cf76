import type { Permission } from '@hamyar/contracts';
import { isConfirmed } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { decide, type Scope } from './policy.ts';

/**
 * The gate: who may do this, and how far it reaches.
 * @throws Refusal `unauthenticated` for visitors, `forbidden` for everyone else without the permission
 */
export function authorise(ctx: Ctx, permission: Permission): Scope {
  const decision = decide(ctx.actor, permission);
  if (decision.allowed) return decision.scope;
  throw new Refusal(ctx.actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden', decision.reason);
}

/** Whether whoever acts has shown a passkey or TOTP within the last five minutes. */
export function hasConfirmed({ actor, clock }: Pick<Ctx, 'actor' | 'clock'>): boolean {
  const proof = actor.kind === 'person' || actor.kind === 'staff' ? actor.proof : undefined;
  return proof !== undefined && isConfirmed(proof, clock.now());
}

/**
 * The second gate, of acts that ask anew who it is: a passkey or TOTP within the last five minutes. Whoever has none goes on only
 * where a text alone opens offices.
 * @throws Refusal `access.confirm_first`
 */
export function requireConfirmed(ctx: Ctx): void {
  const { actor } = ctx;
  if (actor.kind !== 'person' && actor.kind !== 'staff') return;
  if (hasConfirmed(ctx)) return;
  if (actor.proof && !actor.proof.hasFactor && ctx.settings.textOpensOffices) return;
  throw new Refusal('forbidden', 'access.confirm_first');
}

/**
 * Confirms that a province lies inside the scope; null is the nation's and inside its scope alone. Says `not_found`, so that the
 * answer does not tell what exists elsewhere.
 */
export function withinScope(scope: Scope, provinceCode: string | null): void {
  if (scope.reach === 'nation') return;
  if (scope.reach === 'provinces' && provinceCode !== null && scope.provinceCodes.includes(provinceCode))
    return;
  throw new Refusal('not_found', 'access.out_of_scope');
}

interface CountyPlace {
  readonly provinceCode: string | null;
  readonly countyCode: string;
}

/**
 * Confirms that a county lies inside the scope: in one of its provinces, or among its counties. Says `not_found`, as
 * `withinScope` does.
 */
export function withinCounty(scope: Scope, place: CountyPlace): void {
  if (scope.reach === 'provinces' && scope.countyCodes.includes(place.countyCode)) return;
  withinScope(scope, place.provinceCode);
}

/** Whether a county is in reach for its own office alone, and not for the one of its province. */
export const isOfCountyAlone = (scope: Scope, { provinceCode, countyCode }: CountyPlace): boolean =>
  scope.reach === 'provinces' &&
  scope.countyCodes.includes(countyCode) &&
  (provinceCode === null || !scope.provinceCodes.includes(provinceCode));

/** Provinces and counties to filter by, either of which lets a row through; null for the nation. */
export function placesOf(
  scope: Scope,
): { readonly provinceCodes: readonly string[]; readonly countyCodes: readonly string[] } | null {
  return scope.reach === 'provinces' ? scope : null;
}

/** Province codes to filter by, or null for the nation. */
export function provincesOf(scope: Scope): readonly string[] | null {
  return scope.reach === 'provinces' ? scope.provinceCodes : null;
}

/** Account of whoever acts, or null: a visitor, the host or the platform itself has none. */
export function accountIdOf({ actor }: Pick<Ctx, 'actor'>): string | null {
  return actor.kind === 'person' || actor.kind === 'staff' ? actor.accountId : null;
}

/** Account behind an `own` scope. */
export function accountOf(ctx: Ctx): string {
  const accountId = accountIdOf(ctx);
  if (accountId === null) throw new Refusal('unauthenticated', 'access.sign_in_first');
  return accountId;
}
