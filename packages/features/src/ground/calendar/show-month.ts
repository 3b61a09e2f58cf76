import type { Answer, calendar, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import {
  type Calendar,
  dayKind,
  daysAfter,
  type IsoDay,
  isProvisional,
  occasionsOn,
  solarMonthLength,
  solarToday,
  solarToIsoDay,
  today,
  weekdayOf,
} from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { type Lists, listsOf } from '../lists/index.ts';
import { countyLabel, provinceLabel, termLabel } from '../places/index.ts';
import { readCalendar, sourceOfYear } from './queries.ts';

type Month = Answer<typeof calendar.showMonth>;

/** A month as everybody reads it; without a province it is the nation's. */
export async function showMonth(
  ctx: Ctx,
  query: HandlerInput<typeof calendar.showMonth>['query'],
): Promise<Month> {
  authorise(ctx, 'public');
  const now = ctx.clock.now();
  const current = solarToday(now);
  const { year = current.year, month = current.month, province: provinceCode = null } = query;
  const first = solarToIsoDay({ year, month, day: 1 });
  const days = Array.from({ length: solarMonthLength(year, month) }, (_, index) => daysAfter(first, index));
  return withTransaction(ctx, async (tx) => {
    const known = await readCalendar(tx, first, days.at(-1) ?? first);
    const lists = await listsOf(ctx, tx);
    return {
      year,
      month,
      today: today(now),
      province: provinceCode === null ? null : provinceLabel(provinceCode),
      source: await sourceOfYear(tx, year),
      days: days.map((day) => presentDay(known, lists, day, provinceCode)),
    };
  });
}

function presentDay(
  known: Calendar,
  lists: Lists,
  day: IsoDay,
  provinceCode: string | null,
): Month['days'][number] {
  const closedHere = known.closures.filter(
    (closed) => closed.provinceCode === provinceCode && closed.startsOn <= day && day <= closed.endsOn,
  );
  return {
    day,
    weekday: weekdayOf(day),
    kind: dayKind(known, day, { provinceCode }),
    occasions: occasionsOn(known, day).map(({ kind, fa, en, basis }) => ({
      kind,
      fa,
      en,
      isProvisional: isProvisional({ basis }),
    })),
    closures: closedHere.slice(0, 100).map(({ countyCode, reason }) => ({
      county: countyCode === null ? null : countyLabel(countyCode),
      reason: termLabel(lists.closure_reason, reason),
    })),
  };
}
