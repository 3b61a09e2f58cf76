import { describe, expect, test } from 'vitest';
import { cashToday } from '../../../../infra/local/src/main-job/council.ts';
import { mostWanted } from '../../../../infra/local/src/main-job/volunteer.ts';
import { openAs } from './account.ts';
import { barriersOn } from './axe.ts';
import { follow, inChromium, overflowOf, scriptedPhone, textOf } from './chromium.ts';
import { nationalRunTests } from './national-run.ts';
import { officeFiles } from './office-files.ts';
import { eventually, inPersian, staffMobiles, world } from './platform.ts';
import { answersOf, answerUntil, questionOn } from './welcome.ts';

const chromium = inChromium();
const volunteer = '09121230017';
const donor = '09121230018';
const council = '/council/razavi-khorasan';

/** Step after step on one platform: each test stands on what the ones before it did. Persian, 360 px, no script. */
describe('the main job on a phone without script', () => {
  test.for(officeFiles)(
    'the office imports $name: how many rows are refused, and the first of them, is shown before; every good row is counted after',
    async ({ path, kind, mobile, accepted, rejected }) => {
      const page = await openAs(chromium, mobile);
      await page.goto('/desk/imports');
      await page.locator(`input[name="kind"][value="${kind}"]`).check();
      await page.locator('input[type="file"]').setInputFiles(path);
      await follow(page, 'form[enctype="multipart/form-data"] button');
      // The page looks again by itself until the file has been read.
      await page.locator('form[action*="commit"]').waitFor({ timeout: 120_000 });
      const preview = await textOf(page);
      expect(preview).toContain(inPersian(BigInt(accepted)));
      expect(preview).toContain(inPersian(BigInt(rejected.length)));
      const listed = page.locator('h2#rejected ~ * tbody tr, h2#rejected ~ table tbody tr').first();
      expect(await listed.innerText()).toContain(inPersian(BigInt(rejected[0] ?? 0)).replaceAll('٬', ''));
      expect(await overflowOf(page)).toBe(0);
      await follow(page, 'form[action*="commit"] button');
      await page.locator('main [role="status"]', { hasText: inPersian(BigInt(accepted)) }).waitFor({
        timeout: 120_000,
      });
    },
  );

  test('the page of an import is free of barriers', async () => {
    const page = await openAs(chromium, staffMobiles.officer, scriptedPhone);
    await page.goto('/desk/imports');
    await follow(page, 'main table a');
    expect(await barriersOn(page)).toEqual([]);
  });

  test('the council compares 30 Aban 1405 with the same days of last year', async () => {
    const page = await openAs(chromium, staffMobiles.council);
    await page.goto(council);
    await page.locator('[name="as-of.day"]').selectOption('30');
    await page.locator('[name="as-of.month"]').selectOption('8');
    await page.locator('[name="as-of.year"]').selectOption('1405');
    await follow(page, 'form.as-of button');
    await eventually('the totals of the imports', async () => {
      const text = await textOf(page);
      const isThere = ['۵۹۵٬۸۸۰٬۵۲۰٬۰۰۰', '۶۶۷٬۳۸۶٬۱۸۲٬۴۰۰', '۱۲٪'].every((figure) => text.includes(figure));
      return isThere || void (await page.reload());
    });
    expect(await overflowOf(page)).toBe(0);
    await page.goto(`/en${council}?as-of=1405-08-30`);
    expect(await textOf(page)).toContain('667,386,182,400');
  });

  test('someone signs up, one question a screen, and goes on later where they stopped', async () => {
    const answers = answersOf(await mostWanted(world));
    const page = await openAs(chromium, volunteer);
    expect(questionOn(page)).toBe('name');
    await answerUntil(page, 'licence', answers);
    await page.goto('/');
    await page.goto('/welcome');
    expect(questionOn(page)).toBe('licence');
    await answerUntil(page, 'review', answers);
    expect(await textOf(page)).toContain('پریسا آزموده');
    await follow(page, 'form[action*="confirm"] button');
    expect(page.url()).not.toContain('/welcome');
  });

  test('an officer finds the licence waiting and confirms it', async () => {
    const page = await openAs(chromium, staffMobiles.officer);
    await page.goto('/desk/credentials');
    await follow(page, page.getByRole('link', { name: /پریسا آزموده/ }));
    expect(await overflowOf(page)).toBe(0);
    expect(await page.locator('form[action*="verify"]').count()).toBe(0);
    await follow(page, 'form[action*="reveal"] button');
    await follow(page, 'form[action*="verify"] button');
    const rows = await world.rows(
      `select from credential c join volunteer v on v.id = c.volunteer_id
       where v.mobile = '+98' || substr($1, 2) and c.verified_at is not null`,
      [volunteer],
    );
    expect(rows).toHaveLength(1);
  });

  test('an officer matches and sends the offers; the volunteer accepts from the link in the SMS', async () => {
    const desk = await openAs(chromium, staffMobiles.officer);
    await desk.goto('/desk/matching');
    await follow(desk, 'main form button');
    await desk.locator('a[href$="/send"]').waitFor({ timeout: 120_000 });
    expect(await overflowOf(desk)).toBe(0);
    await follow(desk, 'a[href$="/send"]');
    expect(await overflowOf(desk)).toBe(0);
    await follow(desk, 'button[name="all.flag"]');
    const link = await eventually('the offer in an SMS', async () => {
      const texts = await world.messages(volunteer);
      return texts.map((text) => /\S*\/offers\/[0-9a-f-]{36}/.exec(text)?.[0]).find(Boolean);
    });

    const page = await openAs(chromium, volunteer);
    await page.goto(link);
    expect(await overflowOf(page)).toBe(0);
    await follow(page, 'form[action*="accept"] button');
    await page.locator('main [role="status"]').waitFor();
    expect(await page.locator('form[action*="accept"]').count()).toBe(0);
    await page.goto('/assignments');
    expect(await page.locator('main a[href*="/offers/"]').count()).toBe(1);
    const over = await world.rows('select from role_slot where taken > count');
    expect(over).toEqual([]);
  });

  test('a pledge broken off at the gateway counts nowhere; a paid one has a receipt, an SMS and its place in the council', async () => {
    const before = await cashToday(world);
    const [project] = await world.rows<{ number: string }>(
      "select number::text from project where province_code = 'IR-09' and status = 'open' order by number limit 1",
    );
    const page = await chromium.open();
    const desk = await openAs(chromium, staffMobiles.council);
    await desk.goto(council);
    const pledge = async () => {
      await page.goto(`/projects/${project?.number}`);
      await follow(page, 'main a[href$="/give"]');
      await page.locator('[name="amountIrr.toman"]').fill('۵۰۰۰۰۰');
      await page.locator('[name="donorName"]').fill('آزاده نیکو');
      await page.locator('[name="donorMobile"]').fill(donor);
      await follow(page, 'main form button');
      const summary = await textOf(page);
      expect(summary).toContain('پانصد هزار تومان');
      expect(summary).toContain('۵٬۰۰۰٬۰۰۰ ریال');
      expect(await overflowOf(page)).toBe(0);
      await follow(page, 'main form button');
      expect(page.url()).toContain(world.platform.sandboxUrl);
    };
    await pledge();
    await follow(page, 'button[value="cancel"]');
    expect(new URL(page.url()).origin).toBe(world.platform.webUrl);
    expect(await cashToday(world)).toBe(before);

    await pledge();
    await follow(page, 'button[value="pay"]');
    await page.waitForURL(/\/receipts\//);
    await eventually(
      'the payment in the council within 5 seconds',
      async () => {
        await desk.goto(council);
        return (await textOf(desk)).includes(inPersian(before + 5_000_000n));
      },
      5_000,
    );
    expect(await textOf(page)).toContain('آزاده نیکو');
    expect(await overflowOf(page)).toBe(0);
    await page.reload();
    expect(await cashToday(world)).toBe(before + 5_000_000n);

    await eventually('the receipt in an SMS', async () =>
      (await world.messages(donor)).some((text) => text.includes('رسید')),
    );
  });

  test('anyone sees on the home page the open needs and projects of 31 provinces', async () => {
    const page = await chromium.open();
    await page.goto('/');
    const tiles = page.locator('main svg a[href*="/provinces/"]:visible');
    expect(await tiles.count()).toBe(31);
    expect(await page.locator('main a[href*="/needs/"]').count()).toBeGreaterThan(0);
    expect(await page.locator('main a[href*="/projects/"]').count()).toBeGreaterThan(0);
    await page.goto('/en');
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
    expect(await page.locator('main svg a[href^="/en/provinces/"]:visible').count()).toBe(31);
  });
});

// In this file, because it stands on the imports above.
describe('a run of the nation on a phone without script', () => nationalRunTests(chromium));
