import { redirect } from '@sveltejs/kit';
import { localPath } from '#lib/server/local-path.ts';
import { ownCookie } from '#lib/server/own-cookie.ts';
import type { RequestHandler } from './$types';

const yearSeconds = 365 * 24 * 60 * 60;

/** Keeps the chosen view and goes back to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  const theme = form.get('theme') === 'dark' ? 'dark' : 'light';
  cookies.set('theme', theme, { ...ownCookie, maxAge: yearSeconds });
  redirect(303, localPath(String(form.get('back') ?? ''), '/'));
};
