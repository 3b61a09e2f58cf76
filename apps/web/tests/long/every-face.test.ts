import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openAs } from '../journeys/account.ts';
import { barriersOn } from '../journeys/axe.ts';
import { inChromium, overflowOf, scriptedPhone } from '../journeys/chromium.ts';
import { people, unlinked } from '../journeys/people.ts';
import { walk } from '../journeys/walk.ts';
import { pages } from '../routes.ts';

const chromium = inChromium();

const wide = { ...scriptedPhone, viewport: { width: 1280, height: 800 } };
const narrow = { ...scriptedPhone, viewport: { width: 320, height: 640 } };

/** Both languages, both sets of colours and both widths, each twice; then the narrowest window and the largest letters. */
const faces: readonly {
  readonly face: string;
  readonly prefix: '' | '/en';
  readonly options: BrowserContextOptions;
  /** Only whether the page fits: its colours and names are those of the other faces. */
  readonly fitsOnly?: boolean;
  /** Text alone twice as large, as a reader sets it in the browser. */
  readonly isLarge?: boolean;
}[] = [
  { face: 'Persian, light, 360 px', prefix: '', options: { ...scriptedPhone, colorScheme: 'light' } },
  { face: 'English, dark, 360 px', prefix: '/en', options: { ...scriptedPhone, colorScheme: 'dark' } },
  { face: 'Persian, dark, 1280 px', prefix: '', options: { ...wide, colorScheme: 'dark' } },
  { face: 'English, light, 1280 px', prefix: '/en', options: { ...wide, colorScheme: 'light' } },
  { face: 'Persian, 320 px', prefix: '', options: narrow, fitsOnly: true },
  { face: 'English, 320 px', prefix: '/en', options: narrow, fitsOnly: true },
  {
    face: 'Persian, letters twice as large',
    prefix: '',
    options: scriptedPhone,
    fitsOnly: true,
    isLarge: true,
  },
  {
    face: 'English, letters twice as large',
    prefix: '/en',
    options: scriptedPhone,
    fitsOnly: true,
    isLarge: true,
  },
];

/** Letters as large as the reader asked of the browser, who asked for nothing else. */
async function enlarge(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

for (const { face, prefix, options, fitsOnly = false, isLarge = false } of faces) {
  const met = new Set<string>();

  test.each(people)(
    `${face}: no page that $who can reach is too wide or raises a serious barrier`,
    async ({ mobile, starts }) => {
      const page = mobile === null ? await chromium.open(options) : await openAs(chromium, mobile, options);
      if (isLarge) await enlarge(page);
      const found: string[] = [];
      await walk(
        page,
        starts.map((start) => (start === '/' ? prefix || '/' : prefix + start)),
        met,
        async (address) => {
          const tooWide = await overflowOf(page);
          if (tooWide > 0) found.push(`${address} is ${tooWide} px wider than the window`);
          if (!fitsOnly) found.push(...(await barriersOn(page)).map((barrier) => `${address}: ${barrier}`));
        },
      );
      expect(found).toEqual([]);
    },
  );

  test(`${face}: every page is reached by a link or known to lie behind a form`, () => {
    expect([...pages].filter((page) => !met.has(page) && !unlinked.includes(page))).toEqual([]);
  });
}
