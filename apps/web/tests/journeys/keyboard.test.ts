import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { codeAfter } from './account.ts';
import { inChromium, leads, phone, textOf } from './chromium.ts';
import { tabTo } from './keyboard.ts';
import { world } from './platform.ts';

const chromium = inChromium();
// With less motion every property of the focus ring passes through a moment of its old value.
const keyboard: BrowserContextOptions = { ...phone, reducedMotion: 'no-preference' };

test('someone signs in with Tab and Enter alone, and always sees where the focus is', async () => {
  const mobile = '09121230031';
  const page = await chromium.open(keyboard);
  await page.goto('/');
  await tabTo(page, 'a[href="#content"]');
  await tabTo(page, 'a[href^="/sign-in"]');
  await leads(page, () => page.keyboard.press('Enter'));
  await tabTo(page, 'input[name="mobile"]');
  await page.keyboard.type('۰۹۱۲۱۲۳۰۰۳۱');
  await tabTo(page, 'main form button');
  const code = await codeAfter(mobile, () => leads(page, () => page.keyboard.press('Enter')));
  await tabTo(page, 'input[name="code"]');
  await page.keyboard.type(code);
  await leads(page, () => page.keyboard.press('Enter'));
  expect(new URL(page.url()).pathname).toMatch(/^\/welcome/);
});

test('someone gives in English with Tab and Enter alone, from the project to the receipt', async () => {
  const [project] = await world.rows<{ number: string }>(
    "select number::text from project where status = 'open' order by number desc limit 1",
  );
  const page = await chromium.open(keyboard);
  await page.goto(`/en/projects/${project?.number}`);
  await tabTo(page, 'main a[href$="/give"]');
  await leads(page, () => page.keyboard.press('Enter'));
  await tabTo(page, 'input[name="amountIrr.toman"]');
  await page.keyboard.type('250,000');
  await tabTo(page, 'input[name="donorName"]');
  await page.keyboard.type('Azadeh Niku');
  await tabTo(page, 'main form button');
  await leads(page, () => page.keyboard.press('Enter'));
  expect((await textOf(page)).toLowerCase()).toContain('two million five hundred thousand');
  await tabTo(page, 'main form button');
  await leads(page, () => page.keyboard.press('Enter'));
  expect(page.url()).toContain(world.platform.sandboxUrl);
  await tabTo(page, 'button[value="pay"]');
  await leads(page, () => page.keyboard.press('Enter'));
  await page.waitForURL(/\/en\/receipts\//);
  expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
  expect(await textOf(page)).toContain('Azadeh Niku');
});
