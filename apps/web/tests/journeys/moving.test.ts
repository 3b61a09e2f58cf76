import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, phone, scriptedPhone, textOf } from './chromium.ts';

const chromium = inChromium();
/** Not the volunteer whom the other journeys know: a move ends offers. */
const volunteer = '09000000013';
const officer = '09000000023';
const silent = { ...phone, javaScriptEnabled: false };

test('a volunteer sees what moving comes to before it is done, moves, and moves back, without script', async () => {
  const page = await openAs(chromium, volunteer, silent);
  await page.goto('/welcome/county?back=me');
  await page.selectOption('select[name="countyCode"]', '0918');
  await follow(page, 'main form[method="post"] button');
  expect(new URL(page.url()).pathname).toBe('/me/move');
  expect(await textOf(page)).toContain('دفتر استان همان می‌ماند');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main form[method="post"] button');
  expect(new URL(page.url()).pathname).toBe('/me');
  await page.goto('/me/move?county=0916');
  await follow(page, 'main form[method="post"] button');
  expect(new URL(page.url()).pathname).toBe('/me');
  // Another province is another office.
  await page.goto('/me/move?county=2301');
  expect(await textOf(page)).toContain('پروندهٔ شما به دفتر استان');
  await page.goto('/en/me/move?county=2301');
  expect(await textOf(page)).toContain('Your record goes to the office of');
  expect(await overflowOf(page)).toBe(0);

  const scripted = await chromium.open({
    ...scriptedPhone,
    storageState: await page.context().storageState(),
  });
  await scripted.goto('/me/move?county=2301');
  expect(await barriersOn(scripted)).toEqual([]);
});

test('an officer asks to part a record that two people use and takes that back, and sees what a move comes to', async () => {
  const page = await openAs(chromium, officer, silent);
  await page.goto('/desk/people');
  await follow(page, page.locator('main a[href^="/desk/people/0"]').last());
  const person = new URL(page.url()).pathname;
  await follow(page, 'main a[href$="/second-person"]');
  expect(await overflowOf(page)).toBe(0);
  // Nobody is parted without a name and a reason.
  await follow(page, 'form[action="?/ask"] button');
  expect(await page.locator('[role="alert"]').isVisible()).toBe(true);
  await page.fill('input[name="firstName"]', 'زهرا');
  await page.fill('input[name="lastName"]', 'نمونه');
  await page.fill('textarea[name="reason"]', 'هر دو با کارت ملی آمدند');
  await follow(page, 'form[action="?/ask"] button');
  expect(new URL(page.url()).search).toBe('?done=waiting');
  expect(await overflowOf(page)).toBe(0);
  await page.goto(`${person}/second-person`);
  expect(await textOf(page)).toContain('کارشناس دیگری باید تأیید کند');
  await page.goto('/desk/people/parts');
  await follow(page, 'main form[method="post"] button');
  expect(new URL(page.url()).search).toBe('?done=undone');

  await page.goto(`${person}/move`);
  await page.selectOption('select[name="province"]', 'IR-23');
  await follow(page, 'main form[method="get"] button');
  await page.selectOption('select[name="county"]', '2301');
  await follow(page, 'main form[method="get"] button');
  expect(await textOf(page)).toContain('تنها به خواست خود داوطلب');
  expect(await overflowOf(page)).toBe(0);

  const scripted = await chromium.open({
    ...scriptedPhone,
    storageState: await page.context().storageState(),
  });
  for (const path of [`${person}/second-person`, '/desk/people/parts', `${person}/move?county=2301`]) {
    await scripted.goto(path);
    expect(await barriersOn(scripted), path).toEqual([]);
  }
});
