import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import type { RequestHandler } from './$types';

/** Short address for text messages and posters. */
export const GET: RequestHandler = ({ params }) => redirect(302, href(paths.needs.show(params.number)));
