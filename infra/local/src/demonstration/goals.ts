import { setGoal } from '@hamyar/features/council/goals/index';
import type { Ctx } from '@hamyar/features/kit/feature';

/**
 * The demonstration's goal: a fifth more cash than the 900 billion rials that Razavi Khorasan's office recorded for
 * 1404 (its spreadsheet, read on 30 Aban 1405). The resolution that names it is invented.
 */
export async function seedGoals(ctx: Ctx): Promise<void> {
  await setGoal(ctx, {
    provinceCode: 'IR-09',
    measure: 'cash',
    year: 1405,
    targetIrr: 1_080_000_000_000n,
    source: 'مصوبهٔ نمایشی شورای مشارکت خراسان رضوی: ۲۰٪ بیش از ۹۰۰ میلیارد ریال سال ۱۴۰۴',
    // 20 Farvardin 1405.
    setAt: new Date('2026-04-09T08:00:00Z'),
  });
}
