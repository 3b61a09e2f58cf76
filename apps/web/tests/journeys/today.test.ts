import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, scriptedPhone, textOf } from './chromium.ts';
import { staffMobiles, world } from './platform.ts';

const chromium = inChromium();
const volunteer = '09000000021';

/** Another journey of this volunteer may have ended their offers: one of them stands again. */
const askAgain = () =>
  world.rows<{ id: string }>(
    `update assignment set state = 'offered', answered_at = null, ended_by = null, expires_at = now() + interval '1 day'
      where id = (select s.id from assignment s join volunteer v on v.id = s.volunteer_id join account a on a.id = v.account_id
        where a.mobile = '+989000000021' and lower(s.during) > now() + interval '3 hours'
          and s.state in ('offered', 'declined', 'lapsed', 'withdrawn', 'rejected') order by lower(s.during) limit 1)
      returning id`,
  );

test('a volunteer sees on their home what waits for an answer, and accepts on the card itself', async () => {
  expect(await askAgain()).toHaveLength(1);
  const page = await openAs(chromium, volunteer);
  await page.goto('/me');
  expect(await textOf(page)).toContain('در انتظار پاسخ شما');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main form[action*="/offers/"] button');
  expect(new URL(page.url()).pathname).toMatch(/^\/offers\//);
  expect(await textOf(page)).toContain('این شیفت با شماست');
  await page.goto('/me');
  expect(await textOf(page)).toContain('شیفت بعدی شما');
});

test('an officer’s desk opens with what waits, each line leading to its list, and the inbox is in reach', async () => {
  const page = await openAs(chromium, staffMobiles.officer);
  await page.goto('/desk');
  expect(await textOf(page)).toContain('پروانه‌های در انتظار بررسی');
  expect(await page.locator('nav a[href="/me/inbox"]').count()).toBeGreaterThan(0);
  await follow(page, 'main section li a[href="/desk/credentials"]');
  expect(new URL(page.url()).pathname).toBe('/desk/credentials');
});

test('homes and desks raise no serious barrier, in either language', async () => {
  for (const mobile of [volunteer, staffMobiles.officer]) {
    const page = await openAs(chromium, mobile, scriptedPhone);
    const home = mobile === volunteer ? '/me' : '/desk';
    for (const path of [home, `/en${home}`]) {
      await page.goto(path);
      expect(await overflowOf(page), path).toBe(0);
      expect(await barriersOn(page), path).toEqual([]);
    }
  }
});
