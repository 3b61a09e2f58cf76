import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** Identity and chance as a context hands them out; tests bring their own. */
export const systemChance = {
  newId: (): string => v7(),
  randomBytes: (count: number): Buffer => randomBytes(count),
};

export const systemClock = { now: (): Date => new Date() };
