// Pictures of pages for looking at: node tests/shots.ts BASE OUT_DIR PATH… — both languages, views and widths.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [base = 'http://127.0.0.1:3000', out = 'shots', ...paths] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
for (const width of [360, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      viewport: { width, height: 800 },
      colorScheme,
      javaScriptEnabled: true,
    });
    for (const path of paths) {
      await page.goto(base + path, { waitUntil: 'load' });
      const name = `${path.replaceAll('/', '_') || '_'}-${width}-${colorScheme}`;
      const tall = (await page.evaluate('document.documentElement.scrollHeight')) as number;
      const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
      if (wide > width) console.log(`${name} is ${wide} wide`);
      for (let top = 0, part = 1; top < tall; top += 1500, part += 1) {
        const clip = { x: 0, y: top, width, height: Math.min(1500, tall - top) };
        await page.screenshot({ path: `${out}/${name}-${part}.png`, fullPage: true, clip });
      }
    }
    await page.close();
  }
}
await browser.close();
