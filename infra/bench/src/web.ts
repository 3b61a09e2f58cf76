import type { Row } from './report.ts';
import { burst } from './web/burst.ts';
import { paint } from './web/paint.ts';
import { openPlatform } from './web/platform.ts';
import { serve } from './web/serve.ts';

/**
 * The built web as people meet it: what a page weighs and when it is seen on a slow line, how many of it a process serves,
 * and whether it stands when a message goes out to twenty thousand. `--without-burst` leaves the last out.
 */
export async function web(words: readonly string[]): Promise<Row[]> {
  const platform = await openPlatform();
  try {
    const seen = await paint(platform);
    const served = await serve(platform);
    return [...seen, ...served, ...(words.includes('--without-burst') ? [] : await burst(platform))];
  } finally {
    await platform.stop();
  }
}
