// needs: what is missing, where, for whom; its shifts and the people each shift asks for.
// Tables: need, shift, role_slot, need_opening, need_touched. Reads: message_attempt, notification, province, venue, volunteer, and in the checks county.
// Contract: needs. Events: needs.opened. Jobs: needs.finish-closing, needs.tell-drafted.
// Schedules: needs.fold-openings, needs.close-past.
export { showNeed } from './show-need.ts';
export { showOverview } from './show-overview.ts';
export { closeShifts } from './close-shifts.ts';
export { needOpened } from './events.ts';
export { moveShifts, type MovedSlot } from './move-shifts.ts';
export { countShifts, findTouchedShifts, lockTouchedNeeds, shiftsOf } from './find-touched-shifts.ts';
export { recordNeed, type NeedDraft } from './record-need.ts';
export { reopenShifts } from './reopen-shifts.ts';
export { type ListedNeed, recordNeeds } from './record-needs.ts';
