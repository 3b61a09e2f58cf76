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
  'identity.keepForm': everyone,
  // Kept for one person and browser; nothing is kept here.
  'identity.showKeptForm': '401 404 404 404 404 404 404 404',
  'identity.signOut': everyone,
  'identity.whoAmI': everyone,
  'notifications.list': signedIn,
  'notifications.read': signedIn,
  'notifications.listUndelivered': national,
  'notifications.sendAgain': national,
  'volunteers.showProfile': signedIn,
  'volunteers.claimProfile': signedIn,
  'volunteers.saveProfile': signedIn,
  // Everybody here has an unfinished profile.
  'volunteers.confirmProfile': '401 412 412 412 412 412 412 412',
  'volunteers.pause': volunteers,
  'volunteers.showMyData': signedIn,
  'volunteers.list': '401 403 403 200 200 403 200 200',
  'volunteers.listConflicts': '401 403 403 200 200 403 200 200',
  'volunteers.show': '401 403 403 200 404 403 200 200',
  // Only the volunteer has named a profession.
  'credentials.submit': '401 412 200 412 412 412 412 412',
  'credentials.list': officers,
  'credentials.show': officersThere,
  'credentials.reveal': officersThere,
  'credentials.verify': officersThere,
  'credentials.reject': officersThere,
  'credentials.showRevocation': officersThere,
  'credentials.revoke': officersThere,
  'imports.upload': officersThere,
  'imports.list': officers,
  'imports.show': officersThere,
  'imports.listRejectedRows': officersThere,
  'imports.listWarnings': officersThere,
  // Volunteers are not undone, and nothing of this one was committed.
  'imports.showUndo': '401 403 403 412 404 403 412 403',
  'imports.undo': '401 403 403 412 404 403 412 403',
  'imports.answer': officersThere,
  // The import still waits for answers.
  'imports.commit': '401 403 403 412 404 403 412 403',
  'imports.discard': officersThere,
  'projects.list': everyone,
  'projects.show': everyone,
  'pledges.make': everyone,
  // Whoever holds the key of a pledge, the authority of an attempt or the code of a receipt may see that one.
  'pledges.show': everyone,
  'payments.start': everyone,
  'payments.showStanding': everyone,
  'payments.returnFromGateway': everyone,
  'payments.retry': everyone,
  // Nothing of that name was held.
  'payments.tellWish': '404 404 404 404 404 404 404 404',
  'payments.showReceipt': everyone,
  'payments.listGifts': signedIn,
  'heldPayments.list': officers,
  'heldPayments.show': officersThere,
  'heldPayments.proposeResolution': officersThere,
  'heldPayments.confirmResolution': officersThere,
  'heldPayments.dropResolution': officersThere,
  'heldPayments.recordRefund': officersThere,
  'councils.show': '401 403 403 200 404 200 200 200',
  'councils.list': '401 403 403 200 200 200 200 200',
  'places.list': everyone,
  'places.listTerms': everyone,
  'needs.showOverview': everyone,
  'needs.list': everyone,
  'needs.show': everyone,
  'needs.listDesk': officers,
  'needs.create': officersThere,
  'needs.showClosing': officersThere,
  'needs.close': officersThere,
  'needs.reopen': officersThere,
  'matching.startRun': officersThere,
  'matching.listRuns': officers,
  'matching.showRun': officersThere,
  'matching.showFairness': officersThere,
  'matching.showComparison': officersThere,
  // A run without a result has nothing to explain and nothing to make again.
  'matching.explainRun': '401 403 403 409 404 403 409 403',
  'matching.replayRun': '401 403 403 409 404 403 409 403',
  'matching.setInstantOffers': officersThere,
  'matching.showSending': officersThere,
  'matching.sendOffers': officersThere,
  'assignments.listOffers': volunteers,
  'assignments.showOffer': volunteers,
  'assignments.acceptOffer': volunteers,
  'assignments.declineOffer': volunteers,
  'assignments.withdraw': volunteers,
  'assignments.list': volunteers,
  'assignments.findPlaces': volunteers,
  'assignments.takePlace': volunteers,
  'assignments.showEligibility': volunteers,
  'system.listDeadJobs': national,
  'system.settleDeadJobs': national,
};
