import { intAt } from '../at.ts';
import type { Interval } from '../types.ts';
import { minuteOfWeek, minutesPerWeek } from '../week.ts';
import { stretchEnd, stretchStart } from './read-volunteer.ts';
import type { WrittenSequences } from './terms.ts';

/**
 * The week in 42 blocks of four hours, a bit each, in two numbers: whoever has no free minute in a block that a shift
 * touches cannot take it, which settles most cases by two additions. The rest is measured to the minute.
 */
const blockMinutes = 240;
/** Blocks of Saturday to Tuesday, in the first number. */
const earlyBlocks = 24;
const blockCount = minutesPerWeek / blockMinutes;

export type Blocks = { early: number; late: number };

export const everyBlock: Readonly<Blocks> = {
  early: 2 ** earlyBlocks - 1,
  late: 2 ** (blockCount - earlyBlocks) - 1,
};

/** Adds the blocks that `[start, end)` touches; `end` may lie beyond the end of the week. */
export function addBlocks(blocks: Blocks, start: number, end: number): void {
  if (end - start >= minutesPerWeek) Object.assign(blocks, everyBlock);
  else {
    for (let at = Math.floor(start / blockMinutes); at * blockMinutes < end; at += 1) {
      const block = at % blockCount;
      if (block < earlyBlocks) blocks.early |= 1 << block;
      else blocks.late |= 1 << (block - earlyBlocks);
    }
  }
}

/** The blocks of the week that a shift touches. */
export function touchedBlocks({ start, end }: Interval): Blocks {
  const blocks = { early: 0, late: 0 };
  const from = minuteOfWeek(start);
  addBlocks(blocks, from, from + end - start);
  return blocks;
}

/** The free blocks of every weekly pattern by its number; 0, not stated, is free throughout. */
export function blocksOf(weekly: WrittenSequences): {
  readonly early: Int32Array;
  readonly late: Int32Array;
} {
  const early = new Int32Array(weekly.start.length - 1);
  const late = new Int32Array(weekly.start.length - 1);
  const blocks = { ...everyBlock };
  for (let number = 0; number < early.length; number += 1) {
    const end = intAt(weekly.start, number + 1);
    for (let at = intAt(weekly.start, number); at < end; at += 1) {
      const packed = intAt(weekly.values, at);
      addBlocks(blocks, stretchStart(packed), stretchEnd(packed));
    }
    early[number] = blocks.early;
    late[number] = blocks.late;
    blocks.early = 0;
    blocks.late = 0;
  }
  return { early, late };
}
