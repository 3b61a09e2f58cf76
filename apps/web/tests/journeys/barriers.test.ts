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

async function expectToFit(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  expect(await overflowOf(page), `${path} is wider than the window`).toBe(0);
}

async function expectNoBarrier(page: Page, path: string): Promise<void> {
  await expectToFit(page, path);
  expect(await barriersOn(page), path).toEqual([]);
}

const desk = [
  '',
  '/needs',
  '/needs/new',
  '/people',
  '/credentials',
  '/matching',
  '/payments',
  '/imports',
].map((path) => `/desk${path}`);

describe.each(faces)('at 360 px, $face', ({ prefix, options }) => {
  test('the pages of needs and projects do not scroll sideways and raise no serious barrier', async () => {
    const page = await chromium.open(options);
    const [need, project] = [await firstOf(page, '/needs'), await firstOf(page, '/projects')];
    for (const path of [prefix || '/', `${prefix}${need}`, `${prefix}${project}`])
      await expectNoBarrier(page, path);
    await expectToFit(page, `${prefix}${project}/give`);
  });

  test('a new volunteer meets no serious barrier', async () => {
    const page = await chromium.open(options);
    await signIn(page, prefix ? '09121230042' : '09121230041');
    await expectNoBarrier(page, `${prefix}/welcome/name`);
  });

  test('the council of a province meets no serious barrier', async () => {
    const page = await openAs(chromium, staffMobiles.council, options);
    await expectNoBarrier(page, `${prefix}/council/razavi-khorasan`);
  });
});

test('no page in English scrolls sideways on a phone', async () => {
  const page = await openAs(chromium, staffMobiles.officer, scriptedPhone);
  const lists = ['/needs', '/projects', '/provinces', '/provinces/razavi-khorasan', '/sign-in'];
  for (const path of [...lists, ...desk]) await expectToFit(page, `/en${path}`);
});

/** Puts one unbroken word where a page says what somebody wrote, and names the innermost of what is then too wide. */
function tooWideWith(page: Page, word: string): Promise<string[]> {
  return page.evaluate((long) => {
    for (const text of document.querySelectorAll('main :is(h1, h2, h3, h4, dd, th[scope="row"], .cell)')) {
      const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const { parentElement, nodeValue } = walk.currentNode;
        // The platform's own words stand on its buttons and marks.
        if (nodeValue?.trim() && !parentElement?.closest('button, .button, .status'))
          walk.currentNode.nodeValue = long;
      }
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().width > clientWidth,
    );
    const innermost = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    return ['the page', ...innermost.map(({ localName, className }) => `${localName}.${String(className)}`)];
  }, word);
}

test('no long word or link that somebody wrote widens a page of a phone', async () => {
  const page = await openAs(chromium, staffMobiles.officer, scriptedPhone);
  const need = await firstOf(page, '/needs');
  const paths = [
    '/',
    '/needs',
    need,
    '/projects',
    '/desk/needs',
    '/desk/people',
    '/desk/credentials',
    '/me/inbox',
    '/assignments',
  ];
  for (const word of ['نیازمند'.repeat(20), `https://example.org/${'a'.repeat(120)}`])
    for (const path of paths) {
      await page.goto(path);
      expect(await tooWideWith(page, word), `${path} with ${word.slice(0, 7)}`).toEqual([]);
    }
});

test('in a wide window, too, no page scrolls sideways', async () => {
  const page = await chromium.open({ ...scriptedPhone, viewport: { width: 1280, height: 800 } });
  for (const path of ['/', '/en', '/needs', '/projects', '/provinces']) await expectToFit(page, path);
});
