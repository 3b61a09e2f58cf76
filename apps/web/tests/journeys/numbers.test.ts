import { expect, test } from 'vitest';
import { codeAfter, openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, phone, scriptedPhone, textOf } from './chromium.ts';

const chromium = inChromium();
const officer = '09000000023';
const national = '09000000025';
const silent = { ...phone, javaScriptEnabled: false };
/** In the hand of whoever lost theirs, and nobody else's. */
const newNumber = '09121230101';

test('an officer asks for another number for somebody who lost theirs, another one drops it, without script', async () => {
  const page = await openAs(chromium, officer, silent);
  await page.goto('/desk/people');
  await follow(page, page.locator('main a[href^="/desk/people/0"]').last());
  const person = new URL(page.url()).pathname;
  await follow(page, 'main a[href$="/lost-number"]');
  expect(await overflowOf(page)).toBe(0);
  await page.fill('input[name="mobile"]', newNumber);
  const code = await codeAfter(newNumber, () => follow(page, 'form[action="?/code"] button'));
  await page.fill('input[name="code"]', code);
  await page.selectOption('select[name="seen"]', 'national_card');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main form[method="post"] button');
  expect(new URL(page.url()).search).toBe('?done=waiting');
  await page.goto(`${person}/lost-number`);
  expect(await textOf(page)).toContain('همکار دیگری باید تأیید کند');

  const second = await openAs(chromium, national, silent);
  await second.goto(`/en${person}/lost-number`);
  expect(await textOf(second)).toContain('See the person and their document');
  expect(await overflowOf(second)).toBe(0);
  await follow(second, 'form[action="?/refuse"] button');
  expect(new URL(second.url()).search).toBe('?done=refused');

  const scripted = await chromium.open({
    ...scriptedPhone,
    storageState: await page.context().storageState(),
  });
  for (const path of [
    `${person}/lost-number`,
    `${person}/paper`,
    '/desk/people/lost-numbers',
    '/desk/people/moves',
    '/me/offices',
    '/sign-in/asleep',
  ]) {
    await scripted.goto(path);
    expect(await barriersOn(scripted), path).toEqual([]);
    expect(await overflowOf(scripted), path).toBe(0);
  }
});

test('whoever holds an office sees it on their own page and what stepping down comes to, without script', async () => {
  const page = await openAs(chromium, officer, silent);
  await page.goto('/me/settings');
  await follow(page, 'main a[href="/me/offices"]');
  await follow(page, page.locator('main a[href^="/me/offices/"]').first());
  expect(await textOf(page)).toContain('این سمت چیزی برایتان باز نمی‌کند');
  expect(await overflowOf(page)).toBe(0);
  await page.goto(`/en${new URL(page.url()).pathname}`);
  expect(await textOf(page)).toContain('Step down');
});

test('a number that is new says so on a page which tells nothing of whoever had it, without script', async () => {
  const page = await chromium.open(silent);
  await page.goto('/sign-in/asleep');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'form[action="?/afresh"] button');
  // Nothing was proven in this browser: it begins at the number again.
  expect(await textOf(page)).toContain('وقت پاسخ گذشته است');
});
