import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, scriptedPhone, textOf } from './chromium.ts';
import { staffMobiles } from './platform.ts';

const chromium = inChromium();
const books = '/desk/books/IR-09';

test('a treasurer closes a month behind its summary, and the nation opens it again with a reason', async () => {
  const page = await openAs(chromium, staffMobiles.officer);
  await page.goto('/desk/books');
  expect(new URL(page.url()).pathname).toBe(books);
  expect(await overflowOf(page)).toBe(0);
  // The oldest that is offered: no gift of the other journeys is of it.
  const month = page.locator('select[name="through"]');
  await month.selectOption({ index: (await month.locator('option').count()) - 1 });
  await follow(page, `form[action$="${books}/close"] button`);
  expect(await textOf(page)).toContain('فقط مسئول مالی ستاد');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main form[method="POST"] button');
  expect(new URL(page.url()).pathname).toBe(books);
  expect(await textOf(page)).toContain('دفتر بسته شد');
  expect(await page.locator('textarea[name="reason"]').count()).toBe(0);

  const nation = await openAs(chromium, staffMobiles.national);
  await nation.goto(books);
  await nation.locator('summary', { hasText: 'باز کردن دوبارهٔ' }).click();
  await nation.locator('textarea[name="reason"]').fill('کم');
  await follow(nation, 'main form[method="POST"] button');
  expect(await nation.locator('textarea[name="reason"]').inputValue()).toBe('کم');
  await nation.locator('textarea[name="reason"]').fill('فهرست یک شهرستان جا مانده بود');
  await follow(nation, 'main form[method="POST"] button');
  expect(await textOf(nation)).toContain('دفتر باز شد');
  expect(await textOf(nation)).toContain('فهرست یک شهرستان جا مانده بود');
});

test('the books raise no serious barrier, and a month leaves as a file', async () => {
  const page = await openAs(chromium, staffMobiles.national, scriptedPhone);
  for (const path of ['/desk/books', books, `/en${books}?knownOn.year=1405&knownOn.month=8&knownOn.day=1`]) {
    await page.goto(path);
    expect(await overflowOf(page), path).toBe(0);
    expect(await barriersOn(page), path).toEqual([]);
  }
  const answer = await page.request.get(`${books}/month.journal?month=2026-11-10`);
  expect(answer.headers()['content-disposition']).toContain('IR-09-1405-08.journal');
  expect(await answer.text()).toContain('commodity 1000. IRR');
});
