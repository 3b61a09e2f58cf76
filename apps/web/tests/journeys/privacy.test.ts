import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { signIn } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, phone, scriptedPhone, textOf } from './chromium.ts';
import { eventually, world } from './platform.ts';

const chromium = inChromium();
const mobile = '09125560021';

it('somebody takes their data home, asks to be erased and thinks better of it, without script', async () => {
  const page = await chromium.open({ ...phone, acceptDownloads: true });
  await signIn(page, mobile);
  await page.goto('/me/data');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'form[action="?/copy"] button');
  await eventually('a copy to store', async () => {
    await page.goto('/me/data');
    return (await page.locator('form[action="?/open"] button').count()) > 0;
  });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('form[action="?/open"] button').click(),
  ]);
  expect(download.suggestedFilename()).toBe('my-data.zip');
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');

  await page.goto('/me/data/erase');
  expect(await overflowOf(page)).toBe(0);
  expect(await textOf(page)).toContain('۷ روز بعد از درخواست');
  await follow(page, 'main form button');
  expect(new URL(page.url()).pathname).toBe('/me/data');
  expect(await textOf(page)).toContain('درخواست پاک کردن حسابتان ثبت شده است');
  await follow(page, 'form[action="?/keep"] button');
  expect(await textOf(page)).toContain('درخواست لغو شد');
  const [row] = await world.rows<{ state: string }>(
    `select r.state from erasure_request r join account a on a.id = r.account_id where a.mobile = '+98' || substr($1, 2)`,
    [mobile],
  );
  expect(row?.state).toBe('taken_back');

  // What looks for barriers runs in the page, so it needs script.
  const scripted = await chromium.open({
    ...scriptedPhone,
    storageState: await page.context().storageState(),
  });
  for (const path of ['/me/data', '/me/data/erase']) {
    await scripted.goto(path);
    expect(await barriersOn(scripted), path).toEqual([]);
  }
});
