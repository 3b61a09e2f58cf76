/** The last screen of a report; the first is 0. */
export const lastStep = 4;

/** The screen that a form says it is: the first one for what is none, which no form of ours says. Pure. */
export function stepOf(written: string): number {
  const step = Number(written);
  return Number.isInteger(step) && step >= 0 && step <= lastStep ? step : 0;
}
