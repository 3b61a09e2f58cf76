import type { Row } from './report.ts';
import { burst } from './web/burst.ts';
import { paint } from './web/paint.ts';
import { openPlatform } from './web/platform.ts';
import { serve } from './web/serve.ts';

const parts = { paint, serve, burst };

/**
 * The built web as people meet it: what a page weighs and when it is seen on a slow line, how many of it a process serves,
 * and whether it stands when a message goes out to twenty thousand. `--without-paint`, `--without-serve` and
 * `--without-burst` leave one out.
 */
export async function web(words: readonly string[]): Promise<Row[]> {
  const platform = await openPlatform();
  try {
    const rows: Row[] = [];
    for (const [name, measure] of Object.entries(parts))
      if (!words.includes(`--without-${name}`)) rows.push(...(await measure(platform)));
    return rows;
  } finally {
    await platform.stop();
  }
}
