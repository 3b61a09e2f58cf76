import { expect, test } from 'vitest';
import type { Browser, Page } from '../../../../infra/local/src/http-browser.ts';
import { eventually, staffMobiles, world } from './platform.ts';

const heading = 'تاریخ;نوع کمک;مبلغ (ریال);شهرستان;نام خیر;شماره پیگیری';

/** Sends a list of gifts and waits until it was read. */
async function sent(browser: Browser, name: string, ...lines: string[]): Promise<Page> {
  const file = new File([['بهزیستی خراسان رضوی', heading, ...lines].join('\n')], name);
  let page = await browser.submit(
    await browser.get('/desk/imports'),
    'main form[enctype="multipart/form-data"]',
    { kind: 'contributions', file },
  );
  return eventually(`the preview of ${name}`, async () => {
    page = await browser.get(page.url);
    return page.root.querySelector('meta[http-equiv="refresh"]') === null ? page : undefined;
  });
}
const refused = Array.from({ length: 12 }, (_, at) => `1405/13/01;نقدی;${at + 1}000;مشهد;الف;9${at}`);

test('an import’s page asks for the yes after what it is to, and shows five of the left-out rows before all', async () => {
  const browser = await world.staff(staffMobiles.officer);
  const page = await sent(browser, 'order.csv', '1405/03/01;نقدی;1000000;مشهد;الف;771', ...refused);
  const text = page.root.toString();
  const places = ['id="rejected"', '<details', 'id="commit"'].map((mark) => text.indexOf(mark));
  expect(places).not.toContain(-1);
  expect(text.indexOf('id="commit"')).toBe(Math.max(...places));
  const inFold = page.root.querySelectorAll('main details tbody tr').length;
  expect(page.root.querySelectorAll('main tbody tr').length - inFold).toBeLessThan(20);
  const report = await browser.get(`${new URL(page.url).pathname}/report.csv`);
  expect(report.text).toContain('نوشتهٔ خانه');
  await browser.submit(page, 'form[action*="discard"]');
});

test('a list without a row to write is not called ready for a yes', async () => {
  const browser = await world.staff(staffMobiles.officer);
  const page = await sent(browser, 'nothing.csv', ...refused.slice(0, 2));
  expect(page.root.querySelector('form[action*="commit"]')).toBeNull();
  expect(page.text).toContain('ردیفی برای ثبت ندارد');
});
