import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openAs, signIn } from './account.ts';
import { barriersOn } from './axe.ts';
import { type Chromium, follow, overflowOf, phone, scriptedPhone, textOf } from './chromium.ts';
import { eventually, staffMobiles, world } from './platform.ts';

/** What the pages of a run say, in both languages. */
const faces = [
  {
    language: 'Persian',
    prefix: '',
    proposed: 'پیشنهاد شد',
    refused: 'ناممکن',
    same: 'تکرار شد',
    aim: 'هدف: بیشترین جا پر شود',
  },
  {
    language: 'English',
    prefix: '/en',
    proposed: 'Proposed',
    refused: 'not possible',
    same: 'Reproduced',
    aim: 'Aim: Fill the most places',
  },
] as const;

/** A run of the nation over the imports of the samples; stands on what the main job did before it. */
export function nationalRunTests(chromium: Chromium): void {
  test.for(faces)('headquarters match the whole nation in $language', async (face) => {
    const page = await openAs(chromium, staffMobiles.national);
    await startRun(page, face.prefix);
    const run = new URL(page.url()).pathname;
    expect(await textOf(page)).toContain(face.aim);
    expect(await page.locator('main svg[role="img"]').count()).toBeGreaterThan(0);
    expect(await overflowOf(page)).toBe(0);

    await page.goto(`${run}/fairness`);
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(20);
    expect(await overflowOf(page)).toBe(0);

    await page.goto(`${run}/why?need=${await proposedNeed(run)}`);
    const pairs = await textOf(page);
    expect(pairs).toContain(face.proposed);
    expect(pairs).toContain(face.refused);
    expect(await overflowOf(page)).toBe(0);

    await page.goto(run);
    await page.locator('summary').first().click();
    await follow(page, 'form[action*="replay"] button');
    await page.locator('main [role="status"]', { hasText: face.same }).waitFor({ timeout: 20_000 });
  });

  test('a second run stands beside the first, and its pages raise no serious barrier', async () => {
    const page = await openAs(chromium, staffMobiles.national, scriptedPhone);
    const [run] = await world.rows<{ id: string }>('select id from matching_run order by id desc limit 1');
    const path = `/desk/matching/${run?.id}`;
    for (const part of ['', '/fairness', '/comparison', `/why?need=${await proposedNeed(path)}`]) {
      await page.goto(path + part);
      expect(await overflowOf(page), part).toBe(0);
      expect(await barriersOn(page), part).toEqual([]);
    }
    await page.goto(`${path}/comparison`);
    expect(await page.locator('main tbody tr').count()).toBe(3);
  });

  test('one chosen proposal is approved; its volunteer reads why, and what the score is made of', async () => {
    const page = await openAs(chromium, staffMobiles.national);
    const [run] = await world.rows<{ id: string }>('select id from matching_run order by id desc limit 1');
    await page.goto(`/desk/matching/${run?.id}`);
    const chosen = page.locator('input[name="assignmentIds[]"]').first();
    const assignmentId = await chosen.getAttribute('value');
    await chosen.check();
    await follow(page, 'form[action*="send"] button:not([name])');
    await page.locator('main [role="status"]', { hasText: '۱ پیشنهاد فرستاده شد' }).waitFor();
    expect(await textOf(page)).toContain('چه کسی، کی فرستاد');

    const [offer] = await world.rows<{ mobile: string }>(
      `select '0' || substr(v.mobile, 4) as mobile from assignment a join volunteer v on v.id = a.volunteer_id where a.id = $1`,
      [assignmentId],
    );
    const own = await chromium.open(phone);
    await signIn(own, offer?.mobile ?? '');
    await own.goto(`/offers/${assignmentId}`);
    await own.locator('summary', { hasText: 'این پیشنهاد از کجا آمد' }).click();
    const text = await textOf(own);
    for (const said of ['چرا شما', 'امتیاز تناسب', 'تخصص', 'فوریت نیاز']) expect(text).toContain(said);
    expect(await overflowOf(own)).toBe(0);
    await own.goto('/offers');
    expect(await textOf(own)).toContain('در هر هفت روز');
  });
}

async function startRun(page: Page, prefix: string): Promise<void> {
  await page.goto(`${prefix}/desk/matching`);
  await page.locator('form[action*="start"] summary').click();
  await page.locator('select[name="floorPerMille.number"]').selectOption('500');
  await page.locator('input[name="mode"][value="coverage"]').check();
  await follow(page, 'form[action*="start"] button');
  // The page looks again by itself until the run is over.
  await page.locator('main nav a[href$="/fairness"]').waitFor({ timeout: 40_000 });
}

/** Number of a need that a run proposes somebody for. */
async function proposedNeed(run: string): Promise<string> {
  const rows = await eventually('a proposal of the run', () =>
    world.rows<{ number: string }>(
      'select n.number::text from assignment a join need n on n.id = a.need_id where a.run_id = $1 order by a.id limit 1',
      [run.split('/').at(-1)],
    ),
  );
  return rows[0]?.number ?? '';
}
