/** How an endpoint answers everyone, in the order of `actorNames`. */
export const everyone = '200 200 200 200 200 200 200 200 200 200';
export const signedIn = '401 200 200 200 200 200 200 200 200 200';
export const volunteers = '401 403 200 403 403 403 403 403 403 403';
/** Lists of an office: an officer elsewhere sees his own, which is empty. */
export const officers = '401 403 403 200 200 403 403 403 200 403';
/** Rows of IR-09: for an officer elsewhere they do not exist. */
export const officersThere = '401 403 403 200 404 403 403 403 200 403';
/** The same where the offices of counties have a part: rows of county 0916, which the one of 0918 does not find. */
export const desks = '401 403 403 200 200 200 200 403 200 403';
export const desksThere = '401 403 403 200 404 200 404 403 200 403';
export const auditors = '401 403 403 403 403 403 403 403 200 200';
export const national = '401 403 403 403 403 403 403 403 200 403';
