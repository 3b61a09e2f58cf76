import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { codeAfter, openAs, signIn } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, phone, scriptedPhone, textOf } from './chromium.ts';
import { eventually, staffMobiles, world } from './platform.ts';
import { answersOf, answerUntil, questionOn } from './welcome.ts';

const chromium = inChromium();
const minor = '09121230051';
const guardian = '09121230052';

/** What a page says, without the marks that hold a name together. */
const said = async (page: Page) => (await textOf(page)).replace(/[\u2068\u2069]/g, '');

/** The texts of a run of the nation, which another journey sends, may stand before it. */
const behindMany = 120_000;

/** The address in the text to the guardian. */
const linkSent = () =>
  eventually(
    'the text to the guardian',
    async () => {
      const texts = await world.messages(guardian);
      return texts.map((text) => /\/guardian\/[0-9a-f]{48}/.exec(text)?.[0]).find(Boolean);
    },
    behindMany,
  );

it('a minor names a guardian in the welcome, who agrees by a code and takes it back, without script', async () => {
  const page = await chromium.open();
  await signIn(page, minor);
  const choose = (name: string, value: string) => page.locator(`select[name="${name}"]`).selectOption(value);
  const born = async (year: string) => {
    await choose('bornOn.day', '1');
    await choose('bornOn.month', '1');
    await choose('bornOn.year', year);
  };
  const answers = answersOf({ profession: 'teacher', countyCode: '0916' });
  await answerUntil(page, 'birth-day', answers);
  await born('1391');
  await follow(page, 'main form button');
  expect(questionOn(page)).toBe('birth-day');
  expect(await textOf(page)).toContain('کسی که هنوز پانزده سال ندارد نمی‌تواند داوطلب شود');
  await born('1389');
  await follow(page, 'main form button');
  expect(questionOn(page)).toBe('guardian');
  await answerUntil(page, 'review', {
    ...answers,
    async guardian() {
      await page.locator('[name="name"]').fill('مهرداد آزموده');
      await page.locator('[name="mobile"]').fill('۰۹۱۲ ۱۲۳ ۰۰۵۲');
    },
  });
  expect(await textOf(page)).toContain('منتظر موافقت سرپرست');
  await follow(page, 'main form button');
  expect(await overflowOf(page)).toBe(0);
  await follow(page, 'main a.button[href="/me/guardian"]');
  expect(await textOf(page)).toContain('مهرداد آزموده');
  expect(await overflowOf(page)).toBe(0);

  const link = await linkSent();
  const theirs = await chromium.open();
  await theirs.goto(link);
  expect(await said(theirs)).toContain('مهرداد آزموده گرامی، پریسا شما را سرپرست خود نامیده است');
  expect(await overflowOf(theirs)).toBe(0);
  await theirs.locator('[name="mobile"]').fill(guardian);
  // What they agree to is the version that this page shows, and not one that was published while they read.
  const shown = await theirs.locator('input[name="version"]').inputValue();
  const code = await codeAfter(guardian, () => follow(theirs, 'main form button'));
  expect(new URL(theirs.url()).searchParams.get('version')).toBe(shown);
  expect(await overflowOf(theirs)).toBe(0);
  await theirs.locator('[name="code"]').fill(code);
  await follow(theirs, 'main form button');
  expect(await textOf(theirs)).toContain('موافقت شما ثبت شد');
  await page.goto('/me/guardian');
  expect(await textOf(page)).toContain('سرپرست شما موافق است');

  await follow(theirs, 'a[href$="/withdraw"]');
  expect(await textOf(theirs)).toContain('شیفت‌های در پیش: ۰');
  expect(await overflowOf(theirs)).toBe(0);

  // What looks for barriers runs in the page, so it needs script.
  const scripted = await chromium.open(scriptedPhone);
  for (const path of [link, `${link}/withdraw`, `/en${link}`]) {
    await scripted.goto(path);
    expect(await barriersOn(scripted), path).toEqual([]);
  }
  const own = await chromium.open({ ...scriptedPhone, storageState: await page.context().storageState() });
  for (const path of ['/me/guardian', '/welcome/birth-day', '/welcome/guardian']) {
    await own.goto(path);
    expect(await barriersOn(own), path).toEqual([]);
  }

  await follow(theirs, 'main form button');
  expect(await said(theirs)).toContain('پیشنهادی به پریسا نمی‌رسد');
  await page.goto('/me/guardian');
  expect(await textOf(page)).toContain('موافقتش را پس گرفته است');
});

it('a guardian whose link another text took the place of reads so, and what helps', async () => {
  const page = await chromium.open();
  const answer = await page.goto(`/guardian/${'a'.repeat(48)}`);
  expect(answer?.status()).toBe(404);
  expect(await textOf(page)).toContain('پیوند تازه‌تری فرستاده شده');
  expect(await overflowOf(page)).toBe(0);
});

it('an officer sees that somebody is a minor and how their guardian stands', async () => {
  const page = await openAs(chromium, staffMobiles.officer, {
    ...phone,
    viewport: { width: 1280, height: 900 },
  });
  const [person] = await world.rows<{ id: string }>(
    "select id from volunteer where mobile = '+989000000016'",
  );
  await page.goto(`/desk/people/${person?.id}`);
  expect(await textOf(page)).toContain('زیر هجده سال؛ منتظر موافقت سرپرست');
  expect(await overflowOf(page)).toBe(0);
});
