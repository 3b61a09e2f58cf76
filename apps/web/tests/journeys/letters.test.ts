import { toPersianDigits } from '@hamyar/i18n';
import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { follow, inChromium, leads, overflowOf, textOf } from './chromium.ts';
import { eventually } from './platform.ts';

const chromium = inChromium();
/** Administrator of Razavi Khorasan, in the demonstration. */
const administrator = '09000000028';
const aPdf = Buffer.from('%PDF-1.4\nstartxref\n9\n%%EOF\n');

test('an administrator drafts a letter without script, issues it as it was shown, and whoever has its code sees that it is ours', async () => {
  const page = await openAs(chromium, administrator);
  await page.goto('/desk/letters');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main a[href="/desk/letters/new"]');
  await page.locator('input[name="addressee"]').fill('شهرداری نمونه');
  await page.locator('input[name="subject"]').fill('جا برای کلینیک');
  await page.locator('textarea[name="body"]').fill('با سلام\nخواهشمند است دستور فرمایید.');
  await follow(page, 'main form[method="post"] button');
  expect(new URL(page.url()).search).toBe('?done=drafted');
  expect(await overflowOf(page)).toBe(0);
  const letter = new URL(page.url()).pathname;
  const file = { name: 'map.pdf', mimeType: 'application/pdf', buffer: aPdf };
  await page.locator('input[type="file"]').setInputFiles(file);
  await follow(page, 'form[action="?/add"] button');
  expect(new URL(page.url()).search).toBe('?done=added');
  // Nothing goes out before it was looked at.
  await eventually('the look at the file', async () => {
    await page.goto(letter);
    return (await page.locator(`main a[href="${letter}/issue"]`).count()) === 1;
  });
  await follow(page, `main a[href="${letter}/issue"]`);
  expect(await textOf(page)).toContain('خواهشمند است دستور فرمایید.');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main form[method="post"] button');
  expect(new URL(page.url()).search).toBe('?done=issued');
  expect(await textOf(page)).toMatch(/IR-۰۹\/[۰-۹]{4}\/[۰-۹]+/);
  expect(await overflowOf(page)).toBe(0);

  const paper = await page.request.get(`${letter}/letter.pdf`);
  expect(paper.headers()['content-type']).toContain('application/pdf');
  expect(await textOf(page)).toContain('۱ فایل');
  const check = await page.locator('main a[href^="/letters/"]').getAttribute('href');
  const anybody = await chromium.open();
  await anybody.goto(check ?? '');
  const seen = await textOf(anybody);
  expect(seen).toContain('جا برای کلینیک');
  expect(seen).not.toMatch(/شهرداری نمونه|خواهشمند/);
  expect(await overflowOf(anybody)).toBe(0);

  await page.locator('details:has(form[action="?/withdraw"]) > summary').click();
  await page.locator('textarea[name="reason"]').fill('شمارهٔ قرارداد در آن اشتباه بود');
  await follow(page, 'form[action="?/withdraw"] button');
  expect(new URL(page.url()).search).toBe('?done=withdrawn');
  await anybody.reload();
  expect(await textOf(anybody)).toContain('شمارهٔ قرارداد در آن اشتباه بود');

  // Whoever cannot scan types the code, on the page for it or where receipts are checked.
  const code = check?.split('/').at(-1) ?? '';
  for (const [path, field] of [
    ['/letters', 'code'],
    ['/v', 'text'],
  ] as const) {
    await anybody.goto(path);
    expect(await overflowOf(anybody)).toBe(0);
    await anybody.locator(`main input[name="${field}"]:visible`).fill('AAAAAAAAAA');
    await leads(anybody, () => anybody.locator(`main input[name="${field}"]:visible`).press('Enter'));
    expect(await textOf(anybody)).toContain('نامه‌ای با این کد نداریم');
    await anybody.locator(`main input[name="${field}"]:visible`).fill(code.toLowerCase());
    await leads(anybody, () => anybody.locator(`main input[name="${field}"]:visible`).press('Enter'));
    expect(new URL(anybody.url()).pathname).toBe(check?.replaceAll('-', ''));
  }

  // Whoever holds a forged paper reads that it is not ours, and a code is read as a telephone in Iran writes it.
  await anybody.goto(`/letters/${toPersianDigits(check?.split('/').at(-1) ?? '')}`);
  expect(await textOf(anybody)).toContain('جا برای کلینیک');
  expect((await anybody.goto('/letters/AAAA-AAAA-AA'))?.status()).toBe(404);
  expect(await textOf(anybody)).toContain('این نامه از ما نیست');
  expect(await overflowOf(anybody)).toBe(0);
});
