import { ORIGIN } from '$app/env/private';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const yearSeconds = 365 * 24 * 60 * 60;

/** Keeps the chosen view and goes back to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const theme = form.get('theme') === 'dark' ? 'dark' : 'light';
  cookies.set('theme', theme, {
    path: '/',
    maxAge: yearSeconds,
    sameSite: 'lax',
    secure: ORIGIN.startsWith('https:'),
  });
  const back = String(form.get('back') ?? '/');
  // Only a path of ours: `//elsewhere` and `/\elsewhere` would leave.
  const target = new URL(back.startsWith('/') ? back : '/', url);
  redirect(303, target.origin === url.origin ? target.pathname + target.search : '/');
};
