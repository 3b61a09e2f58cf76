import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, phone, scriptedPhone, textOf } from './chromium.ts';
import { staffMobiles, world } from './platform.ts';

const chromium = inChromium();
/** Administers the staff of Khorasan Razavi in the demonstration. */
const administrator = '09000000028';
const wide = { ...phone, viewport: { width: 1280, height: 900 } };

/** No barrier and nothing too wide, in both languages and at both widths. */
async function looksRight(mobile: string, path: string): Promise<void> {
  for (const [options, address] of [
    [scriptedPhone, path],
    [wide, `/en${path}`],
  ] as const) {
    const page = await openAs(chromium, mobile, options);
    await page.goto(address);
    expect(await overflowOf(page), address).toBe(0);
    await page.screenshot({
      fullPage: true,
    });
    if (options === scriptedPhone) expect(await barriersOn(page), address).toEqual([]);
  }
}

test('an administrator gives a county officer other counties, and proposes the end of an office of two people', async () => {
  const page = await openAs(chromium, administrator);
  await page.goto('/desk/staff?role=county_officer');
  await follow(page, 'tbody a');
  await follow(page, 'main a[href$="/counties"]');
  await looksRight(administrator, new URL(page.url()).pathname);
  await page.uncheck('input[name="countyCodes[]"][value="0918"]');
  await page.locator('textarea[name="reason"]').fill('تقسیم تازهٔ کار');
  await follow(page, 'main form button');
  expect(new URL(page.url()).search).toBe('?done=counties');
  expect(await textOf(page)).toContain('تقسیم تازهٔ کار');
  await looksRight(administrator, new URL(page.url()).pathname);
  await follow(page, 'main a[href$="/counties"]');
  await page.check('input[name="countyCodes[]"][value="0918"]');
  await page.locator('textarea[name="reason"]').fill('مثل قبل');
  await follow(page, 'main form button');

  await page.goto('/desk/staff?role=treasurer');
  await follow(page, 'tbody a');
  const office = new URL(page.url()).pathname;
  await looksRight(administrator, `${office}/suspend`);
  await looksRight(administrator, `${office}/end`);
  await follow(page, 'main a[href$="/end"]');
  await page.locator('textarea[name="reason"]').fill('پایان قرارداد');
  await follow(page, 'main form button');
  expect(new URL(page.url()).search).toBe('?done=proposed');
  expect(await page.locator('form[action="?/confirm"]').count()).toBe(0);
  await looksRight(administrator, office);
  await page.locator('details:has(form[action="?/withdraw"]) summary').click();
  await follow(page, 'form[action="?/withdraw"] button');
  expect(new URL(page.url()).search).toBe('?done=withdrawn');
});

test('an officer opens a closed county again after people were told, and sees before what comes back', async () => {
  const page = await openAs(chromium, staffMobiles.officer);
  await page.goto('/desk/calendar/close');
  const today = Number(await page.locator('select[name="startsOn.day"]').inputValue());
  for (const field of ['startsOn', 'endsOn'])
    await page.selectOption(`select[name="${field}.day"]`, String(Math.min(today + 3, 29)));
  await page.selectOption('select[name="place"]', '0917');
  await follow(page, 'main form button');
  await page.check('input[name="reason"][value="snow"]');
  await follow(page, 'main form button.danger');
  // Half an hour later people have been told.
  await world.rows("update closure set told_at = now() - interval '1 minute' where county_code = '0917'");
  await page.goto('/desk/calendar');
  await follow(page, 'main a[href$="/reopen"]');
  await looksRight(staffMobiles.officer, new URL(page.url()).pathname);
  await follow(page, 'main form button.danger');
  expect(new URL(page.url()).search).toBe('?done=reopened');
  expect(await overflowOf(page)).toBe(0);
});
