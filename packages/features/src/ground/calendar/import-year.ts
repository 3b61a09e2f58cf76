import type { Answer, calendar, HandlerInput } from '@hamyar/contracts';
import { calendarDay, calendarYear, withTransaction } from '@hamyar/db';
import { readDayTable } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import { daysKey, tableVersion } from './policy.ts';
import { sourceOfYear, tableOfYear } from './queries.ts';

/** The official table of a year takes the place of what was computed, or of an earlier table; its preview was seen. */
export async function importYear(
  ctx: Ctx,
  { version, ...input }: HandlerInput<typeof calendar.importYear>['body'],
): Promise<Answer<typeof calendar.importYear>> {
  const scope = authorise(ctx, 'calendar.manage');
  withinScope(scope, null);
  const { occasions, faults } = readDayTable(input.text, input.year);
  if (faults.length > 0) throw invalidField('text', 'calendar.table_faulty');
  if (occasions.length === 0) throw invalidField('text', 'calendar.table_empty');
  const { year, source } = input;
  const imported = { source, importedBy: accountIdOf(ctx), importedAt: ctx.clock.now() };
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `calendar:${year}`);
    const stored = await tableOfYear(tx, year);
    // Posted twice, the second finds its own rows and changes nothing.
    const isSame = stored !== null && daysKey(stored) === daysKey(occasions);
    if (isSame && (await sourceOfYear(tx, year)) === source) return { year, days: occasions.length };
    requireVersion(version, tableVersion(input, stored));
    await tx
      .insert(calendarYear)
      .values({ year, ...imported })
      .onConflictDoUpdate({ target: calendarYear.year, set: imported });
    await tx.delete(calendarDay).where(eq(calendarDay.year, year));
    await tx
      .insert(calendarDay)
      .values(occasions.map(({ day, fa, kind }) => ({ id: ctx.newId(), year, day, name: fa, kind })));
    await audit(ctx, tx, {
      action: 'calendar.year_imported',
      targetType: 'calendar_year',
      targetId: String(year),
      detail: { source, days: occasions.length, replaced: stored?.length ?? null },
    });
    return { year, days: occasions.length };
  });
}
