// calendar: what a day is somewhere: official holidays, laws of weekends, days that a county or a province is closed. Lunar
// days are computed until the official table of their year is imported. Whoever asks reads `readCalendar` and the pure rules
// of packages/domain. A closure is written for `service/closures`, which knows what it touches.
// Tables: calendar_year, calendar_day, weekend_law, closure. Reads: in the checks county. Contract: calendar. Jobs: none.
export { openDays } from './open-days.ts';
export {
  closedOver,
  type ClosureRow,
  closureOfForm,
  closuresIn,
  closuresOver,
  lockClosure,
  readCalendar,
} from './queries.ts';
export { type NewClosure, recordClosure } from './record-closure.ts';
