/// <reference lib="dom" />
import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { inChromium, leads, phone, scriptedPhone } from './chromium.ts';
import { staffMobiles } from './platform.ts';

const chromium = inChromium();
const desktop = { ...scriptedPhone, viewport: { width: 1280, height: 800 } };

test('an officer goes from a list to a licence and its forms by keys alone, whatever keyboard is set', async () => {
  const page = await openAs(chromium, staffMobiles.officer, desktop);
  await page.goto('/desk/credentials');
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.closest('tr')?.rowIndex)).toBe(1);
  // The key of the same place on a Persian keyboard writes another letter.
  await page.evaluate(() =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ت', code: 'KeyJ', cancelable: true })),
  );
  await page.keyboard.press('k');
  expect(await page.evaluate(() => document.activeElement?.closest('tr')?.rowIndex)).toBe(1);
  await leads(page, () => page.keyboard.press('Enter'));
  expect(new URL(page.url()).pathname).toMatch(/^\/desk\/credentials\/./);
  await page.keyboard.press('r');
  expect(await page.evaluate(() => document.activeElement?.closest('form')?.getAttribute('action'))).toBe(
    '?/reject',
  );
  const at = page.url();
  await page.keyboard.press('a');
  expect(await page.evaluate(() => document.activeElement?.closest('form')?.getAttribute('action'))).toMatch(
    /^\?\/(verify|reveal)$/,
  );
  // Nothing is decided by a letter.
  expect(page.url()).toBe(at);
});

test('the palette finds a page by what somebody types, and a person by their name', async () => {
  const page = await openAs(chromium, staffMobiles.officer, desktop);
  await page.goto('/desk');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('پروانه');
  await leads(page, () => page.keyboard.press('Enter'));
  expect(new URL(page.url()).pathname).toBe('/desk/credentials');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('نرگس');
  await leads(page, () => page.keyboard.press('Enter'));
  const { pathname, searchParams } = new URL(page.url());
  expect([pathname, searchParams.get('name')]).toEqual(['/desk/people', 'نرگس']);
});

test('letters do nothing while somebody writes or has turned them off, and the choice stays', async () => {
  const page = await openAs(chromium, staffMobiles.officer, desktop);
  await page.goto('/desk/people');
  await page.locator('input[name="name"]').focus();
  await page.keyboard.type('j?');
  expect(await page.locator('input[name="name"]').inputValue()).toBe('j?');
  await page.locator('h1').click();
  await page.keyboard.press('?');
  await page.locator('dialog[open] input[type="checkbox"]').uncheck();
  await page.keyboard.press('Escape');
  await page.goto('/desk/credentials');
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.closest('tr'))).toBeNull();
});

test('without script nothing speaks of keys', async () => {
  const page = await openAs(chromium, staffMobiles.officer, {
    ...phone,
    viewport: { width: 1280, height: 800 },
  });
  await page.goto('/desk');
  expect(await page.locator('[data-opens]').first().isVisible()).toBe(false);
});
