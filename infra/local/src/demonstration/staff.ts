import {
  acceptInvitation,
  inviteFirst,
  inviteStaff,
  listOwnInvitations,
} from '@hamyar/features/ground/staff/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { type Actor, actingAs, type StaffRole } from '@hamyar/platform';

/** An office of the demonstration: a role in a province, or in the nation with null; of a county officer also the counties. */
export type Office = readonly [StaffRole, string | null, (readonly string[])?];

interface Holder {
  readonly accountId: string;
  readonly mobile: string;
  readonly name: string;
  readonly offices: readonly Office[];
}

/** Staffs the demonstration once, as a platform is staffed: the host invites, each person accepts. */
export async function seedStaff(ctx: Ctx, holder: Holder): Promise<void> {
  for (const office of holder.offices) {
    const { id, version, termsVersion } = await offer(ctx, holder, office);
    await acceptInvitation(asHolder(ctx, holder), id, { version, agreed: true, termsVersion });
  }
}

async function offer(ctx: Ctx, holder: Holder, [role, provinceCode, countyCodes]: Office) {
  const { mobile, name } = holder;
  const form = { formKey: ctx.newId(), kind: 'new' as const, mobile, name, role };
  if (role === 'national_administrator' && holder.offices.length === 1) await inviteFirst(ctx, holder);
  else if (provinceCode === null) await inviteStaff(ctx, form);
  else
    await inviteStaff(ctx, {
      ...form,
      provinceCode,
      ...(countyCodes && { countyCodes: [...countyCodes] }),
    });
  const [open] = (await listOwnInvitations(asHolder(ctx, holder))).items;
  if (!open) throw new Error(`no invitation is open for ${mobile}`);
  return open;
}

function asHolder(ctx: Ctx, { accountId }: Holder): Ctx {
  const actor: Actor = { kind: 'person', accountId, sessionId: ctx.newId(), isVolunteer: false };
  return actingAs(ctx, actor);
}
