import { officers, officersThere, signedIn, volunteers } from './access-answers.ts';

/** Rows of what changes the records of people: joined, parted, moved; and of their guardians. */
export const peopleMatrix: Readonly<Record<string, string>> = {
  'records.listTwins': officersThere,
  'records.showMerge': officersThere,
  'records.mergePeople': officersThere,
  'records.confirmMerge': officersThere,
  'records.undoMerge': officersThere,
  'records.listMerges': officers,
  'sharedNumbers.showRecord': officersThere,
  'sharedNumbers.askPart': officersThere,
  'sharedNumbers.confirmPart': officersThere,
  'sharedNumbers.undoPart': officersThere,
  'sharedNumbers.giveNumber': officersThere,
  'sharedNumbers.listParts': officers,
  'volunteers.showPaper': officersThere,
  'volunteers.revealPaper': officersThere,
  'volunteers.provePaper': officersThere,
  'lostNumbers.showNumber': officersThere,
  // The code proves nothing.
  'lostNumbers.askNumber': '401 403 403 400 404 403 403 403 400 403',
  'lostNumbers.confirmNumber': officersThere,
  'lostNumbers.refuseNumber': officersThere,
  'lostNumbers.listNumbers': officers,
  // The one of the cast who volunteers lives in Mashhad.
  'relocations.showOwn': volunteers,
  'relocations.moveOwn': '401 403 409 403 403 403 403 403 403 403',
  'relocations.listMoves': officers,
  'relocations.showMove': officersThere,
  'relocations.movePerson': officersThere,
  'guardians.show': signedIn,
  'guardians.name': '401 412 412 412 412 412 412 412 412 412',
  'guardians.remind': '401 412 412 412 412 412 412 412 412 412',
  'guardians.showByLink': '404 404 404 404 404 404 404 404 404 404',
  'guardians.agreeByLink': '404 404 404 404 404 404 404 404 404 404',
  'guardians.withdrawByLink': '404 404 404 404 404 404 404 404 404 404',
};
