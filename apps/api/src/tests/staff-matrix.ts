import { officers, officersThere, signedIn } from './access-answers.ts';

/** The rows of staff; see `accessMatrix`. */
export const staffMatrix: Readonly<Record<string, string>> = {
  'staff.list': '401 403 403 200 200 403 403 403 200 200',
  'staff.show': '401 403 403 200 404 403 403 403 200 200',
  'staff.endGrant': officersThere,
  'staff.suspendGrant': officersThere,
  'staff.confirmChange': officersThere,
  'staff.withdrawChange': officersThere,
  'staff.reviseCounties': officersThere,
  'staff.listInvitations': '401 403 403 200 200 403 403 403 200 200',
  'staff.showInvitation': '401 403 403 200 404 403 403 403 200 200',
  'staff.showChoices': officers,
  'staff.invite': officersThere,
  'staff.confirmInvitation': officersThere,
  'staff.withdrawInvitation': officersThere,
  'staff.listOwnInvitations': signedIn,
  'staff.listOwnOffices': signedIn,
  // Of nobody here.
  'staff.showOwnOffice': '401 404 404 404 404 404 404 404 404 404',
  'staff.stepDown': '401 404 404 404 404 404 404 404 404 404',
  // Open to the number of the volunteer; for everybody else it does not exist.
  'staff.acceptInvitation': '401 404 200 404 404 404 404 404 404 404',
  'staff.declineInvitation': '401 404 200 404 404 404 404 404 404 404',
};
