import { m } from '@hamyar/i18n/messages';
import Building from '@lucide/svelte/icons/building-2';
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
import Megaphone from '@lucide/svelte/icons/megaphone';
import Package from '@lucide/svelte/icons/package';
import Scale from '@lucide/svelte/icons/scale';
import Server from '@lucide/svelte/icons/server';
import Shuffle from '@lucide/svelte/icons/shuffle';
import Sprout from '@lucide/svelte/icons/sprout';
import Target from '@lucide/svelte/icons/target';
import Upload from '@lucide/svelte/icons/upload';
import Users from '@lucide/svelte/icons/users';
import Wallet from '@lucide/svelte/icons/wallet';
import type { Role } from './viewer.ts';

export interface NavItem {
  /** Path shared by both languages. */
  readonly path: string;
  readonly label: () => string;
  readonly icon: typeof House;
}

const home: NavItem = { path: '/', label: m.nav_home, icon: House };
const needs: NavItem = { path: '/needs', label: m.nav_needs, icon: ClipboardList };
const projects: NavItem = { path: '/projects', label: m.nav_projects, icon: Sprout };
const give: NavItem = { path: '/give', label: m.nav_give, icon: HandHeart };
const signIn: NavItem = { path: '/sign-in', label: m.nav_sign_in, icon: LogIn };
const desk: NavItem = { path: '/desk', label: m.nav_desk, icon: LayoutList };
const deskNeeds: NavItem = { path: '/desk/needs', label: m.nav_needs, icon: ClipboardList };
const credentials: NavItem = { path: '/desk/credentials', label: m.nav_credentials, icon: FileCheck };
const payments: NavItem = { path: '/desk/payments', label: m.nav_payments, icon: Wallet };
const surges: NavItem = { path: '/desk/surges', label: m.nav_surges, icon: Megaphone };
const council: NavItem = { path: '/council', label: m.nav_council, icon: Landmark };
const goals: NavItem = { path: '/council/goals', label: m.nav_goals, icon: Target };
const sessions: NavItem = { path: '/council/sessions', label: m.nav_sessions, icon: CalendarDays };
const resolutions: NavItem = { path: '/council/resolutions', label: m.nav_resolutions, icon: FileCheck };
const nation: NavItem = { path: '/nation', label: m.nav_nation, icon: MapIcon };
const audit: NavItem = { path: '/audit', label: m.nav_audit, icon: Scale };
const imports: NavItem = { path: '/desk/imports', label: m.nav_imports, icon: Upload };
const inbox: NavItem = { path: '/me/inbox', label: m.nav_inbox, icon: Inbox };

/** Links of the public header. */
export const publicNav: readonly NavItem[] = [
  needs,
  projects,
  { path: '/provinces', label: m.nav_provinces, icon: MapIcon },
  { path: '/programmes', label: m.nav_programmes, icon: Sprout },
  { path: '/ledger', label: m.nav_ledger, icon: Scale },
];

/** The five places of the phone's bottom bar. */
export const bottomNav: Readonly<Record<Role, readonly NavItem[]>> = {
  visitor: [home, needs, give, projects, signIn],
  member: [
    { path: '/me', label: m.nav_home, icon: House },
    { path: '/me/offers', label: m.nav_offers, icon: HandHeart },
    { path: '/me/shifts', label: m.nav_shifts, icon: CalendarDays },
    { path: '/me/gifts', label: m.nav_my_gifts, icon: Gift },
    inbox,
  ],
  officer: [desk, deskNeeds, credentials, payments, surges],
  council: [council, goals, sessions, resolutions, inbox],
  nation: [nation, council, goals, surges, audit],
  auditor: [audit, { path: '/ledger', label: m.nav_ledger, icon: Scale }, payments, projects, inbox],
};

/** The desktop rail of the staff. */
export const railNav: Readonly<Record<Role, readonly NavItem[]>> = {
  visitor: [],
  member: bottomNav.member,
  officer: [
    desk,
    deskNeeds,
    { path: '/desk/people', label: m.nav_people, icon: Users },
    credentials,
    { path: '/desk/matching', label: m.nav_matching, icon: Shuffle },
    surges,
    payments,
    { path: '/desk/goods', label: m.nav_goods, icon: Package },
    { path: '/desk/projects', label: m.nav_projects, icon: Sprout },
    { path: '/desk/centres', label: m.nav_centres, icon: Building },
    imports,
    inbox,
  ],
  council: [council, desk, goals, sessions, resolutions, inbox],
  nation: [
    nation,
    council,
    desk,
    imports,
    surges,
    audit,
    { path: '/system', label: m.nav_system, icon: Server },
  ],
  auditor: bottomNav.auditor,
};

/** Whether a place holds the page being shown. */
export function holds(item: NavItem, path: string): boolean {
  const roots = ['/', '/me', '/desk', '/council'];
  return roots.includes(item.path)
    ? path === item.path
    : path === item.path || path.startsWith(`${item.path}/`);
}
