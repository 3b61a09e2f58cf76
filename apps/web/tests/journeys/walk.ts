import { splitPath } from '@hamyar/i18n';
import type { Page } from 'playwright-core';
import { routeOf } from '../routes.ts';

/** So many addresses of one kind are tried until one of them answers with a page. */
const triesOfKind = 4;

/**
 * Goes from the starts along every link and looks at one page of each kind that is not among the met; the kinds looked
 * at are added to them. A page that leads elsewhere counts as where it leads.
 */
export async function walk(
  page: Page,
  starts: readonly string[],
  met: Set<string>,
  look: (address: string) => Promise<void>,
): Promise<void> {
  const waiting = [...starts];
  const tried = new Map<string, number>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const kind = kindOf(address);
    const tries = kind === undefined ? triesOfKind : (tried.get(kind) ?? 0);
    if (kind === undefined || met.has(kind) || tries >= triesOfKind) continue;
    tried.set(kind, tries + 1);
    const answer = await page.goto(address);
    const reached = kindOf(page.url());
    if (answer?.status() !== 200 || reached === undefined || met.has(reached)) continue;
    met.add(reached);
    await look(address);
    waiting.push(...(await linksOf(page)));
  }
}

function kindOf(address: string): string | undefined {
  return routeOf(splitPath(new URL(address, 'http://site.invalid').pathname).path);
}

/** Where a page leads within the site; files are left where they are. */
function linksOf(page: Page): Promise<string[]> {
  return page.locator('a[href]:not([download])').evaluateAll((links) =>
    links
      .map((link) => new URL((link as HTMLAnchorElement).href))
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname, search }) => pathname + search),
  );
}
