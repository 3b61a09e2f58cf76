import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { ownProfile } from '#lib/server/own-profile.ts';
import type { PageServerLoad } from './$types';

/** Goes on where it was left. */
export const load: PageServerLoad = async (event) => {
  const profile = await ownProfile(event);
  redirect(303, href(paths.welcome.step(profile?.resumeAt ?? 'name')));
};
