import { growthBasisPoints } from '@hamyar/domain';
import { type Browser } from '../http-browser.ts';
import { eventually, inPersian, type JobWorld, people } from './world.ts';

export interface CouncilFigures {
  readonly lastYearIrr: string;
  readonly thisYearIrr: string;
  readonly growthPercent: number;
}

/** What the council page must say of Razavi Khorasan as of 30 Aban 1405 (`samples/README.md`). */
const lastYear = 595_880_520_000n;
const thisYear = 667_386_182_400n;

/** Step 5, first half: the page's figures after the imports. */
export async function readCouncil(world: JobWorld): Promise<CouncilFigures> {
  const browser = await world.staff(people.council);
  await eventually('the totals of the imports on the council page', async () => {
    const { text } = await browser.get('/council/razavi-khorasan?as-of=1405-08-30');
    return text.includes(inPersian(lastYear)) && text.includes(inPersian(thisYear)) && text.includes('۱۲٪');
  });
  return {
    lastYearIrr: String(lastYear),
    thisYearIrr: String(thisYear),
    growthPercent: Number(growthBasisPoints(thisYear, lastYear)) / 100,
  };
}

/** Step 5, second half: how many seconds a new payment takes to stand in the page. */
export async function watchCouncil(world: JobWorld): Promise<{ seen(amountIrr: bigint): Promise<number> }> {
  const browser = await world.staff(people.council);
  const before = await totalShown(browser, world);
  return {
    async seen(amountIrr) {
      const startedAt = performance.now();
      await eventually(
        'the new payment on the council page',
        async () =>
          (await browser.get('/council/razavi-khorasan')).text.includes(inPersian(before + amountIrr)),
        5_000,
      );
      return Math.round(performance.now() - startedAt) / 1_000;
    },
  };
}

/** The year's cash of Razavi Khorasan as of today, from the contributions themselves, in rials. */
export async function cashToday(world: JobWorld): Promise<bigint> {
  const [row] = await world.rows<{ total: string }>(
    `select coalesce(sum(amount_irr), 0)::text as total from contribution
     where province_code = 'IR-09' and kind = 'cash' and contributed_on >= '2026-03-21'
       and contributed_on <= (now() at time zone 'Asia/Tehran')::date`,
  );
  return BigInt(row?.total ?? '0');
}

/** The same, having seen that the page shows it. */
async function totalShown(browser: Browser, world: JobWorld): Promise<bigint> {
  const total = await cashToday(world);
  const { text } = await browser.get('/council/razavi-khorasan');
  if (!text.includes(inPersian(total)))
    throw new Error(`the council page does not show ${total} as of today`);
  return total;
}
