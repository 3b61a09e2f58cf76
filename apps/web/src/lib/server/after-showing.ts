import type { RouteId } from '$app/types';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { keptFormOf } from './kept-form.ts';
import { localPath } from './local-path.ts';

/** Pages that lie between a form that was kept and its sending: posting them lets nothing of it be. */
const between: ReadonlySet<RouteId | null> = new Set<RouteId>([
  '/[[lang=lang]]/(member)/me/confirm',
  '/[[lang=lang]]/(member)/me/security',
  '/[[lang=lang]]/(member)/me/security/totp/[challengeId=id]',
]);

export const keepsForm = (route: RouteId | null): boolean => between.has(route);

/** Back to what asked who it is: the form that was kept, the page, else a page of its own. */
export function afterShowing(event: RequestEvent, otherwise: string): never {
  if (keptFormOf(event)) redirect(303, href(paths.signIn.resume({ confirmed: 1 })));
  redirect(303, localPath(event.url.searchParams.get('next'), otherwise));
}
