// lists: words that people choose from as data: themes, intentions, target groups, stages of life, services and reasons, worded in
// versions and both languages by the nation's administrators, and the limits they set, each from a day on.
// Tables: list_term, list_term_version (version 1 is seeded from packages/domain).
// Reads: assignment, audit, closure, contribution_total, credential, need, office_account, project. Contract: lists. Jobs: none.
export { limitsOf, type Lists, type ListTerm, listsOf } from './lists-of.ts';
export { kindOf, offered, requireReason, whyNotTerm } from './policy.ts';
