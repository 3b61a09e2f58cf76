import type { Answer, calendar, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { lunarOccasions, type Occasion, readDayTable } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { authorise, withinScope } from '../access/index.ts';
import { tableVersion } from './policy.ts';
import { tableOfYear } from './queries.ts';

const row = ({ day, fa, kind }: Occasion) => ({ day, name: fa, kind });

/** What a pasted table would change: nothing is written. */
export async function showPreview(
  ctx: Ctx,
  input: HandlerInput<typeof calendar.showPreview>['body'],
): Promise<Answer<typeof calendar.showPreview>> {
  const scope = authorise(ctx, 'calendar.manage');
  withinScope(scope, null);
  const table = readDayTable(input.text, input.year);
  if (table.occasions.length === 0 && table.faults.length === 0)
    throw invalidField('text', 'calendar.table_empty');
  const stored = await withTransaction(ctx, (tx) => tableOfYear(tx, input.year));
  const days = new Set(table.occasions.map(({ day }) => day));
  return {
    version: tableVersion(input, stored),
    rows: table.occasions.map(row),
    fixed: table.fixed,
    faults: table.faults.map((fault) => ({ ...fault })),
    leaving: (stored ?? lunarOccasions(input.year)).filter(({ day }) => !days.has(day)).map(row),
  };
}
