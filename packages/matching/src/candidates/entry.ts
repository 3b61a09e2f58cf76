/**
 * One credential of one volunteer for one kind of work (in person or remote), as whole numbers side by side: what nearly
 * every question looks at stands in one list, so that reading it costs one line of the processor's cache; what only the
 * last few candidates are asked stands in another.
 */

/** Points for fairness and reliability: what the person brings to any score. */
export const standing = 0;
/** Number of profession, specialty, level and tier. */
export const kind = 1;
/** Number of gender and age, weekly cap and languages. */
export const traits = 2;
/** Four-hour blocks of the week with any free minute, a bit each: Saturday to Tuesday … */
export const earlyWeek = 3;
/** … and Wednesday to Friday. */
export const lateWeek = 4;
export const latitude = 5;
export const longitude = 6;
export const radiusKm = 7;
/** Numbers of one entry in the first list. */
export const factCount = 8;

/** Place of the volunteer's id in order. */
export const volunteer = 0;
/** Number of the weekly pattern; 0 is not stated. */
export const weekly = 1;
export const validFrom = 2;
export const validUntil = 3;
/** Row of blackouts, commitments and several credentials; -1 has none. */
export const detail = 4;
/** Numbers of one entry in the second list. */
export const finePrintCount = 5;
