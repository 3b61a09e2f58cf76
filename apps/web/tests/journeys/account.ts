import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type Chromium, follow, phone } from './chromium.ts';
import { eventually, journeysFolder, world } from './platform.ts';

/**
 * Signs in with the code that arrives in the inbox; ends on the page that signing in leads to.
 * @param on where the page is; the platform of all journeys unless told
 */
export async function signIn(page: Page, mobile: string, on = world): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name="mobile"]').fill(mobile);
  const code = await codeAfter(mobile, () => follow(page, 'main form button'), on);
  await page.locator('input[name="code"]').fill(code);
  await follow(page, 'main form button');
}

/** @returns the code of the first SMS that reaches the number after the act */
export async function codeAfter(mobile: string, act: () => Promise<void>, on = world): Promise<string> {
  const known = (await on.messages(mobile)).length;
  await act();
  return eventually(`a code for ${mobile}`, async () => {
    const texts = await on.messages(mobile);
    return texts.length > known && texts.map((text) => /#(\d{6,8})\b/.exec(text)?.[1]).find(Boolean);
  });
}

/** A page of someone of the staff, signed in once in the run. */
export async function openAs(
  chromium: Chromium,
  mobile: string,
  options: BrowserContextOptions = phone,
): Promise<Page> {
  const kept = join(journeysFolder, `${mobile}.json`);
  const isKept = await access(kept).then(
    () => true,
    () => false,
  );
  if (isKept) return chromium.open({ ...options, storageState: kept });
  const page = await chromium.open(options);
  await signIn(page, mobile);
  await page.context().storageState({ path: kept });
  return page;
}
