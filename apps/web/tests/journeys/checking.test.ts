import { toBase32 } from '@hamyar/domain/ground/signing/base32';
import { beforeAll, expect, it } from 'vitest';
import { barriersOn } from './axe.ts';
import { inChromium, overflowOf, phone, scriptedPhone } from './chromium.ts';
import { eventually, world } from './platform.ts';

const chromium = inChromium();

let receipt: { readonly pathname: string; readonly code: string; readonly text: string };

/** One gift for the file, to a province whose figures no other journey reads. */
beforeAll(async () => {
  const [project] = await world.rows<{ number: string }>(
    "select number::text from project where province_code <> 'IR-09' and status = 'open' order by number limit 1",
  );
  const browser = world.browse();
  const form = await browser.get(`/projects/${project?.number}/give`);
  const summary = await browser.submit(form, 'main form', { 'amountIrr.toman': '۵۰۰۰۰۰' });
  const bank = await browser.submit(summary, 'main form');
  const { url } = await browser.submit(bank, 'form', {}, { name: 'action', value: 'pay' });
  const { pathname } = new URL(url);
  const page = await eventually('a signed receipt', async () => {
    const shown = await browser.get(pathname);
    return shown.root.querySelector('main .code') && shown;
  });
  const [row] = await world.rows<{ document: Buffer }>(
    'select d.document from receipt r join signed_document d on d.id = r.document_id where r.code = $1',
    [pathname.split('/').at(-1)],
  );
  const code = page.root.querySelector('main .code')?.text ?? '';
  receipt = { pathname, code, text: toBase32(row?.document ?? Buffer.of()) };
});

it('a scanned receipt is checked in the browser alone, and again with the network away', async () => {
  const { text } = receipt;
  const page = await chromium.open(scriptedPhone);
  const told: string[] = [];
  page.on('request', (request) => told.push(request.url() + (request.postData() ?? '')));
  await page.goto(`/V#${text}`);
  await page.getByText('این سند درست است').locator('visible=true').waitFor();
  await page.getByText('پروژهٔ شمارهٔ').locator('visible=true').waitFor();
  expect(told.filter((request) => request.includes(text.slice(0, 40)))).toEqual([]);
  // What it needs is kept by then.
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  await page.goto('about:blank');
  await page.context().setOffline(true);
  await page.goto(`/V#${text}`);
  await page.getByText('این سند درست است').locator('visible=true').waitFor();
  await page.getByText('فهرست باطل‌شده‌ها').locator('visible=true').waitFor();
});

it('a changed receipt is refused in the browser, in English too', async () => {
  const { text } = receipt;
  const page = await chromium.open(scriptedPhone);
  await page.goto(`/en/v#${text.slice(0, 90)}${text[90] === 'A' ? 'B' : 'A'}${text.slice(91)}`);
  await page.getByText('This document cannot be accepted').locator('visible=true').waitFor();
  expect(await page.getByText('This document is genuine').locator('visible=true').count()).toBe(0);
});

it('without script the printed code, and the text of the QR code, are checked by the server', async () => {
  const { code, text } = receipt;
  const page = await chromium.open(phone);
  for (const typed of [code.toLowerCase(), text]) {
    await page.goto('/v');
    await page.locator('input[name="text"]:not([type="hidden"])').fill(typed);
    await page.locator('main form button:visible').click();
    await page.getByText('این سند درست است').waitFor();
  }
  await page.goto(`/v/${code}`);
  await page.getByText('این سند درست است').waitFor();
});

it('a receipt proves in the browser that it is in the public log', async () => {
  const { pathname } = receipt;
  const page = await chromium.open(scriptedPhone);
  await eventually('the receipt in the log', async () => {
    await page.goto(`${pathname}/proof`);
    return (await page.locator('[data-proof]').count()) > 0;
  });
  await page.getByText('این رسید در دفتر همگانی است').locator('visible=true').waitFor();
  expect(await page.locator('[data-state="ok"]:visible').count()).toBe(3);
  await page.locator('summary').first().click();
  for (const path of [`${pathname}/proof`, pathname, `/en${pathname}`]) {
    if (!page.url().endsWith(path)) await page.goto(path);
    expect(await overflowOf(page), path).toBe(0);
    expect(await barriersOn(page), path).toEqual([]);
  }
});
