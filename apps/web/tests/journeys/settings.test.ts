import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { follow, inChromium } from './chromium.ts';
import { world } from './platform.ts';

const chromium = inChromium();
const volunteer = '09000000021';

test('a volunteer pauses and resumes by the buttons of the settings', async () => {
  const page = await openAs(chromium, volunteer);
  await page.goto('/me/settings');
  const button = () => page.locator('form:has(input[name^="paused"]) button');
  const words = await button().innerText();
  await follow(page, 'form:has(input[name^="paused"]) button');
  await page.goto('/me/settings');
  expect(await button().innerText()).not.toBe(words);
  await follow(page, 'form:has(input[name^="paused"]) button');
  await page.goto('/me/settings');
  expect(await button().innerText()).toBe(words);
});

test('the page of primitives is not there on a running site, read or posted to', async () => {
  const { webUrl } = world.platform;
  const posted = { method: 'POST', headers: { origin: webUrl }, body: new URLSearchParams({ name: 'x' }) };
  expect((await fetch(`${webUrl}/dev/ui`)).status).toBe(404);
  expect((await fetch(`${webUrl}/dev/ui`, posted)).status).toBe(404);
});
