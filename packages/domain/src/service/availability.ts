/** A weekly window in Tehran wall time: weekday 0 is Saturday, minutes from midnight, half-open. */
export interface AvailabilityWindow {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

/** The blocks of a day that people tick: together the whole day, so that a night shift can be covered too. */
export const dayBlocks = [
  { code: 'dawn', startMinute: 0, endMinute: 480 },
  { code: 'morning', startMinute: 480, endMinute: 720 },
  { code: 'afternoon', startMinute: 720, endMinute: 960 },
  { code: 'evening', startMinute: 960, endMinute: 1200 },
  { code: 'night', startMinute: 1200, endMinute: 1440 },
] as const;

/** Windows of ticked blocks (`0-morning`), touching blocks joined: morning and afternoon are one window 8–16. */
export function windowsOfBlocks(blocks: readonly string[]): AvailabilityWindow[] {
  const ticked = new Set(blocks);
  const windows: AvailabilityWindow[] = [];
  for (let weekday = 0; weekday < 7; weekday += 1) {
    for (const { code, startMinute, endMinute } of dayBlocks) {
      if (!ticked.has(`${weekday}-${code}`)) continue;
      const last = windows.at(-1);
      if (last?.weekday === weekday && last.endMinute === startMinute) {
        windows[windows.length - 1] = { ...last, endMinute };
      } else windows.push({ weekday, startMinute, endMinute });
    }
  }
  return windows;
}

/** Blocks to tick for windows of any shape (imported ones keep their own hours): those at least half covered. */
export function blocksOfWindows(windows: readonly AvailabilityWindow[]): string[] {
  const blocks: string[] = [];
  for (let weekday = 0; weekday < 7; weekday += 1) {
    for (const { code, startMinute, endMinute } of dayBlocks) {
      let covered = 0;
      for (const window of windows) {
        if (window.weekday !== weekday) continue;
        covered += Math.max(
          0,
          Math.min(window.endMinute, endMinute) - Math.max(window.startMinute, startMinute),
        );
      }
      if (covered * 2 >= endMinute - startMinute) blocks.push(`${weekday}-${code}`);
    }
  }
  return blocks;
}
