// needs: what is missing, where, for whom; its shifts and the people each shift asks for.
// Tables: need, shift, role_slot. Reads: county in the checks. Contract: needs. Events: needs.opened.
// Jobs: none (closing a need ends its offers in the same transaction).
export { needOpened } from './events.ts';
export { recordNeed, type NeedDraft } from './record-need.ts';
export { type ListedNeed, recordNeeds } from './record-needs.ts';
