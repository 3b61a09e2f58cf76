import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { ownCookie } from '#lib/server/own-cookie.ts';
import { homeOf, type Role } from '#lib/viewer.ts';
import type { RequestHandler } from './$types';

/** Role switch: remembers which of the held roles the person wants to work in. It grants nothing. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const wanted = String((await request.formData()).get('role') ?? '');
  const role: Role = locals.viewer.roles.find((held) => held === wanted) ?? locals.viewer.role;
  cookies.set('role', role, ownCookie);
  redirect(303, href(homeOf[role]));
};
