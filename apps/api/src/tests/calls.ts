import { systemChance } from '@hamyar/platform';
import {
  unknown,
  day,
  anImport,
  aRun,
  aPledge,
  anAttempt,
  aReceipt,
  aHeldPayment,
  aResolution,
  ownNeed,
  ownOffer,
  heldPlace,
  freshCredential,
  confirmedCredential,
  openCase,
  heldVersionOf,
  type Call,
  type Belongings,
} from './belongings.ts';

const nothing = async (): Promise<Call> => ({});
let asked = 0;

/** For every endpoint one call that ought to succeed for whoever may make it, on rows of its own. */
export const calls: Readonly<Record<string, (all: Belongings) => Promise<Call>>> = {
  'identity.requestCode': async () => ({
    body: { mobile: `0993${String(++asked).padStart(7, '0')}` },
  }),
  'identity.verifyCode': async () => ({ body: { challengeId: unknown, code: '123456' } }),
  'identity.refreshSession': nothing,
  'identity.keepForm': async () => ({ body: { path: '/me', fields: [] } }),
  'identity.showKeptForm': async () => ({ params: { keptFormId: unknown } }),
  'identity.signOut': nothing,
  'identity.whoAmI': nothing,
  'system.listDeadJobs': nothing,
  'system.settleDeadJobs': async () => ({
    body: { dead: [{ id: systemChance.newId(), version: '0' }], decision: 'again' },
  }),
  'notifications.list': nothing,
  'notifications.read': nothing,
  'notifications.listUndelivered': nothing,
  'notifications.sendAgain': async () => ({ body: { attemptIds: [unknown] } }),
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
  'projects.show': async ({ projectNumber }) => ({ params: { number: projectNumber } }),
  'pledges.make': async ({ projectNumber }) => ({
    params: { number: projectNumber },
    body: { amountIrr: '5000000' },
  }),
  'pledges.show': async ({ api, projectNumber }) => ({ params: { key: await aPledge(api, projectNumber) } }),
  'payments.start': async ({ api, projectNumber }) => ({
    params: { key: await aPledge(api, projectNumber) },
  }),
  'payments.returnFromGateway': async ({ api, projectNumber }) => ({
    body: { authority: await anAttempt(api, projectNumber), status: 'OK' },
  }),
  'payments.retry': async ({ api, projectNumber }) => ({
    body: { authority: await anAttempt(api, projectNumber) },
  }),
  'payments.showReceipt': async ({ api, projectNumber }) => ({
    params: { code: await aReceipt(api, projectNumber) },
  }),
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
  'councils.list': nothing,
  'places.list': nothing,
  'places.listTerms': nothing,
  'needs.showOverview': nothing,
  'needs.list': nothing,
  'needs.show': async ({ api }) => ({ params: { number: String((await ownNeed(api)).number) } }),
  'needs.listDesk': nothing,
  'needs.create': async () => ({
    body: {
      title: 'مشاوره برای خانواده‌ها',
      countyCode: '0916',
      theme: 'mental_health',
      targetGroup: 'families',
      venueKind: 'clinic',
      urgency: 'normal',
      startsOn: day(2),
      endsOn: day(2),
      startMinute: 540,
      endMinute: 720,
      roles: [{ profession: 'psychologist', count: 1 }],
    },
  }),
  'needs.close': async ({ api }) => ({ params: { needId: (await ownNeed(api)).id } }),
  'matching.startRun': async ({ api }) => {
    await api.world.owner.query("update matching_run set state = 'discarded' where state = 'queued'");
    return { body: { provinceCode: 'IR-09' } };
  },
  'matching.listRuns': nothing,
  'matching.showRun': async ({ api }) => ({ params: { runId: await aRun(api) } }),
  'matching.showFairness': async ({ api }) => ({ params: { runId: await aRun(api) } }),
  'matching.showComparison': async ({ api }) => ({ params: { runId: await aRun(api) } }),
  'matching.explainRun': async ({ api }) => ({
    params: { runId: await aRun(api) },
    query: { volunteerId: unknown },
  }),
  'matching.replayRun': async ({ api }) => ({ params: { runId: await aRun(api) } }),
  'matching.setInstantOffers': async () => ({
    body: { provinceCode: 'IR-09', instantOffers: true },
  }),
  'matching.sendOffers': async ({ api }) => ({ params: { runId: await aRun(api) }, body: { all: true } }),
  'assignments.listOffers': nothing,
  'assignments.showOffer': async (all) => ({ params: { assignmentId: await ownOffer(all) } }),
  'assignments.acceptOffer': async (all) => ({ params: { assignmentId: await ownOffer(all) } }),
  'assignments.declineOffer': async (all) => ({
    params: { assignmentId: await ownOffer(all) },
    body: { reason: 'time' },
  }),
  'assignments.withdraw': async (all) => ({ params: { assignmentId: await heldPlace(all) } }),
  'assignments.list': nothing,
  'assignments.findPlaces': nothing,
  'assignments.takePlace': async ({ api }) => ({
    params: { roleSlotId: (await ownNeed(api)).slotIds[0] ?? '' },
  }),
  'assignments.showEligibility': async ({ api }) => ({
    params: { number: String((await ownNeed(api)).number) },
  }),
};
