// identity: people who can sign in, their sessions and their staff roles.
// Tables: account, role_grant, otp_challenge, otp_budget, known_browser, kept_form, session, refresh_token.
// Reads: volunteer, receipt, payment, pledge. Contract: identity. Events: identity.number-released. Jobs: identity.send-code.
// Schedule: identity.erase.
export { accessCookie, type AccessClaims, browserKeyOf, giveCookies } from './tokens.ts';
export {
  accountHoldings,
  actorOfSession,
  grantHolds,
  isKeptOn,
  lockMobileOf,
  mobileOf,
  accountWithMobile,
  endSessions,
  holdsOffice,
  officesOf,
  nameAccount,
  namesOfMobiles,
} from './queries.ts';
export { numberReleased } from './events.ts';
export { accountForMobile, renewAccount, retainUntil } from './account-for-mobile.ts';
export { accountsForMobiles } from './accounts-for-mobiles.ts';
export { accountName, accountNames } from './account-name.ts';
export { closeGrant, giveGrant } from './give-grant.ts';
export { changeCounties, suspendOffice } from './suspend-office.ts';
export { openSession, shortenSessions, strengthenSession } from './open-session.ts';
export { browserHashOf, isKnownBrowser, rememberBrowser } from './remember-browser.ts';
export { meOf } from './who-am-i.ts';
export { staffInOffice } from './staff-in-office.ts';
export { moveNumber } from './move-number.ts';
export { codeRefusal, type NumberProof, proveNumber, type TypedCode } from './prove-number.ts';
export { networkOf, spendBudget } from './spend-budget.ts';
export type { IssuedSession } from './tokens.ts';
export { countUse, hour, secondsLeft, usesOf } from './count-use.ts';
export { maxKeptFormsPerHour } from './keep-form.ts';
