// closures: a county or a province is closed for days, and what takes place there in these days falls out or moves, in one act
// with its summary. The days are written by calendar, the shifts by needs, the places by assignments; this is their roof.
// Tables: none, because closures are rows of calendar. Contract: closures. Jobs: closures.finish, closures.ask-again.
export { maxTouched } from './policy.ts';
