/// <reference lib="dom" />
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { world } from './platform.ts';

/** A phone of 360 px, with script off: what every journey must manage with. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  locale: 'fa-IR',
  timezoneId: 'Asia/Tehran',
  reducedMotion: 'reduce',
  javaScriptEnabled: false,
};
/** The same phone with script on: for tools that look at the page from inside. */
export const scriptedPhone: BrowserContextOptions = { ...phone, javaScriptEnabled: true };

export interface Chromium {
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** One Chromium for the file; every page of `open` has cookies of its own and is closed after its test. */
export function inChromium(): Chromium {
  let browser: Browser | undefined;
  const open = new Set<Page>();
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterEach(async ({ task }) => {
    for (const page of open) {
      // What a reader of a failure asks first.
      const error = task.result?.errors?.[0];
      if (error) error.message += `\n${page.url()}\n${(await textOf(page).catch(() => '')).slice(0, 600)}`;
      await page.context().close();
    }
    open.clear();
  });
  afterAll(() => browser?.close());
  return {
    async open(options = phone) {
      if (!browser) throw new Error('open a page within a test');
      const context = await browser.newContext({ baseURL: world.platform.webUrl, ...options });
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      open.add(page);
      return page;
    },
  };
}

/** Presses what leads to another page and waits for that page. */
export async function follow(page: Page, what: Locator | string): Promise<void> {
  const target = typeof what === 'string' ? page.locator(what).first() : what;
  await leads(page, () => target.click());
}

/** Does what leads to another page and waits for that page. */
export async function leads(page: Page, act: () => Promise<void>): Promise<void> {
  const arrived = page.waitForEvent('framenavigated', { predicate: (frame) => frame === page.mainFrame() });
  await Promise.all([arrived, act()]);
  await page.waitForLoadState('load');
}

/** How many pixels the page is wider than its window: 0 on a page that never scrolls sideways. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

export const textOf = (page: Page): Promise<string> => page.locator('main').innerText({ timeout: 5_000 });
