import { m } from '@hamyar/i18n/messages';
import Activity from '@lucide/svelte/icons/activity';
import Banknote from '@lucide/svelte/icons/banknote';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileCheck from '@lucide/svelte/icons/file-check';
import Gift from '@lucide/svelte/icons/gift';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import House from '@lucide/svelte/icons/house';
import Inbox from '@lucide/svelte/icons/inbox';
import Landmark from '@lucide/svelte/icons/landmark';
import LayoutList from '@lucide/svelte/icons/layout-list';
import LogIn from '@lucide/svelte/icons/log-in';
import MapIcon from '@lucide/svelte/icons/map';
import Shuffle from '@lucide/svelte/icons/shuffle';
import Sprout from '@lucide/svelte/icons/sprout';
import Upload from '@lucide/svelte/icons/upload';
import Users from '@lucide/svelte/icons/users';
import { paths, type SitePath } from '#lib/paths.ts';
import type { Role } from './viewer.ts';

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
const council: NavItem = { path: paths.councils.list(), label: m.nav_council, icon: Landmark };
const system: NavItem = { path: paths.desk.system(), label: m.nav_system, icon: Activity };

/** Links of the public header. */
export const publicNav: readonly NavItem[] = [needs, projects, provinces];

/** The five places of the phone's bottom bar. */
export const bottomNav: Readonly<Record<Role, readonly NavItem[]>> = {
  visitor: [home, needs, projects, provinces, signIn],
  member: [me, offers, shifts, gifts, inbox],
  officer: [desk, deskNeeds, credentials, matching, imports],
  council: [council, needs, projects, provinces, inbox],
  nation: [council, desk, matching, imports, inbox],
  auditor: [council, people, needs, projects, inbox],
};

const wholeDesk: readonly NavItem[] = [
  desk,
  deskNeeds,
  people,
  credentials,
  matching,
  heldPayments,
  imports,
  council,
  inbox,
];

/** The desktop rail of the staff. */
export const railNav: Readonly<Record<Role, readonly NavItem[]>> = {
  visitor: [],
  member: bottomNav.member,
  officer: wholeDesk,
  council: bottomNav.council,
  nation: [...wholeDesk, system],
  auditor: bottomNav.auditor,
};

/** Whether a place holds the page being shown. */
export function holds(item: NavItem, path: string): boolean {
  const roots: readonly string[] = [home.path, me.path, desk.path];
  return roots.includes(item.path)
    ? path === item.path
    : path === item.path || path.startsWith(`${item.path}/`);
}
