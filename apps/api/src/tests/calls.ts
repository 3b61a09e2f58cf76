import { showHeldPayment } from '@hamyar/features/giving/held-payments/show-held-payment';
import { revealCredential } from '@hamyar/features/service/credentials/reveal-credential';
import { agreeToAll, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import type { ApiWorld } from './api-world.ts';
import { authenticatorCalls } from './authenticator-calls.ts';
import { complaintCalls } from './complaint-calls.ts';
import { complaintFilesCalls } from './complaint-files-calls.ts';
import { aCredential, filesCalls } from './files-calls.ts';
import { groundCalls } from './ground-calls.ts';
import { insert } from './insert-row.ts';
import { lettersCalls } from './letters-calls.ts';
import { listsCalls } from './lists-calls.ts';
import { lostNumbersCalls } from './lost-numbers-calls.ts';
import { matchingCalls } from './matching-calls.ts';
import { needsCalls, ownNeed } from './needs-calls.ts';
import { officesCalls } from './offices-calls.ts';
import { placesCalls } from './places-calls.ts';
import { recordsCalls } from './records-calls.ts';
import { relocationsCalls } from './relocations-calls.ts';
import { sharedNumbersCalls } from './shared-numbers-calls.ts';
import { staffCalls } from './staff-calls.ts';

/** What a call sends besides its endpoint. */
export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Text is sent as it is: a file. */
  readonly body?: Record<string, unknown> | string;
}

/** Rows that belong to volunteer B and to the office of IR-09. */
export interface Belongings {
  readonly api: ApiWorld;
  readonly volunteer: MadeVolunteer;
  readonly projectNumber: string;
}

/** An earlier call may have taken back what the volunteer agreed to. */
const agreeAgain = ({ api, volunteer }: Belongings) => agreeToAll(api.world, volunteer.accountId);
const unknown = '01900000-0000-7000-8000-0000000000ff';
export const anImport = (api: ApiWorld, provinceCode = 'IR-09') =>
  insert(
    api,
    `insert into import_batch (id, kind, province_code, only_province_code, file_name, file_sha256, file_bytes, state)
     values ($1, 'volunteers', $2, $2, 'people.csv', $1::uuid::text, 10, 'needs_answers')`,
    [provinceCode],
  );
export const aProject = async (api: ApiWorld) => {
  const { rows } = await api.world.owner.query<{ number: string }>(
    `insert into project (province_code, theme, title_fa, summary_fa, target_irr, unit_label_fa, unit_count, status)
     values ('IR-09', 'housing', 'ده خانه', 'خانه‌هایی برای خانواده‌ها', 10000000000, 'خانه', 10, 'open') returning number`,
  );
  return String(rows[0]?.number);
};
export const aPledge = async (api: ApiWorld, number: string, body: Record<string, unknown> = {}) => {
  const made = await api.send({
    method: 'POST',
    url: `/projects/${number}/pledges`,
    body: { amountIrr: '5000000', ...body },
  });
  return made.json<{ key: string }>().key;
};
/** An attempt that waits for its payer to come back; its authority. */
export const anAttempt = async (api: ApiWorld, number: string) => {
  const key = await aPledge(api, number);
  const begun = await api.send({ method: 'POST', url: `/pledges/${key}/payments`, body: {} });
  return begun.json<{ redirectUrl: string }>().redirectUrl.slice(-36);
};
const aReceipt = async (api: ApiWorld, number: string) => {
  const body = { authority: await anAttempt(api, number), status: 'OK' };
  const paid = await api.send({ method: 'POST', url: '/payments/return', body });
  return paid.json<{ receiptCode: string }>().receiptCode;
};

/** A payment held in another amount, without the postings that a real one has. */
export const aHeldPayment = async (api: ApiWorld, number: string, state = 'mismatch') => {
  const authority = await anAttempt(api, number);
  const { rows } = await api.world.owner.query<{ id: string }>(
    'update payment set state = $2, held_at = now(), taken_irr = 4000000, reference_id = id::text where authority = $1 returning id',
    [authority, state],
  );
  return rows[0]?.id ?? '';
};
const aResolution = async (
  { api, volunteer, projectNumber }: Belongings,
  more: { kind?: string; decided?: boolean } = {},
) => {
  const paymentId = await aHeldPayment(api, projectNumber, more.decided ? 'held_refund_due' : 'mismatch');
  const colleague = (await aVolunteer(api.world)).accountId;
  const decided = more.decided ? [volunteer.accountId, 'confirmed', 'hand'] : [null, 'proposed', null];
  const resolutionId = await insert(
    api,
    `insert into payment_resolution (id, payment_id, province_code, kind, amount_irr, reason, proposed_by, proposed_at,
       decided_by, decided_at, state, refund_route)
     values ($1, $2, 'IR-09', $3, 4000000, 'مبلغ در صورت‌حساب دیده شد', $4, now(), $5,
       case when $5::uuid is null then null else now() end, $6, $7)`,
    [paymentId, more.kind ?? 'refund', colleague, ...decided],
  );
  return { paymentId, resolutionId };
};

const ownOffer = async ({ api, volunteer }: Belongings) => {
  const need = await ownNeed(api);
  return anOffer(api.world, volunteer, need.slotIds[0] ?? '');
};
/** The only one of its holder, so that no other stands in its way. */
const heldPlace = async (all: Belongings) => {
  await all.api.world.owner.query('delete from assignment where volunteer_id = $1', [all.volunteer.id]);
  const assignmentId = await ownOffer(all);
  await all.api.world.owner.query(
    "update assignment set state = 'accepted', answered_at = now() where id = $1",
    [assignmentId],
  );
  return assignmentId;
};
const freshCredential = async ({ api }: Belongings) =>
  aCredential(api, (await aVolunteer(api.world, { verified: false })).id);

const confirmedCredential = async (all: Belongings) => {
  const credentialId = await freshCredential(all);
  await all.api.world.owner.query('update credential set verified_at = now() where id = $1', [credentialId]);
  return credentialId;
};

/** As national staff see it: whoever may decide sees the same. */
const openCase = async (all: Belongings, credentialId: string) => {
  const national = { ...(await all.api.world.asStaff('national', null)), sealing: all.api.sealing };
  const { version } = await revealCredential(national, credentialId);
  return { params: { credentialId }, version };
};
const heldVersionOf = async ({ api }: Belongings, paymentId: string) =>
  (await showHeldPayment(await api.world.asStaff('national_treasurer', null), paymentId)).payment.version;

const nothing = async (): Promise<Call> => ({});
let asked = 0;

/** For every endpoint one call that ought to succeed for whoever may make it, on rows of its own. */
export const calls: Readonly<Record<string, (all: Belongings) => Promise<Call>>> = {
  'identity.requestCode': async () => ({ body: { mobile: `0993${String(++asked).padStart(7, '0')}` } }),
  'identity.verifyCode': async () => ({ body: { challengeId: unknown, code: '123456' } }),
  'identity.proveOwner': async () => ({ body: { bornOn: '1985-06-05' } }),
  'identity.beginAfresh': nothing,
  'identity.refreshSession': nothing,
  'identity.keepForm': async () => ({ body: { path: '/me', fields: [] } }),
  'identity.showKeptForm': async () => ({ params: { keptFormId: unknown } }),
  'identity.signOut': nothing,
  'identity.whoAmI': nothing,
  'notifications.list': nothing,
  'notifications.listUndelivered': nothing,
  'notifications.sendAgain': async () => ({ body: { attemptIds: [unknown] } }),
  'notifications.read': nothing,
  'volunteers.showProfile': nothing,
  'volunteers.claimProfile': nothing,
  'volunteers.saveProfile': async () => ({ body: { firstName: 'سارا', lastName: 'نمونه' } }),
  'volunteers.confirmProfile': nothing,
  'volunteers.pause': async () => ({ body: { paused: false } }),
  'volunteers.showMyData': nothing,
  'volunteers.list': nothing,
  'volunteers.listConflicts': nothing,
  'volunteers.show': async ({ volunteer }) => ({ params: { volunteerId: volunteer.id } }),
  'credentials.submit': async () => ({
    body: { issuingBody: 'psychology_organisation', number: '123457' },
  }),
  'credentials.list': nothing,
  'credentials.show': async (all) => ({ params: { credentialId: await freshCredential(all) } }),
  'credentials.reveal': async (all) => ({ params: { credentialId: await freshCredential(all) } }),
  'credentials.verify': async (all) => {
    const { params, version } = await openCase(all, await freshCredential(all));
    return { params, body: { version } };
  },
  'credentials.reject': async (all) => {
    const { params, version } = await openCase(all, await freshCredential(all));
    return { params, body: { version, reason: 'not_found' } };
  },
  'credentials.showRevocation': async (all) => ({ params: { credentialId: await confirmedCredential(all) } }),
  'credentials.revoke': async (all) => {
    const { params, version } = await openCase(all, await confirmedCredential(all));
    return { params, body: { version, reason: 'issuer_withdrew' } };
  },
  'imports.upload': async () => ({
    query: { kind: 'volunteers', fileName: 'people.csv', provinceCode: 'IR-09' },
    body: `نام,موبایل\nسارا,${++asked}`,
  }),
  'imports.list': nothing,
  'imports.show': async ({ api }) => ({ params: { batchId: await anImport(api) } }),
  'imports.listRejectedRows': async ({ api }) => ({ params: { batchId: await anImport(api) } }),
  'imports.listWarnings': async ({ api }) => ({ params: { batchId: await anImport(api) } }),
  'imports.showUndo': async ({ api }) => ({ params: { batchId: await anImport(api) } }),
  'imports.undo': async ({ api }) => ({
    params: { batchId: await anImport(api) },
    body: { version: '0', reason: 'دوباره فرستاده شده بود' },
  }),
  'imports.answer': async ({ api }) => ({
    params: { batchId: await anImport(api) },
    body: { version: '0', unit: 'rial' },
  }),
  'imports.commit': async ({ api }) => ({ params: { batchId: await anImport(api) }, body: { version: '0' } }),
  'imports.discard': async ({ api }) => ({
    params: { batchId: await anImport(api) },
    body: { version: '0' },
  }),
  'projects.list': nothing,
  'projects.showGiven': nothing,
  'projects.show': async ({ projectNumber }) => ({ params: { number: projectNumber } }),
  'pledges.make': async ({ projectNumber }) => ({
    params: { number: projectNumber },
    body: { amountIrr: '5000000' },
  }),
  'pledges.show': async ({ api, projectNumber }) => ({ params: { key: await aPledge(api, projectNumber) } }),
  'payments.start': async ({ api, projectNumber }) => ({
    params: { key: await aPledge(api, projectNumber) },
  }),
  'payments.showStanding': async ({ api, projectNumber }) => ({
    params: { key: await aPledge(api, projectNumber) },
  }),
  'payments.returnFromGateway': async ({ api, projectNumber }) => ({
    body: { authority: await anAttempt(api, projectNumber), status: 'OK' },
  }),
  'payments.retry': async ({ api, projectNumber }) => ({
    body: { authority: await anAttempt(api, projectNumber) },
  }),
  'payments.tellWish': async () => ({ body: { authority: `A${'0'.repeat(35)}`, wish: 'keep' } }),
  'payments.showReceipt': async ({ api, projectNumber }) => ({
    params: { code: await aReceipt(api, projectNumber) },
  }),
  'payments.printReceipt': async ({ api, projectNumber: of }) => ({
    params: { code: await aReceipt(api, of) },
  }),
  'payments.showProof': async ({ api, projectNumber: of }) => ({ params: { code: await aReceipt(api, of) } }),
  'payments.listGifts': nothing,
  'heldPayments.list': nothing,
  'heldPayments.show': async ({ api, projectNumber }) => ({
    params: { paymentId: await aHeldPayment(api, projectNumber) },
  }),
  'heldPayments.proposeResolution': async (all) => {
    const paymentId = await aHeldPayment(all.api, all.projectNumber);
    const version = await heldVersionOf(all, paymentId);
    return { params: { paymentId }, body: { version, kind: 'refund', reason: 'مبلغ دیگری کم شده است' } };
  },
  'heldPayments.confirmResolution': async (all) => ({
    params: await aResolution(all, { kind: 'accept' }),
    body: {},
  }),
  'heldPayments.dropResolution': async (all) => ({
    params: await aResolution(all),
    body: { note: 'شمارهٔ پیگیری نمی‌خواند' },
  }),
  'heldPayments.recordRefund': async (all) => ({
    params: { paymentId: (await aResolution(all, { decided: true })).paymentId },
    body: { reference: '140500112233' },
  }),
  'councils.show': async () => ({ params: { slug: 'razavi-khorasan' } }),
  'councils.showProvince': async () => ({ params: { provinceCode: 'IR-09' } }),
  'councils.list': nothing,
  'places.list': nothing,
  'places.listTerms': nothing,
  ...needsCalls,
  ...complaintCalls,
  ...complaintFilesCalls,
  ...recordsCalls,
  ...relocationsCalls,
  ...lostNumbersCalls,
  ...sharedNumbersCalls,
  ...staffCalls,
  ...groundCalls,
  ...officesCalls,
  ...placesCalls,
  ...authenticatorCalls,
  ...filesCalls,
  ...lettersCalls,
  ...listsCalls,
  ...matchingCalls,
  'assignments.listOffers': nothing,
  'assignments.showOffer': async (all) => ({ params: { assignmentId: await ownOffer(all) } }),
  'assignments.acceptOffer': async (all) => {
    await agreeAgain(all);
    return { params: { assignmentId: await ownOffer(all) } };
  },
  'assignments.declineOffer': async (all) => ({
    params: { assignmentId: await ownOffer(all) },
    body: { reason: 'time' },
  }),
  'assignments.withdraw': async (all) => ({ params: { assignmentId: await heldPlace(all) } }),
  'assignments.list': nothing,
  'assignments.listHolders': async ({ api }) => ({ params: { needId: (await ownNeed(api)).id } }),
  'assignments.printRoster': async ({ api }) => ({ params: { needId: (await ownNeed(api)).id } }),
  'assignments.revealContact': async (all) => ({ params: { assignmentId: await heldPlace(all) } }),
  'assignments.findPlaces': nothing,
  'assignments.takePlace': async (all) => {
    await agreeAgain(all);
    return { params: { roleSlotId: (await ownNeed(all.api)).slotIds[0] ?? '' } };
  },
  'assignments.showEligibility': async ({ api }) => ({
    params: { number: String((await ownNeed(api)).number) },
  }),
};
