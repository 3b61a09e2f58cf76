import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, phone, scriptedPhone, textOf } from './chromium.ts';

const chromium = inChromium();
/** Of Mashhad and Chenaran, and of their province, in the demonstration. */
const countyOfficer = '09000000029';
const officer = '09000000023';

test('a draft of a county goes to the officer of the province and back, and opens, on phones without script', async () => {
  const county = await openAs(chromium, countyOfficer);
  await county.goto('/desk/needs?status=draft');
  expect(await overflowOf(county)).toBe(0);
  expect(await textOf(county)).toContain('شنوایی‌سنجی دانش‌آموزان روستاهای چناران');
  await follow(county, 'main a[href="/desk/needs/new"]');
  expect(await textOf(county)).toContain('پیش‌نویس می‌شود');
  expect(await overflowOf(county)).toBe(0);
  // No county but those of the office is offered.
  expect(await county.locator('select[name="countyCode"] option').allTextContents()).toEqual([
    '—',
    expect.stringContaining('چناران'),
    expect.stringContaining('مشهد'),
  ]);

  await county.goto('/desk/needs?status=draft');
  await follow(county, 'tr:has-text("مشاورهٔ خانواده در حاشیهٔ مشهد") a[href$="/draft"]');
  expect(await textOf(county)).toContain('ساعت‌ها با برنامهٔ خانهٔ محله نمی‌خواند');
  expect(await overflowOf(county)).toBe(0);
  expect(await county.locator('form[action="?/open"]').count()).toBe(0);
  const address = new URL(county.url()).pathname;
  const scripted = await openAs(chromium, countyOfficer, scriptedPhone);
  for (const path of [address, `/en${address}`, '/desk/needs/new']) {
    await scripted.goto(path);
    expect(await barriersOn(scripted), path).toEqual([]);
    expect(await overflowOf(scripted), path).toBe(0);
  }
  await county.locator('select[name="startMinute.number"]').selectOption('600');
  await follow(county, 'form[action="?/revise"] button');
  expect(new URL(county.url()).search).toBe('?revised=1');
  expect(await textOf(county)).toContain('منتظر کارشناس استان');

  const page = await openAs(chromium, officer);
  await page.goto(address);
  expect(await overflowOf(page)).toBe(0);
  expect(await page.locator('select[name="startMinute.number"]').inputValue()).toBe('600');
  await page.locator('form[action="?/return"] textarea[name="reason"]').fill('ن');
  await follow(page, 'form[action="?/return"] button');
  expect(new URL(page.url()).pathname).toBe(address);
  await follow(page, 'form[action="?/open"] button');
  expect(new URL(page.url()).search).toBe('?done=opened');
  await page.goto('/needs?province=IR-09');
  expect(await textOf(page)).toContain('مشاورهٔ خانواده در حاشیهٔ مشهد');
});

test('whoever wrote a draft discards it, on a phone without script', async () => {
  const county = await openAs(chromium, countyOfficer);
  await county.goto('/desk/needs?status=draft');
  await follow(county, 'tr:has-text("شنوایی‌سنجی دانش‌آموزان روستاهای چناران") a[href$="/draft"]');
  await county.locator('details:has(form[action="?/discard"]) summary').click();
  expect(await overflowOf(county)).toBe(0);
  await follow(county, 'form[action="?/discard"] button');
  expect(new URL(county.url()).search).toContain('done=discarded');
  expect(await textOf(county)).not.toContain('شنوایی‌سنجی دانش‌آموزان روستاهای چناران');
});

test('the office of a county finds its own places on the desk, and no door that is closed to it', async () => {
  const county = await openAs(chromium, countyOfficer, { ...phone, viewport: { width: 1280, height: 800 } });
  await county.goto('/desk');
  const places = await county
    .locator('main li a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(places.filter((path) => path?.startsWith('/desk'))).toEqual([
    '/desk/needs',
    '/desk/credentials',
    '/desk/papers',
  ]);
  for (const path of places) {
    const answer = await county.goto(path ?? '');
    expect(answer?.status(), path ?? '').toBe(200);
    // Licences are shown to it, and decided in the province.
    expect(await textOf(county)).not.toContain('منتظر تأیید شما');
    expect(await county.locator('main a[href^="/desk/people"], main a[href^="/desk/matching"]').count()).toBe(
      0,
    );
  }
});
