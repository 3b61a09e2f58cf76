import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { inChromium, overflowOf, scriptedPhone } from './chromium.ts';
import { people } from './people.ts';
import { walk } from './walk.ts';

const chromium = inChromium();
/** Kinds of pages looked at so far; each person sees what those before them could not. */
const met = new Set<string>();

test.each(people)(
  'no page that $who can reach is wider than a phone or raises a serious barrier',
  async ({ mobile, starts }) => {
    const page =
      mobile === null ? await chromium.open(scriptedPhone) : await openAs(chromium, mobile, scriptedPhone);
    const found: string[] = [];
    await walk(page, starts, met, async (address) => {
      const tooWide = await overflowOf(page);
      if (tooWide > 0) found.push(`${address} is ${tooWide} px wider than the window`);
      found.push(...(await barriersOn(page)).map((barrier) => `${address}: ${barrier}`));
    });
    expect(found).toEqual([]);
  },
);
