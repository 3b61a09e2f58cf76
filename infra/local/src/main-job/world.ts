import { asOwner } from '../database.ts';
import { type Browser, openBrowser, type Page } from '../http-browser.ts';
import type { Platform } from '../platform.ts';

/** Where the platform is to be found. */
type Addresses = Pick<Platform, 'webUrl' | 'sandboxUrl' | 'ownerUrl'>;

/** What the steps of the main job share. */
export interface JobWorld {
  readonly platform: Addresses;
  /** A fresh browser without cookies. */
  browse(): Browser;
  /** Signs in with a one-time code from the sandbox inbox; ends on the page that signing in leads to. */
  signIn(mobile: string): Promise<{ browser: Browser; page: Page }>;
  /** A member of staff, signed in once. */
  staff(mobile: string): Promise<Browser>;
  /** Texts that arrived at a number, newest first. */
  messages(mobile: string): Promise<readonly string[]>;
  /** Looks at the database as its owner. */
  rows<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
}

/** Demonstration accounts the steps work as. */
export const people = { officer: '09000000023', council: '09000000024', national: '09000000025' };

export function makeWorld(platform: Addresses): JobWorld {
  const staff = new Map<string, Promise<Browser>>();
  const world: JobWorld = {
    platform,
    browse: () => openBrowser(platform.webUrl),
    async signIn(mobile) {
      const browser = world.browse();
      const known = (await world.messages(mobile)).length;
      const asked = await browser.submit(await browser.get('/sign-in'), 'main form', { mobile });
      const code = await eventually(`a code for ${mobile}`, async () => {
        const texts = await world.messages(mobile);
        return texts.length > known
          ? texts.map((text) => /#(\d{6,8})\b/.exec(text)?.[1]).find(Boolean)
          : undefined;
      });
      const page = await browser.submit(asked, 'main form', { code });
      if (page.url.includes('/sign-in'))
        throw new Error(`signing in as ${mobile} did not work: ${page.text.slice(0, 300)}`);
      return { browser, page };
    },
    staff(mobile) {
      const known = staff.get(mobile) ?? world.signIn(mobile).then(({ browser }) => browser);
      staff.set(mobile, known);
      return known;
    },
    async messages(mobile) {
      const response = await fetch(`${platform.sandboxUrl}/sms.json?to=${mobile}`);
      const body = (await response.json()) as { messages?: { text: string }[] } | { text: string }[];
      return (Array.isArray(body) ? body : (body.messages ?? [])).map((message) => message.text);
    },
    rows: (sql, values = []) =>
      asOwner(platform.ownerUrl, async (owner) => (await owner.query(sql, values)).rows as never),
  };
  return world;
}

/** Asks again and again until there is an answer. @throws after `withinMs` */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  withinMs = 30_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** @throws when a fact is not as it must be */
export function must(what: string, found: unknown, expected: unknown): void {
  const [one, two] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== two) throw new Error(`${what}: found ${one}, expected ${two}`);
}

/** Digits and separators as the Persian pages show them. */
export function inPersian(amount: bigint): string {
  return new Intl.NumberFormat('fa-IR').format(amount);
}
