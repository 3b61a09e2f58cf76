import type { Answer, staff } from '@hamyar/contracts';
import { fitsScope, type HeldRole, mayGive, staffRoleCodes, staffRoles } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise, permissionsOf } from '../access/index.ts';
import { heldBy } from './policy.ts';

/** Roles that whoever asks may give, each with where, what it opens and whether two people have to. */
export async function showChoices(ctx: Ctx): Promise<Answer<typeof staff.showChoices>> {
  authorise(ctx, 'staff.manage');
  return { roles: rolesGivenBy(heldBy(ctx.actor)) };
}

/** The same, of whoever holds these offices. Pure. */
export function rolesGivenBy(held: readonly HeldRole[]): Answer<typeof staff.showChoices>['roles'] {
  const provinces = [...new Set(held.flatMap(({ provinceCode }) => provinceCode ?? []))];
  return staffRoleCodes.flatMap((role) => {
    const inNation = fitsScope(role, null) && mayGive(held, { role, provinceCode: null });
    const everywhere = held.some(
      (own) => own.provinceCode === null && mayGive([own], { role, provinceCode: null }),
    );
    const isOfProvinces = staffRoles[role].scope !== 'nation';
    const some = isOfProvinces
      ? provinces.filter((provinceCode) => mayGive(held, { role, provinceCode }))
      : [];
    const provinceCodes = everywhere && isOfProvinces ? null : some;
    if (!inNation && provinceCodes?.length === 0) return [];
    const { needsSecond, scope } = staffRoles[role];
    const ofCounties = scope === 'counties';
    return [{ role, inNation, provinceCodes, ofCounties, needsSecond, powers: permissionsOf(role) }];
  });
}
