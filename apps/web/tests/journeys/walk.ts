import { splitPath } from '@hamyar/i18n';
import type { Page } from 'playwright-core';
import { pages, routeOf } from '../routes.ts';

/** So many addresses of one kind are tried until one of them answers with a page. */
const triesOfKind = 4;

/**
 * Goes from the starts along every link and looks at one page of each kind that is not among the met; the kinds looked
 * at are added to them. What others met before is passed through for its links alone. A page that leads elsewhere
 * counts as where it leads.
 */
export async function walk(
  page: Page,
  starts: readonly string[],
  met: Set<string>,
  look: (address: string) => Promise<void>,
): Promise<void> {
  const waiting = [...starts];
  const passed = new Set<string>();
  const tried = new Map<string, number>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const kind = kindOf(address);
    const tries = tried.get(kind ?? '') ?? 0;
    if (kind === undefined || passed.has(kind) || tries >= triesOfKind) continue;
    tried.set(kind, tries + 1);
    const answer = await page.goto(address);
    const reached = kindOf(page.url());
    if (answer?.status() !== 200 || reached === undefined || passed.has(reached)) continue;
    passed.add(reached);
    if (!met.has(reached)) await look(address);
    met.add(reached);
    waiting.push(...(await linksOf(page)));
  }
}

/** The page that answers an address; undefined for files and for other sites. */
function kindOf(address: string): string | undefined {
  const route = routeOf(splitPath(new URL(address, 'http://site.invalid').pathname).path);
  return route !== undefined && pages.has(route) ? route : undefined;
}

/** Where a page leads within the site, shapes of a map among it; files are left where they are. */
function linksOf(page: Page): Promise<string[]> {
  return page.locator('a[href]:not([download])').evaluateAll((links) =>
    links
      .map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI))
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname, search }) => pathname + search),
  );
}
