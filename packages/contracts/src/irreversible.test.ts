import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { endpoints } from './endpoints.ts';

/** Acts of people that leave nothing behind which cannot be mended in the same place, each with how. */
const takenBack: Readonly<Record<string, string>> = {
  'identity.requestCode': 'a code that is not typed ends by itself',
  'identity.verifyCode': 'signing out ends it',
  'identity.beginAfresh':
    'its page says what becomes of the account that slept, which its office finds again',
  'identity.proveOwner': 'signing out ends it',
  'identity.refreshSession': 'keeps what there is',
  'identity.keepForm': 'ends by itself',
  'identity.signOut': 'signing in again',
  'authenticators.beginPasskey': 'a question ends by itself',
  'authenticators.addPasskey': 'removing',
  'authenticators.beginTotp': 'a secret that no code was typed of ends by itself',
  'authenticators.addTotp': 'removing',
  'authenticators.remove': 'adding it again',
  'authenticators.makeRecoveryCodes': 'making others',
  'authenticators.beginSignIn': 'a question ends by itself',
  'authenticators.signInByPasskey': 'signing out ends it',
  'authenticators.signInByTotp': 'signing out ends it',
  'authenticators.beginConfirmation': 'a question ends by itself',
  'authenticators.confirmByPasskey': 'ends by itself',
  'authenticators.confirmByTotp': 'ends by itself',
  'authenticators.confirmByRecoveryCode': 'uses up one of ten, and others can be made',
  'authenticators.askRecovery': 'two officers decide on it, and showing a passkey ends it',
  'authenticators.refuseRecovery': 'asking again',
  'complaints.report': 'withdrawing',
  'complaints.showByCode': 'shows and changes nothing',
  'complaints.speakByCode': 'saying more; a withdrawal is one’s own word, and anybody reports anew',
  'complaints.speakOwn': 'saying more; a withdrawal is one’s own word, and anybody reports anew',
  'complaints.askUpload': 'an address ends by itself',
  'complaints.addFileByCode': 'adding more; what a side showed stays, as what it said does',
  'complaints.addFileOwn': 'adding more; what a side showed stays, as what it said does',
  'complaints.openFileByCode': 'shows and changes nothing',
  'complaints.openFileOwn': 'shows and changes nothing',
  'complaints.openFile': 'shows and changes nothing',
  'complaints.triage': 'its page says whom it reaches; a suspension is lifted',
  'complaints.hear': 'its page says whom it reaches; a decision ends it',
  'complaints.write': 'writing again',
  'complaints.suspend': 'lifting',
  'complaints.revealReporter': 'shows and changes nothing',
  'audit.findPerson': 'shows and changes nothing',
  'ledger.reopenBooks': 'closing again',
  'letters.draft': 'a draft, which nobody else sees',
  'letters.revise': 'writing again',
  'letters.addAttachment': 'removing it',
  'letters.removeAttachment': 'adding it again',
  'indicators.recordClaim': 'withdrawing',
  'indicators.withdrawClaim': 'recording anew',
  'indicators.showTable': 'writes nothing',
  'indicators.importTable': 'withdrawing',
  'credentials.addEvidence': 'removing it',
  'credentials.removeEvidence': 'adding it again',
  'files.open': 'shows and changes nothing',
  'identity.endSession': 'signing in again',
  'identity.endOtherSessions': 'signing in again',
  'identity.chooseLanguage': 'choosing the other one',
  'privacy.askCopy': 'a copy ends by itself',
  'privacy.takeBackErasure': 'asking again',
  'numbers.change': 'waits three days unless a passkey was shown; changing it again',
  'numbers.cancel': 'asking again',
  'numbers.cancelByLink': 'asking again',
  'signing.showByText': 'checks and changes nothing',
  'system.settleDeadJobs': 'decides on work that its page shows whole',
  'notifications.read': 'a message that was read stays where it is',
  'notifications.sendAgain': 'sends what was meant to be sent; its page shows each',
  'volunteers.claimProfile': 'joins what is one person’s',
  'lostNumbers.askNumber': 'dropping it; a second officer decides',
  'lostNumbers.refuseNumber': 'asking again',
  'sharedNumbers.undoPart': 'parting again',
  'sharedNumbers.giveNumber': 'giving another, until somebody signs in by it',
  'volunteers.saveProfile': 'saving again',
  'volunteers.confirmProfile': 'pausing',
  'volunteers.revealPaper': 'shows and changes nothing',
  'volunteers.provePaper': 'its owner writes another number, which is a claim again',
  'volunteers.pause': 'resuming',
  'guardians.name': 'naming another',
  'guardians.remind': 'a link, which opens one page',
  'guardians.agreeByLink': 'taking it back, by the same link',
  'credentials.submit': 'giving another one',
  'credentials.reveal': 'shows and changes nothing',
  'assignments.revealContact': 'shows and changes nothing',
  'credentials.verify': 'revoking',
  'credentials.reject': 'its holder gives it again',
  'calendar.setWeekend': 'setting it again',
  'calendar.showPreview': 'shows and changes nothing',
  'calendar.importYear': 'importing the right table',
  'closures.lift': 'closing again',
  'venues.create': 'a draft, which nobody else sees',
  'venues.edit': 'editing again',
  'venues.open': 'closing',
  'venues.close': 'opening again',
  'needs.create': 'closing',
  'needs.revise': 'writing again',
  'needs.openDraft': 'closing',
  'needs.returnDraft': 'opening it all the same',
  'needs.reopen': 'closing again',
  'matching.takeBackOffers': 'its page shows what was sent; the next run proposes again',
  'matching.startRun': 'proposes only',
  'matching.replayRun': 'compares only',
  'matching.setInstantOffers': 'setting it again',
  'assignments.acceptOffer': 'giving the place back',
  'assignments.declineOffer': 'one’s own answer, given with its reason; the need is open to find',
  'assignments.withdraw': 'one’s own place, behind a question; the need is open to find',
  'assignments.takePlace': 'giving the place back',
  'records.undoMerge': 'joining again',
  'offices.revise': 'recording again',
  'offices.addAccount': 'ending it',
  'offices.addTerminal': 'ending it',
  'offices.testTerminal': 'asks the gateway and moves no money',
  'offices.confirmAccount': 'ending it',
  'offices.endAccount': 'adding it anew',
  'statements.publish': 'publishing the next',
  'lists.addTerm': 'a draft, which no form offers',
  'lists.reviseTerm': 'wording it again',
  'lists.useTerm': 'retiring',
  'lists.retireTerm': 'bringing it into use again; its page counts what holds it',
  'lists.placeTerm': 'placing it again',
  'lists.setLimit': 'setting it again; what was decided meanwhile keeps its own deadline',
  'consents.give': 'taking it back',
  'consents.withdraw': 'agreeing again; its page says what follows',
  'pledges.make': 'an intention, which ends by itself',
  'payments.start': 'leaving the gateway without paying',
  'payments.returnFromGateway': 'the gateway’s word, not a person’s act',
  'payments.tellWish': 'saying otherwise, until two officers have decided',
  'payments.retry': 'leaving the gateway without paying',
  'imports.upload': 'discarding',
  'imports.answer': 'answering again',
  'imports.commit': 'its page is the summary, and opposites undo it',
  'imports.undo': 'its page says what is taken back',
  'staff.invite': 'withdrawing',
  'staff.confirmInvitation': 'withdrawing, and ending once it was accepted',
  'staff.withdrawInvitation': 'inviting again',
  'staff.reviseCounties': 'giving back the counties there were; its page says which those are',
  'staff.withdrawChange': 'proposing again',
  'staff.acceptInvitation': 'ending the service; its page says all',
  'staff.declineInvitation': 'being invited again',
  'heldPayments.proposeResolution': 'dropping the proposal',
  'heldPayments.confirmResolution': 'two officers decide on a page that says all',
  'heldPayments.dropResolution': 'proposing again',
  'heldPayments.recordRefund': 'records what a bank did',
};

const acts = endpoints.filter(({ method }) => method !== 'GET');
const routes = fileURLToPath(new URL('../../../apps/web/src/routes/', import.meta.url));
const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('+page.server.ts'))
  .map((file) => readFileSync(routes + file, 'utf8'));

describe('an act that cannot be taken back', () => {
  it.each(acts.map((act) => [act.id, act] as const))(
    '%s says before whom it reaches and what they will read, or says how it is taken back',
    (id, { irreversible }) => {
      expect(irreversible !== undefined, id).toBe(!(id in takenBack));
      if (!irreversible) return;
      const known = endpoints.find((endpoint) => endpoint.id === irreversible.summary);
      expect(known?.method).toBe('GET');
      if (irreversible.undo)
        expect(endpoints.some((endpoint) => endpoint.id === irreversible.undo)).toBe(true);
    },
  );

  it.each(acts.flatMap(({ id, irreversible }) => (irreversible ? [[id, irreversible.summary]] : [])))(
    '%s is reached by no form whose page does not read %s',
    (id, summary) => {
      const [noun, act] = id.split('.');
      const sending = pages.filter((page) => new RegExp(`send\\(event, ${noun}\\.${act}\\b`).test(page));
      for (const page of sending) expect(page).toMatch(new RegExp(`read\\(event, ${summary}\\b`));
    },
  );

  it('that is gone has no excuse left behind', () => {
    const ids = acts.map(({ id }) => id);
    expect(Object.keys(takenBack).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
