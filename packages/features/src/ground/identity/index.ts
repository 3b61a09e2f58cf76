// identity: people who can sign in, their sessions and their staff roles.
// Tables: account, role_grant, otp_challenge, otp_budget, known_browser, kept_form, session, refresh_token. Reads: volunteer.
// Contract: identity. Jobs: identity.send-code.
// Schedule: identity.erase.
export { accessCookie, type AccessClaims } from './tokens.ts';
export { accountHoldings, actorOfSession, isKeptOn, lockMobileOf, mobileOf, nameAccount } from './queries.ts';
export { accountForMobile, retainUntil } from './account-for-mobile.ts';
export { accountsForMobiles } from './accounts-for-mobiles.ts';
export { accountName } from './account-name.ts';
export { staffInOffice } from './staff-in-office.ts';
export { networkOf, spendBudget } from './spend-budget.ts';
export { maxKeptFormsPerHour } from './keep-form.ts';
