// needs: what is missing, where, for whom; its shifts and the people each shift asks for.
// Tables: need, shift, role_slot, need_opening, need_touched. Reads: province, and in the checks county.
// Contract: needs. Events: needs.opened. Jobs: needs.finish-closing.
// Schedules: needs.fold-openings, needs.close-past.
export { needOpened } from './events.ts';
export { recordNeed, type NeedDraft } from './record-need.ts';
export { type ListedNeed, recordNeeds } from './record-needs.ts';
