import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { follow, inChromium, overflowOf, textOf } from './chromium.ts';
import { staffMobiles } from './platform.ts';

const chromium = inChromium();

test('anybody reads a month on a phone, with the holidays that may still move', async () => {
  const page = await chromium.open();
  await page.goto('/calendar?year=1405&month=4');
  expect(await textOf(page)).toContain('احتمالی');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'a[rel="next"]');
  expect(await page.locator('h1').innerText()).toContain('مرداد');
});

test('an officer closes a county for some days, sees before what it reaches, and takes it back', async () => {
  const page = await openAs(chromium, staffMobiles.officer);
  await page.goto('/desk/calendar/close');
  const chosen = async (field: string) =>
    Number(await page.locator(`select[name="${field}.day"]`).inputValue());
  const today = await chosen('startsOn');
  // The days after today, within its month: nobody is to come so soon that it could not be taken back.
  for (const field of ['startsOn', 'endsOn'])
    await page.selectOption(`select[name="${field}.day"]`, String(Math.min(today + 2, 29)));
  await page.selectOption('select[name="place"]', '0916');
  await follow(page, 'main form button');
  expect(await overflowOf(page)).toBe(0);
  await page.check('input[name="reason"][value="snow"]');
  await page.check('input[name="treatment"][value="move"]');
  await page.locator('input[name="moveDays.number"]').fill('۷');
  await follow(page, 'main form button.danger');
  expect(new URL(page.url()).search).toBe('?done=closed');
  await follow(page, 'form[action="?/lift"] button');
  expect(new URL(page.url()).search).toBe('?done=lifted');
});

test('a venue is added, opened and read with its ways in, and a need points to it', async () => {
  const page = await openAs(chromium, staffMobiles.officer);
  await page.goto('/desk/venues/new');
  await page.selectOption('select[name="kind"]', 'clinic');
  await page.locator('input[name="name"]').fill('کلینیک آزمون');
  await page.selectOption('select[name="countyCode"]', '0916');
  await page.locator('textarea[name="address"]').fill('مشهد، خیابان آزمون');
  await page.locator('input[name="point"]').fill('۳۶.۲۹۷، ۵۹.۶۰۶');
  await page.selectOption('select[name="stepFree"]', 'yes');
  await follow(page, 'main form button');
  await follow(page, 'form[action="?/open"] button');
  await page.goto('/desk/needs/new');
  expect(await page.locator('select[name="venueId"]').innerText()).toContain('کلینیک آزمون');
  await page.goto('/desk/venues');
  await page.locator('main a', { hasText: 'کلینیک آزمون' }).first().click();
  await follow(page, 'main a[href^="/venues/"]');
  const text = await textOf(page);
  for (const said of ['مشهد، خیابان آزمون', 'ورودی بدون پله', 'نقشهٔ گوشی']) expect(text).toContain(said);
});
