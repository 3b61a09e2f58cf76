import { expect, it } from 'vitest';
import { endpoints } from './endpoints.ts';

/** Offices, money and the words of every form: whatever is done there is worth a second look at who does it. */
const guarded = new Set(['staff.manage', 'held-payments.resolve', 'lists.manage']);
/** Acts of other permissions that show what is masked, take back what offices built on, or cannot be mended. */
const named = [
  'complaints.revealReporter',
  'assignments.revealContact',
  'credentials.reveal',
  'imports.undo',
  'ledger.closeBooks',
  'ledger.reopenBooks',
  'offices.confirmAccount',
  'records.mergePeople',
  'records.confirmMerge',
  'records.undoMerge',
  'lostNumbers.askNumber',
  'lostNumbers.confirmNumber',
  'lostNumbers.refuseNumber',
  'sharedNumbers.askPart',
  'sharedNumbers.confirmPart',
  'sharedNumbers.giveNumber',
  'sharedNumbers.undoPart',
  'volunteers.revealPaper',
  'volunteers.provePaper',
  'signing.declareCompromise',
  'staff.stepDown',
];

it('offices are given and ended, money is decided on and what is masked is shown by whoever has just shown who they are', () => {
  const asked = endpoints.filter(({ stepUp }) => stepUp).map(({ id }) => id);
  const wanted = endpoints
    .filter(
      ({ id, method, permission }) => (method !== 'GET' && guarded.has(permission)) || named.includes(id),
    )
    .map(({ id }) => id);
  expect(asked.sort()).toEqual(wanted.sort());
});

it('whatever reveals asks for it', () => {
  const revealing = endpoints.filter(({ id }) => /\.reveal/.test(id));
  expect(revealing.filter(({ stepUp }) => !stepUp)).toEqual([]);
});
