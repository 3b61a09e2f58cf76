import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { follow, inChromium, overflowOf, textOf } from './chromium.ts';

const chromium = inChromium();
/** Of Razavi Khorasan, in the demonstration. */
const administrator = '09000000028';

test('anybody finds an office on a phone without script, with its account and who answers for data', async () => {
  const page = await chromium.open();
  await page.goto('/');
  await follow(page, 'footer a[href="/offices"]');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main a[href="/offices/razavi-khorasan"]');
  const text = await textOf(page);
  for (const said of ['بلوار نمایش', 'کارشناس حفاظت داده‌ها', 'IR95 0540', 'بانک پارسیان', 'آسانسور گویا'])
    expect(text).toContain(said);
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main a[href="/privacy"]');
  expect(await textOf(page)).toContain('نسخهٔ ۱');
  await follow(page, 'footer a[href="/terms"]');
  expect(await overflowOf(page)).toBe(0);
  await page.goto('/en/offices/nation');
  expect(await textOf(page)).toContain('Data-protection officer');
});

test('an administrator records the contact anew, and is told by the field what cannot be', async () => {
  const page = await openAs(chromium, administrator);
  await page.goto('/desk/office');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main a[href="/desk/office/razavi-khorasan"]');
  expect(await overflowOf(page)).toBe(0);
  await page.locator('input[name="phone"]').fill('تلفن');
  await follow(page, 'form[action="?/revise"] button');
  expect(await textOf(page)).toContain('این تلفن خوانده نشد');
  expect(await page.locator('input[name="phone"]').inputValue()).toBe('تلفن');
  await page.locator('input[name="phone"]').fill('۰۵۱ ۰۰۰۰ ۰۰۰۷');
  await follow(page, 'form[action="?/revise"] button');
  expect(new URL(page.url()).search).toBe('?done=saved');
  await page.goto('/offices/razavi-khorasan');
  expect(await textOf(page)).toContain('۰۵۱۰۰۰۰۰۰۰۷');
});

test('an administrator proposes an account that waits for a second person', async () => {
  const page = await openAs(chromium, administrator);
  await page.goto('/desk/office/razavi-khorasan');
  await page.locator('details:has(form[action="?/bank"]) > summary').click();
  const form = page.locator('form[action="?/bank"]');
  await form.locator('input[name="sheba"]').fill('IR۸۲ ۰۵۴۰ ۱۰۲۶ ۸۰۰۲ ۰۸۱۷ ۹۰۹۰ ۰۲');
  await form.locator('input[name="ownerName"]').fill('حساب آزمون');
  await form.locator('select[name="intention"]').selectOption('zakat');
  await follow(page, 'form[action="?/bank"] button');
  expect(new URL(page.url()).search).toBe('?done=proposed');
  expect(await textOf(page)).toContain('در انتظار نفر دوم');
  await page.goto('/offices/razavi-khorasan');
  expect(await textOf(page)).not.toContain('حساب آزمون');
});
