import { expect, it } from 'vitest';
import { openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, scriptedPhone, textOf } from './chromium.ts';
import { world } from './platform.ts';

const chromium = inChromium();
const volunteer = '09000000021';

it('a volunteer reads what they agreed to, takes it back and agrees again, without script', async () => {
  const page = await openAs(chromium, volunteer);
  await page.goto('/me/agreements');
  expect(await overflowOf(page)).toBe(0);
  expect(await textOf(page)).toContain('نسخهٔ کنونی همهٔ این متن‌ها را پذیرفته‌اید');
  await follow(page, 'main a[href^="/agreements/safeguarding"]');
  expect(await page.locator('main h1').innerText()).toBe('محافظت از کودکان و افراد آسیب‌پذیر');
  expect(await overflowOf(page)).toBe(0);

  await page.goto('/me/agreements');
  await follow(page, 'a[href="/me/agreements/withdraw"]');
  expect(await textOf(page)).toContain('پیشنهاد تازه‌ای نمی‌گیرید');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main form button');
  expect(await textOf(page)).toContain('رضایت شما پس گرفته شد');
  await page.goto('/me');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main a.button[href="/me/agreements"]');
  await follow(page, 'main form button');
  expect(await textOf(page)).toContain('پذیرفته شد');
  await page.goto('/me');
  expect(await page.locator('main a.button[href="/me/agreements"]').count()).toBe(0);

  // What looks for barriers runs in the page, so it needs script.
  const scripted = await chromium.open({
    ...scriptedPhone,
    storageState: await page.context().storageState(),
  });
  for (const path of ['/me/agreements', '/me/agreements/withdraw', '/agreements/code_of_conduct']) {
    await scripted.goto(path);
    expect(await barriersOn(scripted), path).toEqual([]);
  }
});

it('a pledge carries the version of the terms of giving that its page showed', async () => {
  const page = await chromium.open();
  const [project] = await world.rows<{ number: string }>(
    "select number from project where status = 'open' limit 1",
  );
  await page.goto(`/projects/${project?.number}/give`);
  expect(await page.locator('a[href="/agreements/giver_terms?version=1"]').count()).toBe(1);
  await page.locator('[name="amountIrr.toman"]').fill('50000');
  await follow(page, 'main form button:not([name]):not(.enter)');
  const [row] = await world.rows<{ terms: number }>(
    'select terms_number as terms from pledge order by created_at desc limit 1',
  );
  expect(row?.terms).toBe(1);
});
