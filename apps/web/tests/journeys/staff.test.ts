import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDatabase } from '../../../../infra/local/src/check-database.ts';
import { asOwner } from '../../../../infra/local/src/database.ts';
import { makeWorld } from '../../../../infra/local/src/main-job/world.ts';
import { type Platform, startPlatform } from '../../../../infra/local/src/platform.ts';
import { freePort } from '../../../../infra/local/src/ports.ts';
import { projectRoot } from '../../../../infra/local/src/project-root.ts';
import { signIn } from './account.ts';
import { addCodeApp, addVirtualKey, type CodeApp } from './authenticator.ts';
import { follow, inChromium, overflowOf, phone, scriptedPhone, textOf } from './chromium.ts';
import { journeysFolder } from './platform.ts';

const chromium = inChromium();
const dataFolder = join(journeysFolder, 'no-demo');
let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform(
    { port: await freePort(4), dataFolder, fresh: true, demonstration: 'none', settings: {} },
    () => {},
  );
}, 300_000);
afterAll(() => platform.stop(), 60_000);

const first = '09125550011';
const second = '09125550012';
const officer = '09125550013';

/** What the command says; it fails where it refuses. */
async function admin(...args: string[]): Promise<string> {
  const program = join(projectRoot, 'infra/local/src/admin.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, '--data', dataFolder]);
  return stdout;
}
const invite = (mobile: string, name: string) =>
  admin('invite', '--mobile', mobile, '--role', 'national-administrator', '--name', name);

/** A phone without script, on the platform of nobody, signed in. */
async function enter(mobile: string): Promise<Page> {
  const page = await chromium.open({ ...phone, baseURL: platform.webUrl });
  await signIn(page, mobile, makeWorld(platform));
  return page;
}

async function accept(page: Page): Promise<void> {
  await page.check('input[name="agreed.flag"]');
  await follow(page, 'form[action="?/accept"] button');
  expect(new URL(page.url()).search).toBe('?done=accepted');
}

/** Brings an app that makes codes, which the office asks for before it opens. */
async function openDesk(page: Page): Promise<CodeApp> {
  await page.goto('/desk');
  expect(new URL(page.url()).pathname).toBe('/me/security');
  expect(await overflowOf(page)).toBe(0);
  const app = await addCodeApp(page);
  expect(new URL(page.url()).pathname).toBe('/desk');
  return app;
}

/** What was shown in every session of a number lies longer back than acts on offices allow. */
const tenMinutesLater = (mobile: string) =>
  asOwner(platform.ownerUrl, (owner) =>
    owner.query(
      `update session s set confirmed_at = confirmed_at - interval '10 minutes' from account a
       where a.id = s.account_id and a.mobile = $1`,
      [`+98${mobile.slice(1)}`],
    ),
  );

interface Offer {
  readonly mobile: string;
  readonly name: string;
  readonly role: string;
  readonly province?: string;
}

async function offer(page: Page, { mobile, name, role, province }: Offer): Promise<void> {
  await page.goto('/desk/staff/invite');
  await page.locator('input[name="mobile.digits"]').fill(mobile);
  await page.locator('input[name="name"]').fill(name);
  await page.check(`input[name="role"][value="${role}"]`);
  if (province) await page.selectOption('select[name="provinceCode"]', province);
  await follow(page, 'main form button');
}

test('a platform of nobody gets its first administrator by command, who staffs it on the pages', async () => {
  expect(await invite(first, 'شیرین آذر')).toContain('/invitations');
  const administrator = await enter(first);
  // Signing in leads to the invitation by itself.
  expect(new URL(administrator.url()).pathname).toBe('/invitations');
  expect(await overflowOf(administrator)).toBe(0);
  await follow(administrator, 'form[action="?/accept"] button');
  expect(await textOf(administrator)).toContain('شرایط را بخوانید');
  await accept(administrator);
  // A text alone opens no office: the first way in that does is brought right after.
  const app = await openDesk(administrator);
  await expect(invite('09125550019', 'دیگری')).rejects.toThrow('has an administrator');

  // A second administrator needs a second person: the host, while there is no other.
  await offer(administrator, { mobile: second, name: 'هوشنگ بهار', role: 'national_administrator' });
  expect(new URL(administrator.url()).search).toBe('?done=waiting');
  const [waiting = ''] = (await admin('waiting')).split('\t');
  await admin('confirm', '--invitation', waiting);
  await accept(await enter(second));

  // What asks anew who it is keeps what was written.
  await tenMinutesLater(first);
  await offer(administrator, {
    mobile: officer,
    name: 'مهتاب کیانی',
    role: 'officer',
    province: 'IR-09',
  });
  expect(new URL(administrator.url()).pathname).toBe('/me/confirm');
  expect(await overflowOf(administrator)).toBe(0);
  await administrator.locator('input[name="code"]').fill('000000');
  await follow(administrator, 'form[action^="?/totp"] button');
  expect(await textOf(administrator)).toContain('این کد درست نیست');
  await administrator.locator('input[name="code"]').fill(app.code());
  await follow(administrator, 'form[action^="?/totp"] button');
  expect(new URL(administrator.url()).pathname).toBe('/sign-in/resume');
  await follow(administrator, 'main form button');
  expect(new URL(administrator.url()).search).toBe('?done=invited');
  const desk = await enter(officer);
  await accept(desk);
  await openDesk(desk);
  await desk.goto('/desk/needs');
  expect(await desk.locator('h1').count()).toBe(1);
  expect(await textOf(desk)).not.toContain('نقش شما اجازه');

  // The end bites at the next request of whoever is in.
  await administrator.goto('/desk/staff?role=officer');
  await follow(administrator, 'tbody a');
  await follow(administrator, 'a[href$="/end"]');
  await administrator.locator('textarea[name="reason"]').fill('پایان قرارداد');
  await follow(administrator, 'main form button');
  expect(new URL(administrator.url()).search).toBe('?done=ended');
  await desk.goto('/desk/needs');
  expect(new URL(desk.url()).pathname).toBe('/sign-in');
});

test('a passkey opens the office, signs in without a text, and is not brought by a text once there is one', async () => {
  const page = await chromium.open({ ...scriptedPhone, baseURL: platform.webUrl });
  await addVirtualKey(page);
  await signIn(page, second, makeWorld(platform));
  expect(new URL(page.url()).pathname).toBe('/me/security');
  await follow(page, 'form[data-passkey="add"] button');
  expect(await textOf(page)).toContain('اضافه شد');
  await follow(page, 'form[action="?/codes"] button');
  expect(await page.locator('main code').count()).toBe(10);
  await page.goto('/desk/staff');
  expect(new URL(page.url()).pathname).toBe('/desk/staff');

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await follow(page, 'form[data-passkey="sign-in"] button');
  await page.goto('/desk/staff');
  expect(new URL(page.url()).pathname).toBe('/desk/staff');

  // Whoever took the number over gets a member's session, and no way to bring a key of their own.
  const stranger = await enter(second);
  expect(new URL(stranger.url()).pathname).toBe('/me/confirm');
  await stranger.goto('/desk/staff');
  expect(new URL(stranger.url()).pathname).toBe('/me/confirm');
  await stranger.goto('/me/security');
  expect(await stranger.locator('form[action^="?/totp"], form[data-passkey="add"]').count()).toBe(0);
});

test('an app that makes codes signs in by number without a text and without script', async () => {
  const page = await enter('09125550021');
  await page.goto('/me/security');
  const app = await addCodeApp(page);
  const elsewhere = await chromium.open({ ...phone, baseURL: platform.webUrl });
  await elsewhere.goto('/sign-in/app');
  await elsewhere.locator('input[name="mobile"]').fill('09125550021');
  await elsewhere.locator('input[name="code"]').fill(app.code());
  await follow(elsewhere, 'main form button');
  expect(new URL(elsewhere.url()).pathname).toBe('/me');
});

test('the host replaces nobody while another can act', async () => {
  const replaced = admin('replace', '--lost', first, '--mobile', officer, '--reason', 'lost');
  await expect(replaced).rejects.toThrow('Somebody else administers the nation');
});

test('and leaves every invariant standing', async () => {
  const broken = await asOwner(platform.ownerUrl, checkDatabase);
  expect(broken.filter(({ rows }) => rows.length > 0)).toEqual([]);
});
