import type { RouteId } from '$app/types';
import type { Role } from '#lib/viewer.ts';

/** Pages that say the same to every visitor; a browser, or a proxy of the operator, may keep them, and we do for a second. */
export const publicRoutes: ReadonlySet<RouteId> = new Set<RouteId>([
  '/[[lang=lang]]/(public)',
  '/[[lang=lang]]/(public)/accessibility',
  '/[[lang=lang]]/(public)/agreements/[kind=agreement]',
  '/[[lang=lang]]/(public)/calendar',
  '/[[lang=lang]]/(public)/figures',
  '/[[lang=lang]]/(public)/give',
  '/[[lang=lang]]/(public)/help',
  '/[[lang=lang]]/(public)/indicators',
  '/[[lang=lang]]/(public)/letters',
  '/[[lang=lang]]/(public)/log',
  '/[[lang=lang]]/(public)/n/[number=needNumber]',
  '/[[lang=lang]]/(public)/needs',
  '/[[lang=lang]]/(public)/needs/[number=needNumber]',
  '/[[lang=lang]]/(public)/offices',
  '/[[lang=lang]]/(public)/offices/[slug=slug]',
  '/[[lang=lang]]/(public)/pictures/[subject=pictureSubject]/[key=pictureKey]/[file=pictureFile]',
  '/[[lang=lang]]/(public)/privacy',
  '/[[lang=lang]]/(public)/projects',
  '/[[lang=lang]]/(public)/projects/[number=projectNumber]',
  '/[[lang=lang]]/(public)/provinces',
  '/[[lang=lang]]/(public)/provinces/[slug=slug]',
  '/[[lang=lang]]/(public)/provinces/table',
  '/[[lang=lang]]/(public)/services',
  '/[[lang=lang]]/(public)/terms',
  '/[[lang=lang]]/(public)/v',
  '/[[lang=lang]]/(public)/venues/[number=venueNumber]',
  '/(public)/[x+2e]well-known/hamyar-keys.json',
  '/(public)/log/[...tile=tilePath]',
  '/(public)/log/checkpoint',
  '/(public)/status/[list=statusList]',
  '/(public)/robots.txt',
  '/(public)/sitemap.xml',
]);

/**
 * Whether an answer is one person's alone and must be kept nowhere, not even behind the Back button: whatever is not
 * listed as public, and every page shown to somebody who is signed in.
 */
export function isPersonal(routeId: RouteId | null, role: Role): boolean {
  return routeId === null || role !== 'visitor' || !publicRoutes.has(routeId);
}

/** Whether a page is for those who are signed in. */
export const needsSession = (routeId: RouteId | null): boolean =>
  routeId !== null && /\/\((member|staff)\)(\/|$)/.test(routeId);
