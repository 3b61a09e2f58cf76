/** How `calls.ts` is answered to everyone, in the order of `actorNames`: read each row before changing it. */
const everyone = '200 200 200 200 200 200 200 200';
const signedIn = '401 200 200 200 200 200 200 200';
const volunteers = '401 403 200 403 403 403 403 403';
/** Lists of an office: an officer elsewhere sees his own, which is empty. */
const officers = '401 403 403 200 200 403 200 403';
/** Rows of IR-09: for an officer elsewhere they do not exist. */
const officersThere = '401 403 403 200 404 403 200 403';

const national = '401 403 403 403 403 403 200 403';

/** An endpoint without a row fails the contract test. */
export const accessMatrix: Readonly<Record<string, string>> = {
  'identity.requestCode': everyone,
  // The code is wrong.
  'identity.verifyCode': '400 400 400 400 400 400 400 400',
  // Nobody brings a refresh cookie.
  'identity.refreshSession': '401 401 401 401 401 401 401 401',
  'identity.signOut': everyone,
  'identity.whoAmI': everyone,
  'notifications.list': signedIn,
  'notifications.read': signedIn,
  'volunteers.myProfile': signedIn,
  'volunteers.claim': signedIn,
  'volunteers.save': signedIn,
  // Everybody here has an unfinished profile.
  'volunteers.confirm': '401 412 412 412 412 412 412 412',
  'volunteers.pause': volunteers,
  'volunteers.myData': signedIn,
  'volunteers.list': '401 403 403 200 200 403 200 200',
  'volunteers.get': '401 403 403 200 404 403 200 200',
  // Only the volunteer has named a profession.
  'credentials.submit': '401 412 200 412 412 412 412 412',
  'credentials.queue': officers,
  'credentials.get': officersThere,
  'credentials.reveal': officersThere,
  'credentials.verify': officersThere,
  'credentials.reject': officersThere,
  'credentials.revoke': officersThere,
  'imports.upload': officersThere,
  'imports.list': officers,
  'imports.show': officersThere,
  'imports.rejected': officersThere,
  'imports.answer': officersThere,
  // The import still waits for answers.
  'imports.commit': '401 403 403 412 404 403 412 403',
  'imports.discard': officersThere,
  'projects.list': everyone,
  'projects.get': everyone,
  'pledges.make': everyone,
  // Whoever holds the key of a pledge, the authority of an attempt or the code of a receipt may see that one.
  'pledges.get': everyone,
  'payments.start': everyone,
  'payments.return': everyone,
  'payments.retry': everyone,
  'payments.receipt': everyone,
  'payments.gifts': signedIn,
  'heldPayments.list': officers,
  'heldPayments.get': officersThere,
  'heldPayments.propose': officersThere,
  'heldPayments.confirm': officersThere,
  'heldPayments.drop': officersThere,
  'heldPayments.recordRefund': officersThere,
  'councils.report': '401 403 403 200 404 200 200 200',
  'councils.list': '401 403 403 200 200 200 200 200',
  'places.list': everyone,
  'places.terms': everyone,
  'needs.overview': everyone,
  'needs.list': everyone,
  'needs.get': everyone,
  'needs.deskList': officers,
  'needs.create': officersThere,
  'needs.close': officersThere,
  'matching.start': officersThere,
  'matching.runs': officers,
  'matching.run': officersThere,
  'matching.fairness': officersThere,
  'matching.comparison': officersThere,
  // A run without a result has nothing to explain and nothing to make again.
  'matching.explain': '401 403 403 409 404 403 409 403',
  'matching.replay': '401 403 403 409 404 403 409 403',
  'matching.setInstant': officersThere,
  'matching.sendOffers': officersThere,
  'assignments.offers': volunteers,
  'assignments.offer': volunteers,
  'assignments.accept': volunteers,
  'assignments.decline': volunteers,
  'assignments.withdraw': volunteers,
  'assignments.list': volunteers,
  'assignments.find': volunteers,
  'assignments.take': volunteers,
  'assignments.eligibility': volunteers,
  'outbox.dead': national,
  'outbox.settle': national,
};
