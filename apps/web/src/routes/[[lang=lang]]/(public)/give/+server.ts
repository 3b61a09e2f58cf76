import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import type { RequestHandler } from './$types';

/** Giving begins with a project until there are intentions to choose from. */
export const GET: RequestHandler = () => redirect(303, href(paths.projects.list()));
