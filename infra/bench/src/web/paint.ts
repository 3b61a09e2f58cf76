import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { against, figure, median, type Row } from '../report.ts';
import { type CompressingProxy, openProxy } from './compressing-proxy.ts';
import type { BenchPage, BenchPlatform } from './platform.ts';

/** Lines as the developer tools of Chromium name them: 400 kbit/s with two seconds of delay, and with 0.4. */
const lines = { slow3g: 2_000, '3g': 400 } as const;
const bytesPerSecond = 400_000 / 8;
/** The middle of so many loads: the first often meets a cold process. */
const loads = 3;
const kiloBytes = 1_000;

/** What each page weighs as served and when its largest part is painted, beside the same words in one bare file. */
export async function paint({ webUrl, pages }: BenchPlatform): Promise<Row[]> {
  const proxy = await openProxy(webUrl);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const rows: Row[] = [];
    for (const page of pages) rows.push(...(await paintPage(browser, proxy, page)));
    return rows;
  } finally {
    await browser.close();
    await proxy.stop();
  }
}

async function paintPage(browser: Browser, proxy: CompressingProxy, page: BenchPage): Promise<Row[]> {
  const barePath = `/bare/${page.name}`;
  const words = await wordsOf(browser, proxy, page);
  proxy.bare.set(
    barePath,
    `<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${page.name}</title>${words
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`)
      .join('')}</html>`,
  );
  proxy.served.splice(0);
  await largestPaint(browser, proxy, page, 0);
  const files = proxy.served.splice(0);
  const sum = (type: RegExp) =>
    files.filter((file) => type.test(file.type)).reduce((total, { bytes }) => total + bytes, 0) / kiloBytes;
  const rows = [
    figure(`${page.name}.html`, sum(/^text\/html/), 'kB'),
    figure(`${page.name}.css`, sum(/^text\/css/), 'kB'),
    figure(`${page.name}.fonts`, sum(/font/), 'kB'),
    figure(`${page.name}.script`, sum(/javascript/), 'kB'),
    figure(`${page.name}.requests`, files.length, 'count'),
  ];
  for (const [line, latencyMs] of Object.entries(lines)) {
    const own = await middlePaint(browser, proxy, page, latencyMs);
    const bare = await middlePaint(browser, proxy, { ...page, path: barePath }, latencyMs);
    rows.push(against(`${page.name}.lcp.${line}`, own, 's', bare));
  }
  return rows;
}

async function open(browser: Browser, { cookie }: BenchPage, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fa-IR' });
  await context.addCookies(
    cookie
      .split('; ')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
      }),
  );
  return context;
}

async function wordsOf(browser: Browser, { url }: CompressingProxy, page: BenchPage): Promise<string> {
  const context = await open(browser, page, url);
  const tab = await context.newPage();
  await tab.goto(url + page.path);
  const words = await tab.locator('body').innerText();
  await context.close();
  return words;
}

async function middlePaint(
  browser: Browser,
  proxy: CompressingProxy,
  page: BenchPage,
  latencyMs: number,
): Promise<number> {
  const seconds: number[] = [];
  for (let n = 0; n < loads; n++) seconds.push(await largestPaint(browser, proxy, page, latencyMs));
  return median(seconds);
}

/** Asked within the page, which knows of no types of ours. */
const largestPaintMs = `new Promise((told) =>
  new PerformanceObserver((list) => told(list.getEntries().at(-1).startTime)).observe({
    type: 'largest-contentful-paint',
    buffered: true,
  }))`;

/** Seconds until the largest part of a page is painted, on a cold cache and a line of this delay; 0 is no slow line. */
async function largestPaint(
  browser: Browser,
  { url }: CompressingProxy,
  page: BenchPage,
  latencyMs: number,
): Promise<number> {
  const context = await open(browser, page, url);
  const tab = await context.newPage();
  if (latencyMs > 0) {
    const session = await context.newCDPSession(tab);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
  }
  await tab.goto(url + page.path, { waitUntil: 'networkidle', timeout: 120_000 });
  const ms = Number(await tab.evaluate(largestPaintMs));
  await context.close();
  return ms / 1_000;
}
