import { expect, test } from 'vitest';
import { codeAfter, openAs, signIn } from './account.ts';
import { follow, inChromium, textOf } from './chromium.ts';
import { world } from './platform.ts';

const chromium = inChromium();
/** The volunteer of the demonstration. */
const volunteer = '09000000021';

test('a form sent after the session ended is kept, and sent after signing in', async () => {
  const page = await chromium.open();
  await signIn(page, volunteer);
  await page.goto('/me/settings');
  const button = () => page.locator('form:has(input[name^="paused"]) button');
  const words = await button().innerText();
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.context().addCookies(cookies.filter(({ name }) => name === 'hamyar_browser'));

  await follow(page, button());
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(await textOf(page)).toContain('نگه داشته می‌شود');
  await page.locator('input[name="mobile"]').fill(volunteer);
  const code = await codeAfter(volunteer, () => follow(page, 'main form button'));
  await page.locator('input[name="code"]').fill(code);
  await follow(page, 'main form button');
  expect(new URL(page.url()).pathname).toBe('/sign-in/resume');
  await follow(page, 'main form button');
  await page.goto('/me/settings');
  expect(await button().innerText()).not.toBe(words);
  await follow(page, button());
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('kept_form');
});

test('a code asked for again within a minute leads back to the one in hand, and its number stands in no address', async () => {
  const page = await chromium.open();
  const mobile = '09350000077';
  await page.goto('/sign-in');
  await page.locator('input[name="mobile"]').fill(mobile);
  const code = await codeAfter(mobile, () => follow(page, 'main form button'));
  const asked = page.url();
  expect(asked).not.toContain(mobile.slice(1));
  await page.goto('/sign-in');
  await page.locator('input[name="mobile"]').fill('۰۹۳۵ ۰۰۰ ۰۰۷۷');
  await follow(page, 'main form button');
  expect(page.url()).toBe(asked);
  await follow(page, 'form[action*="again"] button');
  expect(await textOf(page)).toContain('هنوز کار می‌کند');
  await page.locator('input[name="code"]').fill(code);
  await follow(page, 'main form button');
  expect(new URL(page.url()).pathname).not.toContain('/sign-in');
});

test('a page of somebody’s own is kept nowhere, and gone behind the Back button after signing out', async () => {
  const page = await openAs(chromium, volunteer);
  const answer = await page.goto('/me/data');
  expect(answer?.headers()['cache-control']).toBe('no-store');
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const home = await fetch(world.platform.webUrl, { headers: { cookie: cookies } });
  expect(home.headers.get('cache-control')).toBe('no-store');
});
