import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, scriptedPhone, textOf } from './chromium.ts';
import { staffMobiles } from './platform.ts';

const chromium = inChromium();

test('a service is added, brought into use, worded anew and retired without script, and anybody finds it meanwhile', async () => {
  const page = await openAs(chromium, staffMobiles.national);
  await page.goto('/desk/lists');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main a[href="/desk/lists/service"]');
  expect(await overflowOf(page)).toBe(0);
  await page.locator('main details > summary').click();
  await page.locator('select[name="parent"]').selectOption('old_age');
  await page.locator('input[name="code"]').fill('memory_club');
  await page.locator('input[name="nameFa"]').fill('سالمندان');
  await page.locator('input[name="nameEn"]').fill('Memory club');
  await page.locator('input[name="themes[]"][value="elders"]').check();
  await follow(page, 'main form[method="post"] button');
  // Nothing is wrong with a word of another list.
  expect(new URL(page.url()).pathname).toBe('/desk/lists/service/memory_club');
  expect(new URL(page.url()).search).toBe('?done=added');
  expect(await overflowOf(page)).toBe(0);

  const anybody = await chromium.open();
  await anybody.goto('/');
  await follow(anybody, 'footer a[href="/services"]');
  expect(await textOf(anybody)).toContain('مشاورهٔ ژنتیک');
  expect(await textOf(anybody)).toMatch(/پیش از تولد[\s\S]*پس از مرگ/);
  expect(await overflowOf(anybody)).toBe(0);
  await anybody.goto('/en/services');
  expect(await textOf(anybody)).not.toContain('Memory club');

  await follow(page, 'form[action="?/use"] button');
  expect(new URL(page.url()).search).toBe('?done=used');
  await anybody.reload();
  expect(await textOf(anybody)).toContain('Memory club');

  const words = page.locator('form[action="?/revise"]');
  await words.locator('input[name="nameFa"]').fill('مستمری ماهانه');
  await follow(page, 'form[action="?/revise"] button');
  expect(await textOf(page)).toContain('این عنوان برای یکی دیگر در همین فهرست است');
  await words.locator('input[name="nameFa"]').fill('باشگاه حافظه');
  await words.locator('input[name="note"]').fill('نام روشن‌تر');
  await follow(page, 'form[action="?/revise"] button');
  expect(new URL(page.url()).search).toBe('?done=revised');
  expect(await textOf(page)).toMatch(/نسخهٔ ۲[\s\S]*نام روشن‌تر[\s\S]*نسخهٔ ۱/);

  await follow(page, 'main a[href="/desk/lists/service/memory_club/retire"]');
  expect(await overflowOf(page)).toBe(0);
  await page.locator('textarea[name="reason"]').fill('باشگاه بسته شد');
  await follow(page, 'main form[method="post"] button');
  expect(new URL(page.url()).search).toBe('?done=retired');
  await anybody.reload();
  expect(await textOf(anybody)).not.toContain('Memory club');
});

test('the page before a theme is retired says what holds it, and a theme that a rule names has none', async () => {
  const page = await openAs(chromium, staffMobiles.national);
  await page.goto('/desk/lists/theme/elders/retire');
  expect(await textOf(page)).toMatch(/نیاز/);
  await page.goto('/desk/lists/theme/housing');
  expect(await textOf(page)).toContain('قاعده‌ای از سامانه');
  expect(await page.locator('main a[href$="/retire"]').count()).toBe(0);
});

test('a limit is set from a day on without script, and out of its bounds is refused beside its field', async () => {
  const page = await openAs(chromium, staffMobiles.national);
  await page.goto('/desk/lists/limit');
  expect(await overflowOf(page)).toBe(0);
  // Nobody adds a limit.
  expect(await page.locator('main input[name="code"]').count()).toBe(0);
  await follow(page, 'main a[href="/desk/lists/limit/pledge_days"]');
  const form = page.locator('form[action="?/set"]');
  await form.locator('[name="value.number"]').fill('۴۰');
  await follow(page, form.locator('button'));
  expect(await textOf(page)).toContain('عددی از ۱ تا ۳۰ بنویسید');
  expect(await overflowOf(page)).toBe(0);
  await form.locator('[name="value.number"]').fill('۱۰');
  const next = await form.locator('select[name="holdsFrom.year"] option').last().getAttribute('value');
  await form.locator('select[name="holdsFrom.year"]').selectOption(next ?? '');
  await form.locator('select[name="holdsFrom.month"]').selectOption('1');
  await form.locator('select[name="holdsFrom.day"]').selectOption('1');
  await follow(page, form.locator('button'));
  expect(new URL(page.url()).search).toBe('?done=set');
  expect(await textOf(page)).toMatch(/اکنون\s*۷[\s\S]*نسخهٔ ۲/);
  expect(await overflowOf(page)).toBe(0);
});

test('a reason is added with its kind without script, and the form that asks for it offers it', async () => {
  const page = await openAs(chromium, staffMobiles.national);
  await page.goto('/desk/lists/closing_reason');
  await page.locator('main details > summary').click();
  await page.locator('input[name="code"]').fill('place_lost');
  await page.locator('input[name="kind"][value="ends_places"]').check();
  await page.locator('input[name="nameFa"]').fill('جای آن از دست رفت');
  await page.locator('input[name="nameEn"]').fill('Its place was lost');
  await follow(page, 'main form[method="post"] button');
  expect(await textOf(page)).toContain('شیفت‌های گرفته‌شده لغو می‌شوند');
  await follow(page, 'form[action="?/use"] button');
  expect(new URL(page.url()).search).toBe('?done=used');
});

test('the pages of lists raise no serious barrier', async () => {
  const page = await openAs(chromium, staffMobiles.national, scriptedPhone);
  for (const path of [
    '/services',
    '/en/services',
    '/desk/lists',
    '/desk/lists/theme',
    '/desk/lists/decline_reason',
    '/en/desk/lists/limit',
    '/desk/lists/limit/answer_hours',
    '/en/desk/lists/service',
    '/en/desk/lists/service/genetic_counselling',
    '/en/desk/lists/theme/elders/retire',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    expect(await overflowOf(page), path).toBe(0);
    expect(await barriersOn(page), path).toEqual([]);
  }
});
