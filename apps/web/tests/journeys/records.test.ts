import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { follow, inChromium, overflowOf, phone, textOf } from './chromium.ts';

const chromium = inChromium();
const officer = '09000000023';

test('an officer compares two records without script, asks to join them, and takes that back', async () => {
  const page = await openAs(chromium, officer, { ...phone, javaScriptEnabled: false });
  await page.goto('/desk/people');
  const people = page.locator('main a[href^="/desk/people/0"]');
  const addresses = await people.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const [kept = '', other = ''] = [...new Set(addresses)];
  await page.goto(kept);
  await follow(page, 'main a[href$="/merge"]');
  expect(await overflowOf(page)).toBe(0);
  await page.goto(`${kept}/merge?otherId=${other.split('/').at(-1)}`);
  expect(await textOf(page)).toContain('دو پرونده کنار هم');
  expect(await overflowOf(page)).toBe(0);
  // Nothing is joined before each difference was chosen.
  await page.fill('textarea[name="reason"]', 'کارت ملی را دیدم؛ یک نفر است');
  await follow(page, 'form[action^="?/merge"] button');
  expect(await page.locator('[role="alert"]').isVisible()).toBe(true);
  for (const radio of await page.locator('input[type="radio"][value="kept"]').all()) await radio.check();
  await follow(page, 'form[action^="?/merge"] button');
  const done = new URL(page.url());
  expect([done.pathname, ['merged', 'waiting'].includes(done.searchParams.get('done') ?? '')]).toEqual([
    '/desk/people/merges',
    true,
  ]);
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main form[method="post"] button');
  expect(new URL(page.url()).search).toBe('?done=undone');
  await page.goto(other);
  expect(new URL(page.url()).pathname).toBe(other);
});
