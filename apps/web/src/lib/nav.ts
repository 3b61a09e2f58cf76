import { m } from '@hamyar/i18n/messages';
import Activity from '@lucide/svelte/icons/activity';
import Banknote from '@lucide/svelte/icons/banknote';
import BookOpen from '@lucide/svelte/icons/book-open';
import Building2 from '@lucide/svelte/icons/building-2';
import CalendarCog from '@lucide/svelte/icons/calendar-cog';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Contact from '@lucide/svelte/icons/contact';
import FileCheck from '@lucide/svelte/icons/file-check';
import FileText from '@lucide/svelte/icons/file-text';
import Flag from '@lucide/svelte/icons/flag';
import Gift from '@lucide/svelte/icons/gift';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import House from '@lucide/svelte/icons/house';
import Inbox from '@lucide/svelte/icons/inbox';
import Landmark from '@lucide/svelte/icons/landmark';
import LayoutList from '@lucide/svelte/icons/layout-list';
import ListTree from '@lucide/svelte/icons/list-tree';
import LogIn from '@lucide/svelte/icons/log-in';
import Mail from '@lucide/svelte/icons/mail';
import MapIcon from '@lucide/svelte/icons/map';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Shuffle from '@lucide/svelte/icons/shuffle';
import Sprout from '@lucide/svelte/icons/sprout';
import Upload from '@lucide/svelte/icons/upload';
import UserCog from '@lucide/svelte/icons/user-cog';
import Users from '@lucide/svelte/icons/users';
import { paths, type SitePath } from '#lib/paths.ts';
import type { Role, Viewer } from './viewer.ts';

export interface NavItem {
  /** Path shared by both languages. */
  readonly path: SitePath;
  readonly label: () => string;
  readonly icon: typeof House;
}

const home: NavItem = { path: paths.home(), label: m.nav_home, icon: House };
const needs: NavItem = { path: paths.needs.list(), label: m.nav_needs, icon: ClipboardList };
const projects: NavItem = { path: paths.projects.list(), label: m.nav_projects, icon: Sprout };
const provinces: NavItem = { path: paths.provinces.list(), label: m.nav_provinces, icon: MapIcon };
const signIn: NavItem = { path: paths.signIn.mobile(), label: m.nav_sign_in, icon: LogIn };
const me: NavItem = { path: paths.me.home(), label: m.nav_home, icon: House };
const offers: NavItem = { path: paths.me.offers(), label: m.nav_offers, icon: HandHeart };
const shifts: NavItem = { path: paths.me.assignments(), label: m.nav_shifts, icon: CalendarDays };
const gifts: NavItem = { path: paths.me.gifts(), label: m.nav_my_gifts, icon: Gift };
const inbox: NavItem = { path: paths.me.inbox(), label: m.nav_inbox, icon: Inbox };
const desk: NavItem = { path: paths.desk.home(), label: m.nav_desk, icon: LayoutList };
const deskNeeds: NavItem = { path: paths.desk.needs.list(), label: m.nav_needs, icon: ClipboardList };
const people: NavItem = { path: paths.desk.people.list(), label: m.nav_people, icon: Users };
const credentials: NavItem = {
  path: paths.desk.credentials.list(),
  label: m.nav_credentials,
  icon: FileCheck,
};
const heldPayments: NavItem = {
  path: paths.desk.payments.list(),
  label: m.nav_held_payments,
  icon: Banknote,
};
const matching: NavItem = { path: paths.desk.matching.list(), label: m.nav_matching, icon: Shuffle };
const imports: NavItem = { path: paths.desk.imports.list(), label: m.nav_imports, icon: Upload };
const papers: NavItem = { path: paths.desk.papers.list(), label: m.papers_title, icon: FileText };
const letters: NavItem = { path: paths.desk.letters.list(), label: m.nav_letters, icon: Mail };
const council: NavItem = { path: paths.councils.list(), label: m.nav_council, icon: Landmark };
const calendar: NavItem = { path: paths.desk.calendar.home(), label: m.nav_calendar, icon: CalendarCog };
const venues: NavItem = { path: paths.desk.venues.list(), label: m.nav_venues, icon: Building2 };
const system: NavItem = { path: paths.desk.system(), label: m.nav_system, icon: Activity };

const indicators: NavItem = {
  path: paths.desk.indicators.list(),
  label: m.nav_indicators,
  icon: ChartNoAxesColumn,
};
const books: NavItem = { path: paths.desk.books.list(), label: m.nav_books, icon: BookOpen };
const audit: NavItem = { path: paths.desk.audit(), label: m.nav_audit, icon: ScrollText };
const office: NavItem = { path: paths.desk.office.list(), label: m.nav_offices, icon: Contact };
const lists: NavItem = { path: paths.desk.lists.list(), label: m.lists_title, icon: ListTree };
const staff: NavItem = { path: paths.desk.staff.list(), label: m.nav_staff, icon: UserCog };
const complaints: NavItem = { path: paths.desk.complaints.list(), label: m.nav_complaints, icon: Flag };

/** Links of the public header. */
export const publicNav: readonly NavItem[] = [needs, projects, provinces];

/** The five places of the phone's bottom bar. */
export const bottomNav: Readonly<Record<Role, readonly NavItem[]>> = {
  visitor: [home, needs, projects, provinces, signIn],
  member: [me, offers, shifts, gifts, inbox],
  officer: [desk, deskNeeds, credentials, matching, inbox],
  county: [desk, deskNeeds, credentials, papers, inbox],
  treasurer: [desk, heldPayments, books, projects, inbox],
  administrator: [desk, staff, office, complaints, inbox],
  council: [council, needs, projects, provinces, inbox],
  nation: [council, desk, matching, imports, inbox],
  auditor: [audit, people, staff, council, inbox],
};

const wholeDesk: readonly NavItem[] = [
  desk,
  deskNeeds,
  people,
  credentials,
  matching,
  calendar,
  venues,
  imports,
  letters,
  papers,
  council,
  inbox,
];

const railOfRole: Readonly<Record<Role, readonly NavItem[]>> = {
  visitor: [],
  member: bottomNav.member,
  officer: wholeDesk,
  county: [desk, deskNeeds, credentials, papers, inbox],
  treasurer: [desk, heldPayments, books, papers, inbox],
  administrator: [desk, staff, office, letters, complaints, calendar, venues, inbox],
  council: bottomNav.council,
  nation: [...wholeDesk, books, indicators, audit, system],
  auditor: [...bottomNav.auditor, books],
};

/** Places that go along with another role of the same person, so that nobody switches for one page. */
const besides: Readonly<Partial<Record<Role, readonly NavItem[]>>> = {
  treasurer: [heldPayments, books],
  administrator: [staff, office, letters, complaints, calendar, venues],
};
const deskRoles: readonly Role[] = ['officer', 'county', 'treasurer', 'administrator', 'nation'];

/** The desktop rail of the staff: the places of the role, then those of other offices of the same desk. */
export function railOf({ role, roles, provinces }: Viewer): readonly NavItem[] {
  const own = railOfRole[role];
  if (!deskRoles.includes(role)) return own;
  const more = roles.flatMap((held) => besides[held] ?? []);
  // The lists and the system are the nation's, whoever there looks after them.
  const ofNation = roles.includes('administrator') && provinces.includes(null) ? [lists, system] : [];
  return [...new Set([...own, ...more, ...ofNation])];
}

/** What is done often at a place of the desk: whoever has the place has the way there. */
const acts: readonly (NavItem & { readonly at: NavItem })[] = [
  { at: deskNeeds, path: paths.desk.needs.create(), label: m.desk_needs_new, icon: ClipboardList },
  { at: people, path: paths.desk.people.conflicts(), label: m.conflicts_see, icon: Users },
  { at: calendar, path: paths.desk.calendar.close(), label: m.shortcut_close_day, icon: CalendarCog },
  { at: venues, path: paths.desk.venues.create(), label: m.venue_new, icon: Building2 },
  { at: letters, path: paths.desk.letters.create(), label: m.letter_new, icon: Mail },
  { at: staff, path: paths.desk.staff.invite(), label: m.staff_invite, icon: UserCog },
];

/** What a viewer does often, for the palette of the desk. */
export function actsOf(viewer: Viewer): readonly NavItem[] {
  const rail = railOf(viewer);
  return acts.filter(({ at }) => rail.includes(at));
}

/** Whether a place holds the page being shown. */
export function holds(item: NavItem, path: string): boolean {
  const roots: readonly string[] = [home.path, me.path, desk.path];
  return roots.includes(item.path)
    ? path === item.path
    : path === item.path || path.startsWith(`${item.path}/`);
}
