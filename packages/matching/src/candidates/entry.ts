/**
 * One credential of one volunteer for one kind of work (in person or remote), as whole numbers side by side: what nearly
 * every question looks at stands in one list, so that reading it costs one line of the processor's cache; what only the
 * last few candidates are asked stands in another.
 */

/** Points for fairness and reliability: what the person brings to any score. */
export const STANDING = 0;
/** Number of profession, specialty, level and tier. */
export const KIND = 1;
/** Number of gender, weekly cap and languages. */
export const TRAITS = 2;
/** Four-hour blocks of the week with any free minute, a bit each: Saturday to Tuesday … */
export const EARLY_WEEK = 3;
/** … and Wednesday to Friday. */
export const LATE_WEEK = 4;
export const LATITUDE = 5;
export const LONGITUDE = 6;
export const RADIUS_KM = 7;
/** Numbers of one entry in the first list. */
export const FACTS = 8;

/** Place of the volunteer's id in order. */
export const VOLUNTEER = 0;
/** Number of the weekly pattern; 0 is not stated. */
export const WEEKLY = 1;
export const VALID_FROM = 2;
export const VALID_UNTIL = 3;
/** Row of blackouts, commitments and several credentials; -1 has none. */
export const DETAIL = 4;
/** Numbers of one entry in the second list. */
export const FINE_PRINT = 5;
