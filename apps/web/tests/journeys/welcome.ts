import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Wanted } from '../../../../infra/local/src/main-job/volunteer.ts';
import { follow, overflowOf } from './chromium.ts';

/** The question on the screen: the last part of its address. */
export const questionOn = (page: Page): string => /\/welcome\/([a-z-]+)/.exec(page.url())?.[1] ?? '';

const blocks = ['morning', 'afternoon', 'evening', 'night'];

/** Answers of a volunteer who is wanted, by question; an empty answer goes on without one. */
export function answersOf({ profession, countyCode }: Wanted): Record<string, (page: Page) => Promise<void>> {
  const fill = (page: Page, name: string, text: string) => page.locator(`[name="${name}"]`).fill(text);
  const choose = (page: Page, name: string, value: string) =>
    page.locator(`select[name="${name}"]`).selectOption(value);
  const tick = (page: Page, name: string, value: string) =>
    page.locator(`input[name="${name}"][value="${value}"]`).check();
  return {
    async name(page) {
      await fill(page, 'firstName', 'پریسا');
      await fill(page, 'lastName', 'آزموده');
    },
    async 'birth-day'(page) {
      await choose(page, 'bornOn.day', '15');
      await choose(page, 'bornOn.month', '3');
      await choose(page, 'bornOn.year', '1364');
    },
    profession: async (page) => void (await choose(page, 'profession', profession)),
    licence: (page) => fill(page, 'number', '۱۲۳۴۵۶'),
    province: async (page) => void (await choose(page, 'provinceCode', 'IR-09')),
    county: async (page) => void (await choose(page, 'countyCode', countyCode)),
    async reach(page) {
      await tick(page, 'radiusKm.number', '100');
      await tick(page, 'isRemote.flag', 'yes');
    },
    async times(page) {
      for (const day of [0, 1, 2, 3, 4, 5, 6])
        for (const block of blocks) await tick(page, 'blocks[]', `${day}-${block}`);
      await fill(page, 'weeklyHoursCap.number', '۲۰');
    },
    about: (page) => tick(page, 'gender', 'woman'),
    'national-id': async () => {},
    agreements: async () => {},
  };
}

/** Answers screen after screen until the one named; every screen fits a phone and asks one thing. */
export async function answerUntil(
  page: Page,
  last: string,
  answers: ReturnType<typeof answersOf>,
): Promise<void> {
  for (let question = questionOn(page); question !== last; question = questionOn(page)) {
    const answer = answers[question];
    if (!answer) throw new Error(`the welcome asks something new: ${question}`);
    expect(await overflowOf(page), `${question} is wider than the phone`).toBe(0);
    expect(await page.locator('main h1').count(), `one question on ${question}`).toBe(1);
    await answer(page);
    await follow(page, 'main form button');
    expect(questionOn(page), `after ${question}`).not.toBe(question);
  }
}
