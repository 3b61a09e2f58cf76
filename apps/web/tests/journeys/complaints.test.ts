import { expect, test } from 'vitest';
import { follow, inChromium, overflowOf, textOf } from './chromium.ts';
import { eventually } from './platform.ts';

const chromium = inChromium();
/** One point of one colour. */
const aPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const words = 'با فرزندم با تندی رفتار کرد و من ترسیدم.';

// Code and secret lie nowhere but on the page: a refusal that closed it would send somebody to look for both again.
test('whoever follows a report by its code and is refused keeps the case, and what they wrote in its own fold', async () => {
  const page = await chromium.open();
  await page.goto('/report');
  const on = () => follow(page, page.locator('main form button').first());
  await page.locator('input[name="inDanger.flag"][value="no"]').check();
  await on();
  await page.locator('input[name="kind"][value="volunteer"]').check();
  await on();
  await page.locator('textarea[name="words"]').fill(words);
  await on();
  await on();
  await on();
  const key = await page.locator('main dd').allInnerTexts();

  await page.goto('/report/follow');
  await page.locator('input[name="code"]').fill(key[0] ?? '');
  await page.locator('input[name="secret"]').fill(key[1] ?? '');
  await on();
  expect(await textOf(page)).toContain(words);

  const fold = (act: string) => page.locator(`details:has(input[name="act"][value="${act}"])`);
  await fold('withdraw').locator('summary').click();
  await fold('withdraw').locator('textarea').fill('آه');
  await follow(page, fold('withdraw').locator('button'));
  expect(await page.locator('main [role="alert"]').isVisible()).toBe(true);
  // Three forms ask for the same: the summary leads into the one that was sent.
  const fault = await page.locator('main [role="alert"] a').first().getAttribute('href');
  expect(
    await fold('withdraw')
      .locator(`[id="${fault?.slice(1)}"]`)
      .count(),
  ).toBe(1);
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(await textOf(page)).toContain(words);
  expect(await fold('withdraw').getAttribute('open')).not.toBeNull();
  expect(await fold('speak').getAttribute('open')).toBeNull();
  expect(await fold('withdraw').locator('textarea').inputValue()).toBe('آه');
  expect(await fold('speak').locator('textarea').inputValue()).toBe('');

  // A picture is shown from the same room, without script, and opens once it was looked at.
  await fold('attach').locator('summary').click();
  const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
  await fold('attach')
    .locator('input[type="file"]')
    .setInputFiles(file('a.txt', 'text/plain', Buffer.from('x')));
  await follow(page, fold('attach').locator('button'));
  expect(await page.locator('main [role="alert"]').isVisible()).toBe(true);
  expect(await fold('attach').getAttribute('open')).not.toBeNull();
  expect(await textOf(page)).toContain(words);
  await fold('attach')
    .locator('input[type="file"]')
    .setInputFiles(file('گزارش مریم.png', 'image/png', aPicture));
  await follow(page, fold('attach').locator('button'));
  expect(await textOf(page)).toContain('عکس رسید');
  expect(await textOf(page)).not.toContain('مریم');
  expect(await overflowOf(page)).toBe(0);
  const opened = async () => {
    await page.goto('/report/follow');
    await page.locator('input[name="code"]').fill(key[0] ?? '');
    await page.locator('input[name="secret"]').fill(key[1] ?? '');
    await on();
    return (await page.locator('form[action="?/picture"]').count()) === 1;
  };
  await eventually('the look at the picture', opened);

  await fold('withdraw').locator('summary').click();
  await fold('withdraw').locator('textarea').fill('پس می‌گیرم.');
  await follow(page, fold('withdraw').locator('button'));
  expect(await textOf(page)).toContain('پس می‌گیرم.');
  expect(await fold('withdraw').count()).toBe(0);
});
