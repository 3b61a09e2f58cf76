import { ORIGIN } from '$app/env/private';
import { redirect } from '@sveltejs/kit';
import { localPath } from '#lib/server/local-path.ts';
import type { RequestHandler } from './$types';

const yearSeconds = 365 * 24 * 60 * 60;

/** Keeps the chosen view and goes back to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  const theme = form.get('theme') === 'dark' ? 'dark' : 'light';
  cookies.set('theme', theme, {
    path: '/',
    maxAge: yearSeconds,
    sameSite: 'lax',
    secure: ORIGIN.startsWith('https:'),
  });
  const back = form.get('back');
  redirect(303, localPath(typeof back === 'string' ? back : null, '/'));
};
