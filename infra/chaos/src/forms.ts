import { parseArgs } from 'node:util';
import { oddValueOf } from '@hamyar/api/tests/odd-values';
import { figure, type Row } from '@hamyar/bench/report';
import type { Browser, Page } from '@hamyar/local/http-browser';
import fc from 'fast-check';
import { openStage, type Stage } from './stage.ts';

/** Pages that are looked at for forms, by each person; addresses that differ in a number alone are one. */
const maxPages = 80;
/** Odd turns of one form in a round. */
const turns = 8;
/** They end the session that the others need. */
const skipped = /sign-out/;
/** In an address of a list, a page or a way on. */
const oddQueries = [
  '?next=/..//evil.example',
  '?cursor=zzz',
  '?as-of=0001-01-01',
  '?page=-1&province=zzz',
  '?%00=%ff',
];

interface Found {
  readonly faults: Map<string, string>;
  posts: number;
}

/** Every form that a visitor, a volunteer and staff can reach by links, with odd fields, on a whole platform. */
export async function forms(words: readonly string[]): Promise<Row[]> {
  const { values } = parseArgs({ args: [...words], options: { seed: { type: 'string' } } });
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  console.error(`seed ${seed}`);
  const stage = await openStage();
  const found: Found = { faults: new Map(), posts: 0 };
  let pages = 0;
  try {
    const { world } = stage;
    const browsers: Record<string, Browser> = {
      visitor: world.browse(),
      volunteer: await stage.member(),
      officer: await world.staff('09000000023'),
      national: await world.staff('09000000025'),
    };
    for (const [name, browser] of Object.entries(browsers))
      pages += await tryPerson(stage, name, browser, { seed, found });
  } finally {
    await stage.close();
  }
  for (const [place, fault] of found.faults) console.error(`${place}: ${fault}`);
  return [
    figure('broken', found.faults.size, 'count'),
    figure('posts', found.posts, 'count'),
    figure('pages', pages, 'count'),
  ];
}

/** @returns how many pages were looked at */
async function tryPerson(
  stage: Stage,
  name: string,
  browser: Browser,
  { seed, found }: { seed: number; found: Found },
): Promise<number> {
  const { webUrl } = stage.platform;
  const waiting = ['/', '/en', '/sign-in', '/needs', '/projects', '/desk', '/desk/needs/new', '/me', '/find'];
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined && seen.size < maxPages; path = waiting.shift()) {
    const kind = kindOf(path);
    if (seen.has(kind)) continue;
    seen.add(kind);
    const page = await look(`${name} ${path}`, found, () => browser.get(path));
    if (!page || !page.url.startsWith(webUrl)) continue;
    waiting.push(...linksOf(page, webUrl));
    for (const query of oddQueries)
      await look(`${name} ${path}${query}`, found, () => browser.get(path + query));
    const count = page.root.querySelectorAll('form').length;
    for (let at = 0; at < count; at++)
      await tryForm(stage, `${name} ${kind} form ${at}`, browser, { path, at, seed, found });
  }
  return seen.size;
}

const kindOf = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/[0-9a-f-]{36}|[\w-]{22}|\d+|(?<=\/(?:provinces|council)\/)[\w-]+/g, ':');

function linksOf(page: Page, webUrl: string): string[] {
  const links = page.root.querySelectorAll('a[href]').map((link) => link.getAttribute('href') ?? '');
  return links
    .filter((href) => URL.canParse(href, page.url))
    .map((href) => new URL(href, page.url))
    .filter((url) => url.origin === new URL(webUrl).origin)
    .map((url) => url.pathname);
}

async function tryForm(
  stage: Stage,
  place: string,
  browser: Browser,
  { path, at, seed, found }: { path: string; at: number; seed: number; found: Found },
): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    // Anew each time: what was posted may have changed the page.
    const page = await look(place, found, () => browser.get(path));
    const form = page?.root.querySelectorAll('form')[at];
    if (!page || !form || skipped.test(form.getAttribute('action') ?? '')) return;
    form.setAttribute('data-tried', '');
    const names = form
      .querySelectorAll('input, select, textarea')
      .filter((control) => control.getAttribute('type') !== 'file')
      .map((control) => control.getAttribute('name') ?? '')
      .filter((name) => name !== '');
    const typed = oddFields([...new Set(names)], seed + turn);
    found.posts++;
    const answer = await look(`${place} ${JSON.stringify(typed).slice(0, 300)}`, found, () =>
      browser.submit(page, '[data-tried]', typed),
    );
    const { webUrl, sandboxUrl } = stage.platform;
    if (answer && !answer.url.startsWith(webUrl) && !answer.url.startsWith(sandboxUrl))
      found.faults.set(place, `led to ${answer.url}`);
  }
}

/** About a third of a form's fields odd, the others as the page has them. */
function oddFields(names: readonly string[], seed: number): Record<string, string> {
  const odd = oddValueOf({ type: 'string', maxLength: 6_000 }).map((value) =>
    (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed(),
  );
  const drawn = fc.sample(fc.tuple(fc.nat(2), odd), { seed, numRuns: names.length });
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const [chance = 1, value = ''] = drawn[index] ?? [];
      return chance === 0 ? [[name, value]] : [];
    }),
  );
}

/** A page, unless it is a fault of ours, which is kept. */
async function look(place: string, found: Found, go: () => Promise<Page>): Promise<Page | null> {
  try {
    const page = await go();
    if (page.status < 500 || page.status === 503) return page;
    found.faults.set(place, `${page.status} ${page.url}`);
  } catch (error) {
    found.faults.set(place, String(error));
  }
  return null;
}
