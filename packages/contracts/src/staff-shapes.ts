import { z } from 'zod';
import { officeCounties, staffRole } from './ground/identity.ts';
import { day, id, instant, provinceCode, version } from './shared.ts';

/** A new place, the place of another from then on, or the place of another for a while. */
export const invitationKind = z.enum(['new', 'successor', 'substitute']);

/** Waits for a second person, is open to the invited person, or is over. */
export const invitationState = z.enum(['waiting', 'open', 'accepted', 'declined', 'withdrawn', 'lapsed']);

/** A null province is the nation. */
const place = {
  role: staffRole,
  provinceCode: provinceCode.nullable(),
  /** Of a county officer; empty for every other role. */
  countyCodes: officeCounties,
};

/** Whether a grant holds on the day that was asked for, is kept from its holder, is over by then, or has not begun. */
export const grantState = z.enum(['serving', 'suspended', 'ended', 'coming']);

/** Somebody's office for a time. */
export const grant = z.object({
  id,
  ...place,
  accountId: id,
  name: z.string().nullable(),
  mobileMasked: z.string().nullable(),
  state: grantState,
  kind: invitationKind,
  /** Whose place it is for a while, or was before. */
  forName: z.string().nullable(),
  validFrom: instant,
  /** Not from this instant on; null: until it is ended. */
  validTo: instant.nullable(),
});

const signature = z.object({
  /** Null for the host itself and for whoever has no name. */
  name: z.string().nullable(),
  isHost: z.boolean(),
  at: instant,
});

/** What holders of a role may do, as the gate has it. */
export const mayList = z.array(z.string()).max(40);

export const invitation = z.object({
  id,
  ...place,
  kind: invitationKind,
  state: invitationState,
  name: z.string().nullable(),
  mobileMasked: z.string().nullable(),
  forName: z.string().nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  createdAt: instant,
  expiresAt: instant,
});
export type Invitation = z.infer<typeof invitation>;

/** What the reader may do with an invitation. */
export const invitationAct = z.enum(['confirm', 'withdraw']);

export const invitationCase = invitation.extend({
  version,
  may: z.array(invitationAct).max(2),
  powers: mayList,
  needsSecond: z.boolean(),
  invited: signature,
  confirmed: signature.nullable(),
  answeredAt: instant.nullable(),
  note: z.string().nullable(),
  /** Whether the reader made it: then somebody else confirms. */
  isMine: z.boolean(),
});

/** What is open by the hand of whoever goes, named so that it does not go with them. */
export const openWork = z.object({ key: z.string(), count: z.number().int() });

/** What the reader may do with a grant. */
export const grantAct = z.enum([
  'handOver',
  'substitute',
  'counties',
  'end',
  'suspend',
  'confirmChange',
  'withdrawChange',
]);

/** An end or a suspension that a second person confirms, or other counties. */
export const changeKind = z.enum(['end', 'suspension', 'counties']);
export const changeState = z.enum(['waiting', 'confirmed', 'withdrawn', 'lapsed']);

/** What was proposed or done about an office after it was given. */
export const grantChange = z.object({
  id,
  kind: changeKind,
  state: changeState,
  /** Of an end; null: from its confirmation on. */
  lastDay: day.nullable(),
  formerCounties: officeCounties,
  countyCodes: officeCounties,
  reason: z.string().nullable(),
  proposed: signature,
  decided: signature.nullable(),
  note: z.string().nullable(),
  /** Until when it can be confirmed; a suspension holds until then. */
  expiresAt: instant,
  /** Whether the reader proposed it: then somebody else confirms. */
  isMine: z.boolean(),
});

export const grantCase = grant.extend({
  version,
  may: z.array(grantAct).max(7),
  /** Whether an end that the reader writes waits for a second person. */
  endNeedsSecond: z.boolean(),
  powers: mayList,
  invited: signature,
  confirmed: signature.nullable(),
  endedByName: z.string().nullable(),
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  /** Every office of the same person that the reader may see, newest first. */
  history: z.array(grant).max(100),
  /** Ends, suspensions and other counties of this office, newest first. */
  changes: z.array(grantChange).max(20),
  openWork: z.array(openWork).max(20),
});

/** An office as its holder reads it. */
export const ownOffice = z.object({
  id,
  ...place,
  state: grantState,
  validFrom: instant,
  /** Not from this instant on; null: until it is ended. */
  validTo: instant.nullable(),
  powers: mayList,
  version,
});

/** An invitation as the invited person reads it. */
export const ownInvitation = invitation.extend({
  version,
  powers: mayList,
  inviterName: z.string().nullable(),
  termsVersion: z.string(),
});
