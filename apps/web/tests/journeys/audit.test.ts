import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { follow, inChromium, overflowOf, phone, textOf } from './chromium.ts';

const chromium = inChromium();
const volunteer = '09000000021';
const officer = '09000000023';
const auditor = '09000000026';

test('an auditor reads what one person did, without script, and that person sees who looked', async () => {
  const desk = await openAs(chromium, officer);
  await desk.goto('/desk/credentials');
  await desk.goto('/desk/people');
  await follow(desk, 'main a[href^="/desk/people/0"]');

  const page = await openAs(chromium, auditor, { ...phone, javaScriptEnabled: false });
  await page.goto('/desk/audit');
  expect(await overflowOf(page)).toBe(0);
  expect(await textOf(page)).toContain('نمایهٔ داوطلب دیده شد');
  await page.locator('summary', { hasText: 'کارهای یک شخص' }).click();
  await page.locator('input[name^="mobile"]').fill('۰۹۹');
  await follow(page, 'form[action="?/person"] button');
  expect(await page.locator('[aria-invalid="true"]').isVisible()).toBe(true);
  await page.locator('input[name^="mobile"]').fill(volunteer);
  await follow(page, 'form[action="?/person"] button');
  expect(new URL(page.url()).searchParams.get('account')).toMatch(/^[0-9a-f-]{36}$/);
  expect(page.url()).not.toContain(volunteer.slice(1));
  await page.selectOption('select[name="type"]', 'need');
  await follow(page, 'form[role="search"] button');
  expect(new URL(page.url()).searchParams.get('account')).not.toBeNull();

  const own = await openAs(chromium, volunteer);
  await own.goto('/me/data');
  await follow(own, 'main a[href="/me/data/looks"]');
  expect(await textOf(own)).toContain('سابقهٔ یک شخص جست‌وجو شد');
  expect(await overflowOf(own)).toBe(0);
});
