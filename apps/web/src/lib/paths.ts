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
    /** That the receipt is in the public log; and the same as a file for the drawer. */
    proof: pageOf((code: string) => `/receipts/${code}/proof`),
    receiptPdf: pageOf((code: string) => `/receipts/${code}/receipt.pdf`),
    proofFile: pageOf((code: string) => `/receipts/${code}/proof/file`),
  },
  /** Where anybody says that something is wrong, and follows it by code and secret. */
  report: {
    start: page('/report'),
    follow: page(linkPaths.followReport()),
    /** A picture of a complaint (`case/file`), by an address that holds for minutes. */
    file: pageOf((name: string) => `/report/files/${name}`),
  },
  /** That a letter is ours, by the code on it; and where the code is typed. */
  letter: pageOf(linkPaths.letter),
  letterCode: page('/letters'),
  check: {
    home: page(linkPaths.check()),
    /** As receipts print it. */
    code: pageOf((code: string) => `/v/${code}`),
    keys: page('/.well-known/hamyar-keys.json'),
    statusList: pageOf((list: number) => `/status/${list}`),
  },
  log: {
    home: page('/log'),
    checkpoint: page('/log/checkpoint'),
    /** A tile or a bundle of entries, by the path of the standard. */
    tile: pageOf((path: string) => `/log/${path}`),
  },
  calendar: page('/calendar'),
  venues: { show: pageOf((number: number | string) => `/venues/${number}`) },
  provinces: {
    list: page('/provinces'),
    listFile: page('/provinces/table'),
    show: pageOf((slug: string) => `/provinces/${slug}`),
  },
  offices: { list: page(linkPaths.offices()), show: pageOf((slug: string) => `/offices/${slug}`) },
  signIn: {
    mobile: page('/sign-in'),
    code: page('/sign-in/code'),
    /** By number and the code of an app. */
    app: page('/sign-in/app'),
    /** Where whoever typed the code of a number that slept says who they are. */
    asleep: page('/sign-in/asleep'),
    /** Where a form that was posted after the session had ended goes on. */
    resume: page('/sign-in/resume'),
  },
  about: {
    help: page('/help'),
    figures: page('/figures'),
    indicators: page('/indicators'),
    /** What people are given at each stage of life. */
    services: page('/services'),
    terms: page('/terms'),
    privacy: page('/privacy'),
    accessibility: page('/accessibility'),
    /** What volunteers and givers agree to. */
    agreement: pageOf((kind: string) => `/agreements/${kind}`),
  },
  me: {
    home: page(linkPaths.me()),
    inbox: page(linkPaths.inbox()),
    settings: page('/me/settings'),
    /** Passkeys, TOTP and recovery codes. */
    security: page(linkPaths.security()),
    number: page('/me/number'),
    numberCode: page('/me/number/code'),
    totp: pageOf((challengeId: string) => `/me/security/totp/${challengeId}`),
    /** Where somebody shows once more who they are. */
    confirm: page('/me/confirm'),
    /** Where somebody in office who lost everything asks two officers. */
    recovery: page('/me/recovery'),
    /** Offices of one’s own, and where one steps down from one. */
    offices: page('/me/offices'),
    office: pageOf((grantId: string) => `/me/offices/${grantId}`),
    data: page(linkPaths.data()),
    /** Where somebody reads what being erased means, and asks for it. */
    erase: page('/me/data/erase'),
    licence: page('/me/licence'),
    /** Where a volunteer sees what moving to a county comes to. */
    move: page('/me/move'),
    /** A file, by an address that holds for minutes. */
    file: pageOf((fileId: string) => `/files/${fileId}`),
    looks: page('/me/data/looks'),
    agreements: page('/me/agreements'),
    /** Where somebody reads what follows before they take their agreement back. */
    withdrawAgreements: page('/me/agreements/withdraw'),
    /** Whom a minor named, and whether they agree. */
    guardian: page(linkPaths.guardianOwn()),
    find: page(linkPaths.find()),
    offers: page(linkPaths.offers()),
    offer: pageOf(linkPaths.offer),
    assignments: page('/assignments'),
    gifts: page('/gifts'),
    invitations: page(linkPaths.ownInvitations()),
    complaints: page(linkPaths.ownComplaints()),
  },
  /** Where the old number takes back a change of it. */
  numberChange: pageOf(linkPaths.numberChange),
  /** Where the guardian of a minor reads, agrees by a code, or takes it back. */
  guardian: {
    show: pageOf(linkPaths.guardian),
    code: pageOf((token: string) => `/guardian/${token}/code`),
    withdraw: pageOf((token: string) => `/guardian/${token}/withdraw`),
  },
  welcome: { resume: page('/welcome'), step: pageOf((step: string) => `/welcome/${step}`) },
  desk: {
    home: page('/desk'),
    needs: {
      list: page('/desk/needs'),
      listFile: page('/desk/needs/table'),
      create: page('/desk/needs/new'),
      show: pageOf(linkPaths.deskNeed),
      draft: pageOf((needId: string) => `/desk/needs/${needId}/draft`),
      messages: pageOf((needId: string) => `/desk/needs/${needId}/messages`),
      roster: pageOf((needId: string) => `/desk/needs/${needId}/roster.pdf`),
      close: pageOf((needId: string) => `/desk/needs/${needId}/close`),
    },
    calendar: {
      home: page('/desk/calendar'),
      close: page('/desk/calendar/close'),
      reopen: pageOf((closureId: string) => `/desk/calendar/${closureId}/reopen`),
      import: page('/desk/calendar/import'),
    },
    venues: {
      list: page('/desk/venues'),
      create: page('/desk/venues/new'),
      show: pageOf((venueId: string) => `/desk/venues/${venueId}`),
    },
    people: {
      list: page('/desk/people'),
      conflicts: page('/desk/people/conflicts'),
      show: pageOf(linkPaths.deskPerson),
      move: pageOf((volunteerId: string) => `/desk/people/${volunteerId}/move`),
      /** The same person as another record. */
      merge: pageOf((volunteerId: string) => `/desk/people/${volunteerId}/merge`),
      merges: page('/desk/people/merges'),
      /** A second person in the record, who uses the same number. */
      second: pageOf((volunteerId: string) => `/desk/people/${volunteerId}/second-person`),
      parts: page('/desk/people/parts'),
      moves: page(linkPaths.deskMoves()),
      /** The paper of a volunteer, beside the one in their hand. */
      paper: pageOf((volunteerId: string) => `/desk/people/${volunteerId}/paper`),
      /** Another number for a member who lost theirs and everything else. */
      lostNumber: pageOf((volunteerId: string) => `/desk/people/${volunteerId}/lost-number`),
      lostNumbers: page('/desk/people/lost-numbers'),
    },
    credentials: {
      list: page('/desk/credentials'),
      show: pageOf((credentialId: string) => `/desk/credentials/${credentialId}`),
    },
    payments: { list: page('/desk/payments'), show: pageOf(linkPaths.heldPayment) },
    staff: {
      list: page('/desk/staff'),
      invite: page('/desk/staff/invite'),
      show: pageOf(linkPaths.grant),
      end: pageOf((grantId: string) => `/desk/staff/${grantId}/end`),
      suspend: pageOf((grantId: string) => `/desk/staff/${grantId}/suspend`),
      counties: pageOf((grantId: string) => `/desk/staff/${grantId}/counties`),
      invitations: page('/desk/staff/invitations'),
      invitation: pageOf(linkPaths.invitation),
      recoveries: page('/desk/staff/recoveries'),
      recovery: pageOf(linkPaths.recovery),
    },
    office: { list: page('/desk/office'), show: pageOf((slug: string) => `/desk/office/${slug}`) },
    statements: pageOf((kind: string) => `/desk/statements/${kind}`),
    /** Words that people choose from; a term is named by its list and code. */
    lists: {
      list: page('/desk/lists'),
      show: pageOf((list: string) => `/desk/lists/${list}`),
      term: pageOf((term: string) => `/desk/lists/${term}`),
      retire: pageOf((term: string) => `/desk/lists/${term}/retire`),
    },
    complaints: {
      list: page('/desk/complaints'),
      bars: page('/desk/complaints/bars'),
      show: pageOf(linkPaths.complaint),
      decide: pageOf((complaintId: string) => `/desk/complaints/${complaintId}/decide`),
    },
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
    papers: {
      list: page('/desk/papers'),
      /** Of one kind, with what was typed. */
      pdf: page('/desk/papers/paper.pdf'),
    },
    books: {
      list: page('/desk/books'),
      show: pageOf((provinceCode: string) => `/desk/books/${provinceCode}`),
      close: pageOf((provinceCode: string) => `/desk/books/${provinceCode}/close`),
      /** A month of them as a file. */
      journal: pageOf((provinceCode: string) => `/desk/books/${provinceCode}/month.journal`),
    },
    letters: {
      list: page('/desk/letters'),
      create: page('/desk/letters/new'),
      show: pageOf((letterId: string) => `/desk/letters/${letterId}`),
      issue: pageOf((letterId: string) => `/desk/letters/${letterId}/issue`),
      pdf: pageOf((letterId: string) => `/desk/letters/${letterId}/letter.pdf`),
    },
    audit: page('/desk/audit'),
    indicators: { list: page('/desk/indicators'), table: page('/desk/indicators/table') },
    system: page(linkPaths.system()),
    undelivered: page(linkPaths.undelivered()),
    keys: { list: page('/desk/system/keys'), show: pageOf((kid: string) => `/desk/system/keys/${kid}`) },
  },
  councils: {
    list: page('/council'),
    listFile: page('/council/contributions'),
    show: pageOf((slug: string) => `/council/${slug}`),
    showFile: pageOf((slug: string) => `/council/${slug}/report`),
  },
  /** Where the frame's small forms post to; they have no page. */
  frame: {
    role: page('/role'),
    theme: page('/theme'),
    signOut: page('/sign-out'),
    /** What a passkey is asked. */
    passkey: page('/passkey'),
  },
  /** What messengers show of a page; `project/101/<version>`. */
  picture: pageOf((named: string) => `/pictures/${named}.png`),
  /** For search engines. */
  sitemap: page('/sitemap.xml'),
  robots: page('/robots.txt'),
  /** Every primitive of the site, for those who build it. */
  primitives: page('/dev/ui'),
};
