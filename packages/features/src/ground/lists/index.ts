// lists: words that people choose from as data: themes, intentions, target groups, stages of life and services, worded in versions
// and both languages by the nation's administrators. Tables: list_term, list_term_version (version 1 is seeded from packages/domain).
// Reads: audit, contribution_total, need, office_account, project. Contract: lists. Jobs: none.
export { type Lists, type ListTerm, listsOf } from './lists-of.ts';
export { offered, whyNotTerm } from './policy.ts';
