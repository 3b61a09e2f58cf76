import { expect, test } from 'vitest';
import { openAs } from './account.ts';
import { follow, inChromium } from './chromium.ts';

const chromium = inChromium();
/** The volunteer of the demonstration: offers wait for them from the start. */
const volunteer = '09000000021';

// The form lies in a fold: a refusal that folds it again would hide both the fault and what was typed.
test('an answer refused for want of a reason stays open, names the field and keeps the note', async () => {
  const page = await openAs(chromium, volunteer);
  await page.goto('/offers');
  await follow(page, 'main a[href*="/offers/"]');
  const fold = page.locator('details:has(form[action*="decline"])');
  await fold.locator('summary').click();
  await fold.locator('textarea').fill('هفتهٔ بعد می‌توانم');
  await follow(page, fold.locator('button'));

  expect(await fold.getAttribute('open')).not.toBeNull();
  expect(await fold.locator('textarea').inputValue()).toBe('هفتهٔ بعد می‌توانم');
  const fault = page.locator('main [role="alert"] a');
  expect(await fault.innerText()).toContain('دلیل');
  expect(await page.locator((await fault.getAttribute('href')) ?? '').isVisible()).toBe(true);
});
