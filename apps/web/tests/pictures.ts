// `pnpm pictures`: the README's two pictures, taken from a country at work. Five minutes; needs Chromium.
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { makeWorld, people } from '../../../infra/local/src/main-job/world.ts';
import { sayLine, startCountry } from './country.ts';

const folder = new URL('../../../docs/images/', import.meta.url).pathname;
const common = { locale: 'fa-IR', timezoneId: 'Asia/Tehran', colorScheme: 'light' } as const;

const platform = await startCountry(sayLine);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await mkdir(folder, { recursive: true });
  const phone = await browser.newPage({ ...common, viewport: { width: 390, height: 780 } });
  await phone.goto(platform.webUrl);
  await phone.screenshot({ path: `${folder}phone-fa.png` });
  const council = await browser.newPage({ ...common, viewport: { width: 1280, height: 1180 } });
  const { browser: session } = await makeWorld(platform).signIn(people.council);
  const cookie = session.cookieHeader();
  await council.context().setExtraHTTPHeaders({ cookie });
  await council.goto(`${platform.webUrl}/council/razavi-khorasan`);
  await council.screenshot({ path: `${folder}council-fa.png` });
  sayLine(`pictures written to ${folder}`);
} finally {
  await browser.close();
  await platform.stop();
}
