import { grantVersion, invitationVersion } from '@hamyar/features/ground/staff/present';
import { type StaffRole, systemChance } from '@hamyar/platform';
import { agreement } from '@hamyar/testing/staff';
import type { ApiWorld } from './api-world.ts';
import type { Belongings, Call } from './calls.ts';

const nothing = async (): Promise<Call> => ({});
let invited = 0;

interface Offer {
  readonly mobile?: string;
  readonly state?: 'waiting' | 'open' | 'accepted';
  readonly role?: StaffRole;
  readonly provinceCode?: string;
}

/** An invitation that the host made, to an office of next year: nobody becomes staff by a test of gates. */
async function anInvitation({ world }: ApiWorld, offer: Offer = {}) {
  const { mobile = `+98994${String(++invited).padStart(7, '0')}`, state = 'open' } = offer;
  const { role = 'council', provinceCode = 'IR-09' } = offer;
  const invitationId = systemChance.newId();
  await world.owner.query(
    `insert into staff_invitation (id, kind, role, province_code, mobile, name, starts_on, state, expires_at, retain_until)
     values ($1, 'new', $2, $3, $4, 'نمونه', current_date + 300, $5, now() + interval '10 days', '2031-01-01')`,
    [invitationId, role, provinceCode, mobile, state],
  );
  return { invitationId, version: invitationVersion({ id: invitationId, state, confirmedAt: null }) };
}

/** Provinces in turn: the same person is asked into one office once. */
const elsewhere = () => `IR-${String(10 + (++invited % 20)).padStart(2, '0')}`;

async function aGrant(api: ApiWorld) {
  const { accountId, mobile } = await api.account();
  const { invitationId } = await anInvitation(api, { mobile, state: 'accepted' });
  await api.world.owner.query('update staff_invitation set account_id = $1 where id = $2', [
    accountId,
    invitationId,
  ]);
  const grantId = systemChance.newId();
  await api.world.owner.query(
    `insert into role_grant (id, account_id, role, province_code, valid_from, invitation_id)
     values ($1, $2, 'council', 'IR-09', '2020-01-01', $3)`,
    [grantId, accountId, invitationId],
  );
  return { grantId, version: grantVersion({ ...untouched, id: grantId }) };
}

const untouched = { validTo: null, countyCodes: null, suspendedUntil: null, waitingChangeId: null };

/** The same, as it stands with another role, or with an end that the host proposed. */
async function anOffice(api: ApiWorld, more: { role?: StaffRole; countyCodes?: string[]; ends?: true }) {
  const { grantId } = await aGrant(api);
  const { role = 'council', countyCodes = null, ends } = more;
  await api.world.owner.query('update role_grant set role = $2, county_codes = $3 where id = $1', [
    grantId,
    role,
    countyCodes,
  ]);
  const waitingChangeId = ends ? systemChance.newId() : null;
  if (waitingChangeId !== null)
    await api.world.owner.query(
      `insert into staff_change (id, grant_id, province_code, kind, state, reason, proposed_at, expires_at, retain_until)
       values ($1, $2, 'IR-09', 'end', 'waiting', 'نمونه', now(), now() + interval '10 days', '2031-01-01')`,
      [waitingChangeId, grantId],
    );
  const version = grantVersion({ ...untouched, id: grantId, countyCodes, waitingChangeId });
  return { params: { grantId }, version };
}

const own = async ({ api, volunteer }: Belongings) => {
  const { mobile } = volunteer;
  const made = await anInvitation(api, { mobile, provinceCode: elsewhere(), role: 'council' });
  await api.world.owner.query(
    "update staff_invitation set state = 'lapsed' where mobile = $1 and state = 'open' and id <> $2",
    [mobile, made.invitationId],
  );
  return made;
};

/** Calls about staff; see `calls.ts`. */
export const staffCalls: Readonly<Record<string, (all: Belongings) => Promise<Call>>> = {
  'staff.list': nothing,
  'staff.show': async ({ api }) => ({ params: { grantId: (await aGrant(api)).grantId } }),
  'staff.endGrant': async ({ api }) => {
    const { grantId, version } = await aGrant(api);
    return { params: { grantId }, body: { version, reason: 'پایان دورهٔ نمونه' } };
  },
  'staff.suspendGrant': async ({ api }) => {
    const { params, version } = await anOffice(api, { role: 'treasurer' });
    return { params, body: { version, reason: 'رفتار نامعمول' } };
  },
  'staff.confirmChange': async ({ api }) => {
    const { params, version } = await anOffice(api, { ends: true });
    return { params, body: { version } };
  },
  'staff.withdrawChange': async ({ api }) => {
    const { params, version } = await anOffice(api, { ends: true });
    return { params, body: { version, note: 'درست نبود' } };
  },
  'staff.reviseCounties': async ({ api }) => {
    const { params, version } = await anOffice(api, { role: 'county_officer', countyCodes: ['0916'] });
    return { params, body: { version, countyCodes: ['0918'], reason: 'تقسیم تازهٔ کار' } };
  },
  'staff.listInvitations': nothing,
  'staff.showInvitation': async ({ api }) => {
    const { invitationId } = await anInvitation(api);
    return { params: { invitationId } };
  },
  'staff.showChoices': nothing,
  'staff.invite': async () => ({
    body: {
      formKey: systemChance.newId(),
      mobile: `0995${String(++invited).padStart(7, '0')}`,
      name: 'نمونهٔ دعوت',
      role: 'council',
      provinceCode: 'IR-09',
    },
  }),
  'staff.confirmInvitation': async ({ api }) => {
    const { invitationId, version } = await anInvitation(api, { state: 'waiting' });
    return { params: { invitationId }, body: { version } };
  },
  'staff.withdrawInvitation': async ({ api }) => {
    const { invitationId, version } = await anInvitation(api);
    return { params: { invitationId }, body: { version, note: 'شماره درست نبود' } };
  },
  'staff.listOwnOffices': nothing,
  // Everybody else's do not exist.
  'staff.showOwnOffice': async ({ api }: Belongings) => ({
    params: { grantId: (await aGrant(api)).grantId },
  }),
  'staff.stepDown': async ({ api }: Belongings) => {
    const { grantId, version } = await aGrant(api);
    return { params: { grantId }, body: { version } };
  },
  'staff.listOwnInvitations': nothing,
  'staff.acceptInvitation': async (all) => {
    const { invitationId, version } = await own(all);
    return {
      params: { invitationId },
      body: { version, ...agreement },
    };
  },
  'staff.declineInvitation': async (all) => {
    const { invitationId, version } = await own(all);
    return { params: { invitationId }, body: { version } };
  },
};
