import { linkPaths } from '@hamyar/i18n/link-paths';

/** An address of the site as both languages share it; `href` of locale.ts makes the page's own of it. */
export type SitePath = `/${string}`;

type Query = Readonly<Record<string, string | number | bigint | null | undefined>> | URLSearchParams;

/** The address with what it asks for behind it. What is empty is left out; null and undefined too. */
function at(path: SitePath, query: Query): SitePath {
  const pairs = query instanceof URLSearchParams ? [...query] : Object.entries(query);
  const asked = pairs.flatMap(([name, value]) => ((value ?? '') === '' ? [] : [[name, String(value)]]));
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`;
}

/** A page that always has the same address. */
const page =
  (path: SitePath) =>
  (query: Query = {}): SitePath =>
    at(path, query);

/** A page a thing: `write` puts what names it into the address. */
const pageOf =
  <Name extends string | number>(write: (name: Name) => SitePath) =>
  (name: Name, query: Query = {}): SitePath =>
    at(write(name), query);

/**
 * Every address of the site; nothing else writes one. `paths.test.ts` walks them against the routes: an address that
 * leads nowhere fails, and so does a route that nobody names.
 */
export const paths = {
  home: page('/'),
  needs: {
    list: page('/needs'),
    show: pageOf((number: number | string) => `/needs/${number}`),
    /** As posters and texts print it. */
    short: pageOf((number: number | string) => `/n/${number}`),
  },
  projects: {
    list: page('/projects'),
    show: pageOf((number: number | string) => `/projects/${number}`),
    give: pageOf((number: number | string) => `/projects/${number}/give`),
  },
  giving: {
    start: page('/give'),
    pledge: pageOf((key: string) => `/give/${key}`),
    payCallback: page(linkPaths.payCallback()),
    receipt: pageOf(linkPaths.receipt),
  },
  provinces: {
    list: page('/provinces'),
    show: pageOf((slug: string) => `/provinces/${slug}`),
  },
  signIn: {
    mobile: page('/sign-in'),
    code: page('/sign-in/code'),
    /** Where a form that was posted after the session had ended goes on. */
    resume: page('/sign-in/resume'),
  },
  about: {
    help: page('/help'),
    figures: page('/figures'),
    privacy: page('/privacy'),
    accessibility: page('/accessibility'),
  },
  me: {
    home: page(linkPaths.me()),
    inbox: page(linkPaths.inbox()),
    settings: page('/me/settings'),
    data: page('/me/data'),
    find: page(linkPaths.find()),
    offers: page(linkPaths.offers()),
    offer: pageOf(linkPaths.offer),
    assignments: page('/assignments'),
    gifts: page('/gifts'),
  },
  welcome: { resume: page('/welcome'), step: pageOf((step: string) => `/welcome/${step}`) },
  desk: {
    home: page('/desk'),
    needs: {
      list: page('/desk/needs'),
      create: page('/desk/needs/new'),
      close: pageOf((needId: string) => `/desk/needs/${needId}/close`),
    },
    people: {
      list: page('/desk/people'),
      conflicts: page('/desk/people/conflicts'),
      show: pageOf((volunteerId: string) => `/desk/people/${volunteerId}`),
    },
    credentials: {
      list: page('/desk/credentials'),
      show: pageOf((credentialId: string) => `/desk/credentials/${credentialId}`),
    },
    payments: { list: page('/desk/payments'), show: pageOf(linkPaths.heldPayment) },
    imports: {
      list: page('/desk/imports'),
      show: pageOf((batchId: string) => `/desk/imports/${batchId}`),
      report: pageOf((batchId: string) => `/desk/imports/${batchId}/report.csv`),
      undo: pageOf((batchId: string) => `/desk/imports/${batchId}/undo`),
    },
    matching: {
      list: page('/desk/matching'),
      show: pageOf((runId: string) => `/desk/matching/${runId}`),
      send: pageOf((runId: string) => `/desk/matching/${runId}/send`),
      fairness: pageOf((runId: string) => `/desk/matching/${runId}/fairness`),
      why: pageOf((runId: string) => `/desk/matching/${runId}/why`),
      comparison: pageOf((runId: string) => `/desk/matching/${runId}/comparison`),
    },
    system: page(linkPaths.system()),
    undelivered: page(linkPaths.undelivered()),
  },
  councils: { list: page('/council'), show: pageOf((slug: string) => `/council/${slug}`) },
  /** Where the frame's small forms post to; they have no page. */
  frame: { role: page('/role'), theme: page('/theme'), signOut: page('/sign-out') },
  /** Every primitive of the site, for those who build it. */
  primitives: page('/dev/ui'),
};
