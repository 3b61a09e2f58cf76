import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTransaction } from '@hamyar/db';
import {
  daysAfter,
  formatSolar,
  type IsoDay,
  isoDayToSolar,
  type Province,
  solarToday,
  solarToIsoDay,
  tehranInstant,
  today,
  yearStart,
} from '@hamyar/domain';
import { jobActor } from '@hamyar/features/ground/access/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { actingAs } from '@hamyar/platform';
import papaparse from 'papaparse';
import { commitWith } from '../../import-commit.ts';
import { at } from '../at.ts';
import { firstYear, type ListedGift, listedGifts } from './listed-gifts.ts';

/** Whose lists of this year end so many days before the others': the council's page says how far a year is recorded. */
const late: Readonly<Record<string, number>> = { 'IR-16': 24, 'IR-11': 12 };

/** Days of a new list at least: a start on the next morning adds none. */
const fewDays = 3;

/**
 * Sends each province's lists of gifts, year by year until yesterday, through the verbs of the imports' page; whatever is
 * there already is left. A start that was broken off is gone on with by the next.
 * @param senders whoever sends the list of a province; the host where none is named
 * @param progress.say told how many provinces are done
 * @param progress.signal ends it between two provinces
 */
export async function sendLists(
  ctx: Ctx,
  provinces: readonly Province[],
  senders: ReadonlyMap<string, Ctx>,
  { say, signal }: { readonly say: (line: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  const until = await listedUntil(ctx);
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-lists-'));
  try {
    // The province of the demonstration's desk first.
    const inOrder = provinces.toSorted(
      (a, b) => Number(senders.has(b.code)) - Number(senders.has(a.code)) || a.sortFa - b.sortFa,
    );
    for (const [done, province] of inOrder.entries()) {
      if (signal.aborted) return;
      await sendProvince(senders.get(province.code) ?? ctx, province, {
        folder,
        until: until.get(province.code),
        isDetailed: senders.has(province.code),
      });
      if ((done + 1) % 10 === 1)
        say(`demonstration: lists of ${done + 1} of ${inOrder.length} provinces are in`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sendProvince(
  ctx: Ctx,
  province: Province,
  {
    folder,
    until = '',
    isDetailed,
  }: { readonly folder: string; readonly until: IsoDay | undefined; readonly isDetailed: boolean },
): Promise<void> {
  const now = ctx.clock.now();
  const thisYear = solarToday(now).year;
  const lastDay = daysAfter(today(now), -1 - (late[province.code] ?? 0));
  for (const span of listedYears(thisYear, isDetailed)) {
    const year = span.at(-1) ?? thisYear;
    const gifts = span
      .flatMap((each) => listedGifts(province, each))
      .filter(({ day }) => day > until && day <= lastDay);
    const isNews = year < thisYear || until < daysAfter(lastDay, -fewDays);
    if (gifts.length === 0 || !isNews) continue;
    const file = join(folder, `${province.slug}-${year}.csv`);
    await writeFile(file, csvOf(gifts));
    await send(at(ctx, year < thisYear ? sentAt(year) : now), province, file);
  }
}

/** The years of one list each: an office that is shown in detail has sent each year's by itself, others all that are over in one. */
function listedYears(thisYear: number, isDetailed: boolean): readonly (readonly number[])[] {
  const over = Array.from({ length: thisYear - firstYear }, (_, index) => firstYear + index);
  return [...(isDetailed ? over.map((year) => [year]) : [over]), [thisYear]];
}

/** The list of a year is sent when its books are: on 20 Farvardin of the next. */
const sentAt = (year: number): Date =>
  tehranInstant(daysAfter(solarToIsoDay(yearStart(year + 1)), 19), 10 * 60);

async function send(ctx: Ctx, { code: provinceCode }: Province, file: string): Promise<void> {
  const asJob = (name: string) => actingAs(ctx, jobActor(name));
  const sent = await commitWith({ ctx, asJob }, { kind: 'contributions', file, provinceCode, answers: {} });
  if ('reason' in sent) throw new Error(`${file}: ${sent.reason} ${JSON.stringify(sent.more ?? {})}`);
}

const headings = {
  تاریخ: ({ day }) => formatSolar(isoDayToSolar(day)),
  'نام خیر': ({ donor }) => donor,
  'نوع کمک': ({ kind }) => kind,
  'مبلغ (ریال)': ({ amountIrr }) => amountIrr.toString(),
  'قلم / خدمت': ({ item }) => item,
  تعداد: ({ quantity }) => quantity,
  واحد: ({ unit }) => unit,
  شهرستان: ({ county }) => county,
  موضوع: ({ theme }) => theme,
  'نحوه پرداخت': ({ channel }) => channel,
  'شماره پیگیری': ({ tracking }) => tracking,
} satisfies Readonly<Record<string, (gift: ListedGift) => string>>;

const csvOf = (gifts: readonly ListedGift[]): string =>
  papaparse.unparse({
    fields: Object.keys(headings),
    data: gifts.map((gift) => Object.values(headings).map((cell) => cell(gift))),
  });

/** The last day that lists have brought of each province. */
async function listedUntil(ctx: Ctx): Promise<ReadonlyMap<string, IsoDay>> {
  const rows = await withTransaction(ctx, async (tx) => {
    const found = await tx.$client.query<{ code: string; until: IsoDay }>(
      "select province_code as code, max(contributed_on)::text as until from contribution where source = 'import' group by 1",
    );
    return found.rows;
  });
  return new Map(rows.map(({ code, until }) => [code, until]));
}
