import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from './endpoints.ts';

/** Acts that bring something new without a key of their form, each with what catches a second posting of it. */
const caughtOtherwise: Readonly<Record<string, string>> = {
  'identity.requestCode': 'a second code within a minute is refused, and any live code works',
  'authenticators.beginPasskey': 'a question ends by itself',
  'authenticators.addPasskey': 'one answer a question',
  'authenticators.beginTotp': 'a secret that no code was typed of ends by itself',
  'authenticators.addTotp': 'one code a secret',
  'authenticators.makeRecoveryCodes': 'new ones end the earlier ones',
  'authenticators.beginSignIn': 'a question ends by itself',
  'authenticators.beginConfirmation': 'a question ends by itself',
  'authenticators.askRecovery': 'one open asking a person',
  'privacy.askCopy': 'one copy in the making at a time, three a day',
  'privacy.askErasure': 'one open asking an account',
  'credentials.addEvidence': 'the same file of a licence is the one that lies there',
  'complaints.askUpload': 'an address ends by itself',
  'complaints.addFileByCode': 'the same picture of a side is the one that lies there',
  'complaints.addFileOwn': 'the same picture of a side is the one that lies there',
  'letters.addAttachment': 'the same file of a letter is the one that lies there',
  'numbers.change': 'one open change an account',
  'ledger.closeBooks': 'a month is closed once',
  'ledger.reopenBooks': 'only what is closed can be opened',
  'records.mergePeople': 'a record is joined with one other',
  'relocations.moveOwn': 'nobody moves to where they live already',
  'relocations.movePerson': 'nobody moves to where they live already',
  'lostNumbers.askNumber': 'one open asking a person',
  'sharedNumbers.askPart': 'one parting of a record waits at a time',
  'sharedNumbers.giveNumber': 'a number that somebody has is taken',
  'identity.keepForm': 'kept for half an hour; one of them is taken up',
  'consents.give': 'one standing consent to a version',
  'volunteers.saveProfile': 'one profile an account',
  'guardians.name': 'the one who stands already is left as they are',
  'guardians.remind': 'the link before it opens nothing any more; three a day',
  'guardians.agreeByLink': 'a code works once',
  'credentials.submit': 'the same licence again changes nothing',
  'matching.startRun': 'one run of a scope at a time',
  'assignments.takePlace': 'one place of a person in a slot',
  'pledges.make': 'an intention counts nowhere, and one that is not paid ends by itself',
  'payments.start': 'one attempt of a pledge that is not over at a time',
  'payments.tellWish': 'the last word of the giver about one payment',
  'payments.retry': 'one attempt of a pledge that is not over at a time',
  'imports.upload': 'the same file of an office is the import that it already is',
  'heldPayments.proposeResolution': 'one open proposal a payment',
};

/** Acts on what is there already: named by its id, moved from one state to the next. */
const movesWhatIs =
  /^\w+\.(?:endSession|endOtherSessions|chooseLanguage|revise|testTerminal|confirmAccount|endAccount|takeBackErasure|publish|removeEvidence|showByCode|triage|hear|suspend|decide|confirm|settleAppeal|revealReporter|cancel|cancelByLink|withdrawByLink|setWeekend|showPreview|importYear|lift|edit|open|remove|confirmRecovery|refuseRecovery|signInByPasskey|signInByTotp|confirmByPasskey|confirmByTotp|confirmByRecoveryCode|verify|verifyCode|refreshSession|signOut|showKeptForm|settleDeadJobs|read|sendAgain|showByText|declareCompromise|claimProfile|confirmProfile|pause|reveal|reject|revoke|close|reopen|confirmMerge|undoMerge|confirmPart|undoPart|replayRun|setInstantOffers|sendOffers|takeBackOffers|revealContact|acceptOffer|declineOffer|withdraw|returnFromGateway|answer|commit|discard|undo|confirmResolution|dropResolution|recordRefund|endGrant|confirmInvitation|withdrawInvitation|acceptInvitation|declineInvitation|findPerson|withdrawClaim|showTable|removeAttachment|issue|reviseTerm|useTerm|retireTerm|placeTerm|openDraft|returnDraft|discardDraft|suspendGrant|confirmChange|withdrawChange|reviseCounties|confirmNumber|refuseNumber|stepDown|revealPaper|provePaper|proveOwner|beginAfresh|openFile|openFileOwn|openFileByCode|setLimit)$/;

const acts = endpoints.filter(({ method }) => method !== 'GET');

describe('an act that brings something new', () => {
  it.each(acts.map((act) => [act.id, act] as const))(
    '%s makes one thing of a form that is posted twice',
    (id, { body }) => {
      const hasKey = JSON.stringify(z.toJSONSchema(body, { io: 'input' })).includes('"formKey"');
      const isCaught = id in caughtOtherwise || movesWhatIs.test(id);
      expect([hasKey, isCaught]).toEqual(hasKey ? [true, false] : [false, true]);
    },
  );

  it('that is gone has no excuse left behind', () => {
    const ids = acts.map(({ id }) => id);
    expect(Object.keys(caughtOtherwise).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
