import type { Browser, Page } from '@hamyar/local/http-browser';
import type { JobWorld } from '@hamyar/local/main-job/world';

/** What people were told while something failed. */
export interface Told {
  answered: number;
  /** An honest 503, or a form that says that we are away and keeps what was typed. */
  away: number;
  /** Neither an answer nor an honest 503: broken pages, broken connections. */
  refused: number;
  /** Pages that took somebody who is signed in for a visitor. */
  signedOutByUs: number;
  slowestMs: number;
  /** Receipts that givers were shown, by their code. */
  readonly receipts: string[];
  /** Why the first few were refused. */
  readonly why: string[];
}

export interface People {
  readonly told: Told;
  /** Resolves when each of them has been answered once more, all in a row. */
  allServed(): Promise<void>;
  stop(): Promise<void>;
}

type Act = (browser: Browser) => Promise<Page>;

const breathMs = 100;
const maxWhy = 5;

/**
 * Sets people to work: a reader, a member, a giver, somebody who asks for a code. Each goes on until stopped.
 * @param member signed in before anything failed
 */
export async function startPeople(world: JobWorld, member: Browser): Promise<People> {
  const told: Told = {
    answered: 0,
    away: 0,
    refused: 0,
    signedOutByUs: 0,
    slowestMs: 0,
    receipts: [],
    why: [],
  };
  const [project] = await world.rows<{ number: string }>(
    "select number::text from project where status = 'open' order by number limit 1",
  );
  let asked = 0;
  const acts: Record<string, { browser: Browser; act: Act }> = {
    reader: { browser: world.browse(), act: (browser) => browser.get('/needs') },
    member: { browser: member, act: (browser) => browser.get('/me') },
    giver: { browser: world.browse(), act: (browser) => give(world, browser, project?.number ?? '', told) },
    newcomer: {
      browser: world.browse(),
      act: async (browser) => {
        // The sandbox refuses and delays numbers by their ending; this one is taken.
        const mobile = `0936${String(++asked).padStart(5, '0')}11`;
        const page = await browser.get('/sign-in');
        return page.status === 200 ? browser.submit(page, 'main form', { mobile }) : page;
      },
    },
  };
  let stopped = false;
  const served = new Map<string, number>();
  const loops = Object.entries(acts).map(async ([name, { browser, act }]) => {
    while (!stopped) {
      const isServed = await once(name, told, () => act(browser));
      served.set(name, isServed ? (served.get(name) ?? 0) + 1 : 0);
      await new Promise((rested) => setTimeout(rested, breathMs));
    }
  });
  return {
    told,
    async allServed() {
      served.clear();
      while (!Object.keys(acts).every((name) => (served.get(name) ?? 0) > 0))
        await new Promise((rested) => setTimeout(rested, breathMs));
    },
    async stop() {
      stopped = true;
      await Promise.all(loops);
    },
  };
}

/** One act and what became of it. @returns whether it was answered as on any day */
async function once(name: string, told: Told, act: () => Promise<Page>): Promise<boolean> {
  const startedAt = performance.now();
  try {
    const page = await act();
    told.slowestMs = Math.max(told.slowestMs, performance.now() - startedAt);
    if (page.status === 503) {
      told.away++;
      return false;
    }
    if (page.status >= 500) throw new Error(`${page.url}: ${page.status}`);
    told.answered++;
    if (name === 'member' && new URL(page.url).pathname.includes('/sign-in')) told.signedOutByUs++;
    return true;
  } catch (error) {
    told.refused++;
    const why = error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error);
    if (told.why.length < maxWhy) told.why.push(`${name}: ${why.slice(0, 200)}`);
    return false;
  }
}

/** A gift from the page to the receipt; whoever is told to wait or to come back goes. */
async function give(world: JobWorld, browser: Browser, project: string, told: Told): Promise<Page> {
  const page = await browser.get(`/projects/${project}/give`);
  if (page.status !== 200) return page;
  const summary = await browser.submit(page, 'main form', {
    'amountIrr.toman': '50000',
    donorName: 'آزاده نیکو',
    donorMobile: '09121230018',
  });
  if (summary.status !== 200) return summary;
  const bank = await browser.submit(summary, 'main form');
  if (!bank.url.startsWith(world.platform.sandboxUrl)) return bank;
  const receipt = await browser.submit(bank, 'form', {}, { name: 'action', value: 'pay' });
  const code = /\/receipts\/(\w+)/.exec(receipt.url)?.[1];
  if (code && receipt.status === 200) told.receipts.push(code);
  return receipt;
}
