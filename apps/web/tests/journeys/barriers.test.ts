import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openAs, signIn } from './account.ts';
import { barriersOn } from './axe.ts';
import { inChromium, overflowOf, scriptedPhone } from './chromium.ts';
import { staffMobiles } from './platform.ts';

const chromium = inChromium();

/** Persian by day and English by night: both languages, both directions and both sets of colours. */
const faces = [
  { face: 'Persian, light', prefix: '', options: { ...scriptedPhone, colorScheme: 'light' } },
  {
    face: 'English, dark',
    prefix: '/en',
    options: { ...scriptedPhone, locale: 'en-GB', colorScheme: 'dark' },
  },
] as const;

/** First page below a list, as a visitor finds it: `/needs` leads to `/needs/HM-…`. */
async function firstOf(page: Page, list: string): Promise<string> {
  await page.goto(list);
  const href = await page.locator(`main a[href*="${list}/"]`).first().getAttribute('href');
  return href ?? `${list}/nothing`;
}

async function expectNoBarrier(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  expect(await overflowOf(page), `${path} is wider than the window`).toBe(0);
  expect(await barriersOn(page), path).toEqual([]);
}

describe.each(faces)('at 360 px, $face', ({ prefix, options }) => {
  test('public pages do not scroll sideways and raise no serious barrier', async () => {
    const page = await chromium.open(options);
    const [need, project] = [await firstOf(page, '/needs'), await firstOf(page, '/projects')];
    const paths = ['/', '/needs', need, '/projects', project, `${project}/give`, '/provinces', '/sign-in'];
    for (const path of [...paths, '/provinces/razavi-khorasan'])
      await expectNoBarrier(page, `${prefix}${path === '/' && prefix ? '' : path}`);
  });

  test('the first question to a new volunteer is free of barriers', async () => {
    const page = await chromium.open(options);
    await signIn(page, prefix ? '09121230042' : '09121230041');
    await expectNoBarrier(page, `${prefix}/welcome/name`);
  });

  test('council pages are free of barriers', async () => {
    const page = await openAs(chromium, staffMobiles.council, options);
    await expectNoBarrier(page, `${prefix}/council/razavi-khorasan`);
  });

  test('every page of the desk is free of barriers', async () => {
    const page = await openAs(chromium, staffMobiles.officer, options);
    const desk = ['', '/needs', '/needs/new', '/people', '/credentials', '/matching', '/imports'];
    for (const path of desk) await expectNoBarrier(page, `${prefix}/desk${path}`);
  });
});

test('in a wide window, too, no page scrolls sideways', async () => {
  const page = await chromium.open({ ...scriptedPhone, viewport: { width: 1280, height: 800 } });
  for (const path of ['/', '/en', '/needs', '/projects', '/provinces']) {
    await page.goto(path);
    expect(await overflowOf(page), path).toBe(0);
  }
});
